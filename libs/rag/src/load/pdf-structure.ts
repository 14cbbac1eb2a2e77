import type { LoadedDocument } from '../ports';
import { DocumentWriter } from './document-writer';
import { joinLines, seenWords, type SeenWords } from './join-lines';
import type { PdfPage } from './pdf';
import { median, type Line } from './pdf-lines';
import { tableAt, type PdfTable } from './pdf-tables';

/** Text this much larger than the body is a heading. */
const HEADING = 1.15;
const LONGEST_HEADING = 200;
/** Lines further apart than this many times the usual step begin a new paragraph. */
const PARAGRAPH_GAP = 1.35;
const BULLET = /^(?:[•‣▪●○◦■□–*·-]|\uF0B7|(\d{1,3})[.)])\s+(?=\S)/u;

type Piece =
  | { kind: 'heading'; size: number; text: string; page: number }
  | { kind: 'paragraph' | 'item'; ordinal: number | null; text: string; page: number }
  | { kind: 'table'; table: PdfTable; page: number };

/** Lines of all pages as a document: headings by size, paragraphs by spacing, lists by their marks, tables by alignment. */
export function writePdf(pages: readonly PdfPage[], ownTitle: string, warnings: string[]): LoadedDocument {
  const body = bodySize(pages);
  const furniture = runningLines(pages);
  const kept = pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !furniture.has(placed(line))) }));
  const seen = seenWords(kept.flatMap((page) => page.lines.map(textOf)));
  const pieces = joinAcrossPages(kept.flatMap((page) => piecesOf(page, body, seen)), seen);
  const sizes = [...new Set(pieces.flatMap((piece) => (piece.kind === 'heading' ? [piece.size] : [])))].sort((a, b) => b - a);
  const writer = new DocumentWriter(true);
  for (const piece of pieces) {
    if (piece.kind === 'heading') writer.heading(Math.min(4, sizes.indexOf(piece.size) + 1), piece.text, piece.page);
    else if (piece.kind === 'table') writer.table(piece.table.header, piece.table.rows, piece.page);
    else if (piece.kind === 'item') writer.item(piece.text, piece.ordinal, piece.page);
    else writer.paragraph(piece.text, piece.page);
  }
  const first = pieces.find((piece) => piece.kind === 'heading');
  return writer.document(first?.kind === 'heading' ? first.text : ownTitle, warnings);
}

const textOf = (line: Line): string => line.cells.map((cell) => cell.text.trim()).join(' ');
const rounded = (size: number): number => Math.round(size * 2) / 2;

/** The size in which most characters are set. */
function bodySize(pages: readonly PdfPage[]): number {
  const characters = new Map<number, number>();
  for (const { lines } of pages) for (const line of lines) characters.set(rounded(line.size), (characters.get(rounded(line.size)) ?? 0) + textOf(line).length);
  return [...characters].reduce((best, one) => (one[1] > best[1] ? one : best), [10, 0])[0];
}

/** Where a line stands, with its numbers left out: the same on many pages for headers, footers and page numbers. */
function placed(line: Line): string {
  return `${Math.round(line.y / 4)} ${textOf(line).replace(/\d+/g, '#')}`;
}

/** Headers and footers: what stands in the outer eighth of most pages, and page numbers by themselves. */
function runningLines(pages: readonly PdfPage[]): Set<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const outer = page.lines.filter((line) => line.y < page.height / 8 || line.y > page.height * 0.875);
    for (const key of new Set(outer.map((line) => placed(line)))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const often = Math.max(3, pages.length * 0.6);
  return new Set([...seen].filter(([key, count]) => count >= often || (count >= 2 && /^\d+ (?:page |p\. ?|seite )?#(?: ?(?:\/|of|von) ?#)?$/i.test(key))).map(([key]) => key));
}

function piecesOf(page: PdfPage, body: number, seen: SeenWords): Piece[] {
  const { lines, number } = page;
  const step = usualStep(lines, body);
  const margins = rightMargins(lines);
  const pieces: Piece[] = [];
  let open: { lines: Line[]; kind: 'paragraph' | 'item'; ordinal: number | null } | null = null;
  const close = (): void => {
    if (open) pieces.push({ kind: open.kind, ordinal: open.ordinal, text: joinLines(open.lines.map(textOf), seen), page: number });
    open = null;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    const found = tableAt(lines, at);
    if (found) {
      close();
      pieces.push({ kind: 'table', table: found.table, page: number });
      at = found.next - 1;
      continue;
    }
    const text = textOf(line);
    if (line.size >= body * HEADING && text.length <= LONGEST_HEADING && /[\p{L}\p{N}]/u.test(text)) {
      close();
      addHeading(pieces, { kind: 'heading', size: rounded(line.size), text, page: number }, line, lines[at - 1], seen);
      continue;
    }
    const bullet = BULLET.exec(text);
    const before = lines[at - 1];
    const apart = before !== undefined && (line.y - before.y > step * PARAGRAPH_GAP || line.y < before.y - 1);
    const indented = before !== undefined && open !== null && (startsParagraph(line, before, open.lines[0] as Line) || endsShort(before, line, margins.get(columnOf(before)) ?? 0));
    if (bullet) {
      close();
      open = { lines: [withText(line, text.slice(bullet[0].length))], kind: 'item', ordinal: bullet[1] ? Number(bullet[1]) : null };
    } else if (open && !(apart && !continues(open.lines, line)) && !indented) open.lines.push(line);
    else {
      close();
      if (standsAlone(lines, at, step) && looksLikeHeading(text)) pieces.push({ kind: 'heading', size: rounded(body), text, page: number });
      else open = { lines: [line], kind: 'paragraph', ordinal: null };
    }
  }
  close();
  return pieces;
}

function withText(line: Line, text: string): Line {
  const [first] = line.cells;
  return { ...line, cells: first ? [{ ...first, text }] : [] };
}

/** From one column to the top of the next a sentence goes on. */
function continues(open: readonly Line[], line: Line): boolean {
  const last = open[open.length - 1];
  return last !== undefined && line.y < last.y && !/[.!?:]["”’)]?$/.test(textOf(last)) && /^[\p{Ll}\d(]/u.test(textOf(line));
}

/** A first line that is set in, where the line before it does not reach the margin or ends a sentence. */
function startsParagraph(line: Line, before: Line, first: Line): boolean {
  const indent = (line.cells[0]?.x ?? 0) - (before.cells[0]?.x ?? 0);
  return indent > 0.8 * line.size && before !== first && /[.!?:]["”’)]?$/.test(textOf(before));
}

/** Lines of one column begin at about the same place. */
const columnOf = (line: Line): number => Math.round((line.cells[0]?.x ?? 0) / 40);

function rightMargins(lines: readonly Line[]): Map<number, number> {
  const margins = new Map<number, number>();
  for (const line of lines) margins.set(columnOf(line), Math.max(margins.get(columnOf(line)) ?? 0, endOf(line)));
  return margins;
}

const endOf = (line: Line): number => line.cells[line.cells.length - 1]?.end ?? 0;

/** A line that leaves much of its column empty before one that begins anew: entries of a list without marks. */
function endsShort(before: Line, line: Line, margin: number): boolean {
  const start = before.cells[0]?.x ?? 0;
  return endOf(before) - start < 0.6 * (margin - start) && /^[\p{Lu}\d•–-]/u.test(textOf(line));
}

/** The distance from line to line that is met most. */
function usualStep(lines: readonly Line[], body: number): number {
  const steps = lines.slice(1).flatMap((line, at) => {
    const step = line.y - (lines[at]?.y ?? 0);
    return step > 0.5 * body && step < 2.5 * body ? [step] : [];
  });
  return steps.length > 0 ? Math.min(median(steps), body * 1.8) : body * 1.3;
}

function addHeading(pieces: Piece[], heading: Piece & { kind: 'heading' }, line: Line, before: Line | undefined, seen: SeenWords): void {
  const last = pieces[pieces.length - 1];
  // A long heading runs over two lines.
  if (last?.kind === 'heading' && last.size === heading.size && last.page === heading.page && before && line.y - before.y > 0 && line.y - before.y < 1.5 * line.size) last.text = joinLines([last.text, heading.text], seen);
  else pieces.push(heading);
}

function standsAlone(lines: readonly Line[], at: number, step: number): boolean {
  const [before, line, after] = [lines[at - 1], lines[at] as Line, lines[at + 1]];
  const above = !before || line.y - before.y > step * PARAGRAPH_GAP || line.y < before.y;
  return above && after !== undefined && after.y - line.y > step * 1.15 && after.y - line.y < step * 4 && textOf(after).length > textOf(line).length;
}

function looksLikeHeading(text: string): boolean {
  return text.length <= 70 && text.length >= 3 && !/[.!?,;:]$/.test(text) && /^[\p{Lu}\p{N}]/u.test(text) && /\p{L}{3}/u.test(text);
}

/** A paragraph that runs over the end of its page is one. */
function joinAcrossPages(pieces: readonly Piece[], seen: SeenWords): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    const runsOn = last && piece.page > last.page && (last.kind === 'paragraph' || last.kind === 'item') && piece.kind === 'paragraph' && !/[.!?:;]["”’)]?$/.test(last.text) && /^[\p{Ll}(]/u.test(piece.text);
    if (runsOn) last.text = joinLines([last.text, piece.text], seen);
    else joined.push({ ...piece });
  }
  return joined;
}
