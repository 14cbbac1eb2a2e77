import type { Block, LoadedDocument } from '../ports';
import { collapse, normaliseText } from './normalise';

const BULLET = /^\s*(?:[-*+•‣–]|(\d{1,4})[.)])\s+/;
const RULE = /^\s*[=\-_*]{3,}\s*$/;

/**
 * Plain text: paragraphs between blank lines, lines with a bullet or number as list items, and short lines that stand
 * alone without a full stop (or are underlined) as headings.
 */
export function loadPlainText(raw: string): LoadedDocument {
  const content = normaliseText(raw);
  const blocks: Block[] = [];
  for (const group of paragraphs(content)) readGroup(group, blocks);
  // A heading with nothing under it is a sentence of its own, for instance the last line of a letter.
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    if (block.kind === 'heading' && (!next || next.kind === 'heading') && (index > 0 || !next)) blocks[index] = { ...block, kind: 'paragraph' };
  });
  const first = blocks[0];
  const line = first ? (content.slice(first.start, first.end).split('\n')[0] ?? '') : '';
  return { content, title: collapse(line).slice(0, 120), markdown: false, blocks };
}

interface Line {
  text: string;
  at: number;
}

function paragraphs(content: string): Line[][] {
  const groups: Line[][] = [[]];
  let at = 0;
  for (const text of content.split('\n')) {
    if (text.trim() === '') groups.push([]);
    else groups[groups.length - 1]?.push({ text, at });
    at += text.length + 1;
  }
  return groups.filter((group) => group.length > 0);
}

function readGroup(group: Line[], blocks: Block[]): void {
  let open: Block | null = null;
  const alone = group.length === 1 || (group.length === 2 && RULE.test(group[1]?.text ?? ''));
  for (const { text, at } of group) {
    if (RULE.test(text)) continue;
    const bullet = BULLET.exec(text);
    const start = at + (bullet ? bullet[0].length : text.length - text.trimStart().length);
    const end = at + text.trimEnd().length;
    if (bullet) {
      open = { kind: 'item', start, end, ...(bullet[1] ? { ordinal: Number(bullet[1]) } : {}) };
      blocks.push(open);
    } else if (open) {
      open.end = end;
    } else {
      open = alone && looksLikeHeading(text.trim()) ? { kind: 'heading', level: 2, start, end } : { kind: 'paragraph', start, end };
      blocks.push(open);
    }
  }
}

function looksLikeHeading(line: string): boolean {
  return line.length <= 70 && !/[.!,;:]$/.test(line) && /^[\p{Lu}\p{N}\p{Lo}]/u.test(line);
}
