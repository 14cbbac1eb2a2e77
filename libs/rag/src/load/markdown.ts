import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Block, LoadedDocument } from '../ports';
import { inlineText } from './inline-text';
import { collapse, normaliseText } from './normalise';

const parser = new MarkdownIt({ html: true, linkify: false });
// Deeper nesting than this is an attack, not a document.
parser.set({ maxNesting: 60 } as object);

/** Markdown (CommonMark and tables) into blocks. Front matter is left out; its `title` counts as the document's. */
export function loadMarkdown(raw: string): LoadedDocument {
  const all = normaliseText(raw);
  const matter = /^---\n([\s\S]{0,5000}?)\n---(?:\n|$)/.exec(all);
  const content = matter ? all.slice(matter[0].length) : all;
  const blocks = blocksOf(content);
  const first = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const named = /^title:\s*["']?(.+?)["']?\s*$/m.exec(matter?.[1] ?? '')?.[1];
  const title = named ?? (first ? inlineText(content.slice(first.start, first.end)) : '');
  return { content, title: collapse(title), markdown: true, blocks };
}

/** Walks the parser's flat token list; line numbers become offsets in the content. */
function blocksOf(content: string): Block[] {
  const lines = lineStarts(content);
  const blocks: Block[] = [];
  /** For every open list the number of its next item; null where it has bullets. */
  const lists: (number | null)[] = [];
  let ordinal: number | null = null;
  let opensItem = false;
  let header: string[] = [];
  let cells: string[] = [];
  let row: [number, number] | null = null;
  let part: 'head' | 'body' | null = null;

  const push = (kind: Block['kind'], map: [number, number] | null, more: Partial<Block> = {}) => {
    if (!map) return;
    const [from, to] = map.map((line) => lines[line] ?? content.length) as [number, number];
    const span = trimSpan(content, from, to, kind);
    if (span.start < span.end) blocks.push({ kind, ...span, ...more });
  };

  for (const token of parser.parse(content, {})) {
    switch (token.type) {
      case 'heading_open':
        push('heading', token.map, { level: Number(token.tag.slice(1)) });
        break;
      case 'bullet_list_open':
        lists.push(null);
        break;
      case 'ordered_list_open':
        lists.push(Number(token.attrGet('start') ?? 1));
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open':
        ordinal = lists[lists.length - 1] ?? null;
        if (ordinal !== null) lists[lists.length - 1] = ordinal + 1;
        opensItem = true;
        break;
      case 'list_item_close':
        opensItem = false;
        break;
      case 'paragraph_open':
        push(opensItem ? 'item' : 'paragraph', token.map, opensItem && ordinal !== null ? { ordinal } : {});
        opensItem = false;
        break;
      case 'code_block':
      case 'fence':
        push('code', codeLines(token));
        opensItem = false;
        break;
      case 'html_block':
        if (!/^\s*<(script|style|!--|template)/i.test(token.content) && inlineText(token.content)) push('paragraph', token.map);
        break;
      case 'thead_open':
        part = 'head';
        header = [];
        break;
      case 'tbody_open':
        part = 'body';
        break;
      case 'table_close':
        part = null;
        break;
      case 'tr_open':
        cells = [];
        row = token.map;
        break;
      case 'inline':
        if (part === 'head') header.push(inlineText(token.content));
        else if (part === 'body') cells.push(inlineText(token.content));
        break;
      case 'tr_close':
        if (part === 'body' && cells.some((cell) => cell !== '')) push('row', row, { header, cells });
        break;
      default:
    }
  }
  return blocks;
}

/** A fence's own lines are not content. */
function codeLines(token: Token): [number, number] | null {
  if (!token.map || token.type !== 'fence') return token.map;
  const closed = token.map[1] - token.map[0] > token.content.split('\n').length - 1 + 1;
  return [token.map[0] + 1, token.map[1] - (closed ? 1 : 0)];
}

function lineStarts(content: string): number[] {
  const starts = [0];
  for (let at = content.indexOf('\n'); at !== -1; at = content.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const LEADING: Record<Block['kind'], RegExp> = {
  heading: /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:#{1,6}(?=\s))?\s*/,
  paragraph: /^[\s>]*/,
  item: /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[\s>]+)*(?:\[[ xX]\]\s+)?/,
  row: /^[\s>]*\|?\s*/,
  code: /^\n*/,
};
const TRAILING: Record<Block['kind'], RegExp> = {
  heading: /(?:\s+#+)?(?:\n[\s>]*(?:=+|-+))?\s*$/,
  paragraph: /\s*$/,
  item: /\s*$/,
  row: /\s*\|?\s*$/,
  code: /\s*$/,
};

/** The block without its markers, so that a quote begins with its first word. */
function trimSpan(content: string, from: number, to: number, kind: Block['kind']): { start: number; end: number } {
  const raw = content.slice(from, to).trimEnd();
  const start = LEADING[kind].exec(raw)?.[0].length ?? 0;
  const tail = TRAILING[kind].exec(raw.slice(start))?.[0].length ?? 0;
  return { start: from + start, end: from + raw.length - tail };
}
