import { inlineText } from '../load/inline-text';
import { collapse } from '../load/normalise';
import type { Block, LoadedDocument, Passage, Sentence } from '../ports';
import { splitSentences } from './split-sentences';

/** The local model sees 128 word pieces, about 450 characters; a passage with its nearest heading stays below. */
export const PASSAGE_LIMIT = 420;

interface Unit extends Sentence {
  /** Offsets in the document. */
  from: number;
  to: number;
  block: number;
}

/**
 * Cuts a document into passages along its headings. Sentences, list items and table rows are never torn apart (unless
 * one alone is longer than the limit), and a line that announces a list stays with the list's first item.
 * @param title the document's name; stands first in every heading path.
 */
export function chunkDocument(document: LoadedDocument, title: string): Passage[] {
  const passages: Passage[] = [];
  const headings: { level: number; text: string }[] = [];
  let section: Unit[] = [];

  const closeSection = () => {
    const path = [title, ...headings.map((heading) => heading.text)];
    const named = path.filter((name, index) => name !== '' && (index === 0 || name !== path[index - 1]));
    for (const units of pack(section)) passages.push(passageOf(document, units, [...named, ...pagesOf(document, units)], passages.length));
    section = [];
  };

  document.blocks.forEach((block, index) => {
    if (block.kind !== 'heading') {
      section.push(...unitsOf(document, block, index));
      return;
    }
    closeSection();
    const level = block.level ?? 1;
    while ((headings[headings.length - 1]?.level ?? 0) >= level) headings.pop();
    const text = readable(document, block.start, block.end);
    if (text && text !== title) headings.push({ level, text: text.slice(0, 200) });
  });
  closeSection();
  return passages;
}

function readable(document: LoadedDocument, start: number, end: number): string {
  const source = document.content.slice(start, end);
  return document.markdown ? inlineText(source) : collapse(source);
}

function unitsOf(document: LoadedDocument, block: Block, index: number): Unit[] {
  const unit = (from: number, to: number, kind: Sentence['kind'], text: string, ordinal?: number): Unit[] =>
    text === '' ? [] : [{ from, to, kind, text, start: 0, end: 0, block: index, ...(ordinal !== undefined ? { ordinal } : {}) }];

  if (block.kind === 'row') return unit(block.start, block.end, 'row', rowText(block.header ?? [], block.cells ?? []));
  const source = document.content.slice(block.start, block.end);
  if (block.kind === 'code') {
    return splitSentences(source).flatMap((span) => unit(block.start + span.start, block.start + span.end, 'code', collapse(source.slice(span.start, span.end))));
  }
  const spans = splitSentences(source);
  return spans.flatMap((span, at) => {
    const from = block.start + span.start;
    const to = block.start + span.end;
    const item = block.kind === 'item' && at === 0;
    return unit(from, to, item ? 'item' : 'sentence', readable(document, from, to), item ? block.ordinal : undefined);
  });
}

/** "Cash — Fee: none; Takes: two days": the first cell is what the row is about. */
function rowText(header: string[], cells: string[]): string {
  const [subject = '', ...rest] = cells;
  const said = rest.flatMap((cell, at) => {
    const name = header[at + 1] ?? '';
    return cell === '' ? [] : [name && name !== cell ? `${name}: ${cell}` : cell];
  });
  return [subject || (header[0] ?? ''), said.join('; ')].filter((part) => part !== '').join(' — ');
}

/** Fills passages greedily; breaks before a new block rather than inside one when the passage is already half full. */
function pack(units: Unit[]): Unit[][] {
  const packed: Unit[][] = [];
  let open: Unit[] = [];
  let length = 0;
  units.forEach((unit, at) => {
    const room = PASSAGE_LIMIT - length;
    const needed = announces(unit) && units[at + 1] ? unit.text.length + (units[at + 1]?.text.length ?? 0) + 1 : unit.text.length;
    const rest = restOfBlock(units, at);
    const better = open[open.length - 1]?.block !== unit.block && length > PASSAGE_LIMIT / 2 && rest > room && rest <= PASSAGE_LIMIT;
    if (open.length > 0 && (unit.text.length > room || (needed > room && needed <= PASSAGE_LIMIT) || better)) {
      packed.push(open);
      open = [];
      length = 0;
    }
    open.push(unit);
    length += unit.text.length + 1;
  });
  if (open.length > 0) packed.push(open);
  return packed;
}

function announces(unit: Unit): boolean {
  return unit.kind === 'sentence' && /[:：]$/.test(unit.text);
}

function restOfBlock(units: Unit[], at: number): number {
  let length = 0;
  for (let i = at; i < units.length && units[i]?.block === units[at]?.block; i += 1) length += (units[i]?.text.length ?? 0) + 1;
  return length;
}

function passageOf(document: LoadedDocument, units: Unit[], headingPath: string[], position: number): Passage {
  const from = units[0]?.from ?? 0;
  const to = units[units.length - 1]?.to ?? 0;
  const sentences = units.map(({ text, kind, ordinal, ...unit }): Sentence => ({
    text,
    kind,
    start: unit.from - from,
    end: unit.to - from,
    ...(ordinal !== undefined ? { ordinal } : {}),
  }));
  const text = sentences.map((sentence, at) => joined(sentence, at === 0)).join('');
  return { position, headingPath, text, source: document.content.slice(from, to), sentences };
}

/** "p. 3" or "pp. 3–4" where the document has pages: the last part of the heading path. */
function pagesOf(document: LoadedDocument, units: Unit[]): string[] {
  const pages = units.flatMap((unit) => document.blocks[unit.block]?.page ?? []);
  const [first, last] = [Math.min(...pages), Math.max(...pages)];
  if (pages.length === 0) return [];
  return [first === last ? `p. ${first}` : `pp. ${first}–${last}`];
}

const PAGES = /^pp?\. \d+(?:–\d+)?$/;

/** Sentences run on; items and rows start a line, items with their marker. */
function joined(sentence: Sentence, first: boolean): string {
  if (sentence.kind === 'item') return `${first ? '' : '\n'}${sentence.ordinal !== undefined ? `${sentence.ordinal}.` : '-'} ${sentence.text}`;
  if (sentence.kind === 'row' || sentence.kind === 'code') return `${first ? '' : '\n'}${sentence.text}`;
  return `${first ? '' : ' '}${sentence.text}`;
}

/** What is embedded and indexed: the nearest headings, then the text. A page's number says nothing about it. */
export function indexedText(passage: Pick<Passage, 'headingPath' | 'text'>): string {
  const headings = passage.headingPath.filter((heading) => !PAGES.test(heading));
  return `${headings.slice(-3).join(' > ')}\n${passage.text}`;
}
