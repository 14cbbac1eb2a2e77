/** A piece of text as the PDF places it; coordinates in points, y downwards to the baseline. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** Text of one line without a wide gap in it: a line of a column, or a cell of a table. */
export interface Cell {
  text: string;
  x: number;
  end: number;
}

/** One line of the reading order. */
export interface Line {
  y: number;
  size: number;
  /** In the order of reading; several where wide gaps part them. */
  cells: Cell[];
}

interface Segment extends Cell {
  y: number;
  size: number;
}

/** A gap wider than this many times the font size parts two cells; between words it is about a quarter. */
const CELL_GAP = 1.2;
/** The narrowest space, in font sizes. */
const SPACE = 0.12;

/** The lines of a page in the order they are read: columns one after the other, what spans them in its place. */
export function pageLines(runs: readonly TextRun[]): Line[] {
  return readingOrder(segmentsOf(runs), 0);
}

function segmentsOf(runs: readonly TextRun[]): Segment[] {
  return rowsOf(runs).flatMap((row) => {
    if (!isRightToLeft(row)) return joinRuns(row);
    // Seen in a mirror, a line that is written from the right is written from the left.
    return joinRuns(row.map((run) => ({ ...run, x: -run.x - run.width }))).map((segment) => ({ ...segment, x: -segment.end, end: -segment.x }));
  });
}

function joinRuns(row: readonly TextRun[]): Segment[] {
  const segments: Segment[] = [];
  for (const run of [...row].sort((a, b) => a.x - b.x)) {
    const open = segments[segments.length - 1];
    const gap = open ? run.x - open.end : Infinity;
    if (!open || gap > CELL_GAP * Math.max(open.size, run.size)) segments.push({ text: run.text, x: run.x, end: run.x + run.width, y: run.y, size: run.size });
    // Bold made by printing twice is one text.
    else if (gap > -0.5 * run.width || run.text !== open.text.slice(-run.text.length)) {
      open.text += (gap > SPACE * run.size && !/\s$/.test(open.text) && !/^\s/.test(run.text) ? ' ' : '') + run.text;
      open.end = Math.max(open.end, run.x + run.width);
      open.size = Math.max(open.size, run.size);
    }
  }
  return segments;
}

/** More letters of Hebrew, Arabic and their kin than of any other script. */
function isRightToLeft(texts: readonly { text: string }[]): boolean {
  const text = texts.map((one) => one.text).join('');
  const right = text.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  return right > 0 && right * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

/** Groups what stands on one baseline; a superscript belongs to the line it is attached to. */
function rowsOf<T extends { y: number; size: number }>(things: readonly T[]): T[][] {
  const rows: { y: number; size: number; things: T[] }[] = [];
  for (const thing of [...things].sort((a, b) => a.y - b.y)) {
    const row = rows[rows.length - 1];
    if (row && thing.y - row.y <= 0.4 * Math.max(row.size, thing.size)) {
      row.things.push(thing);
      if (thing.size > row.size) Object.assign(row, { size: thing.size, y: thing.y });
    } else rows.push({ y: thing.y, size: thing.size, things: [thing] });
  }
  return rows.map((row) => row.things);
}

function readingOrder(segments: readonly Segment[], depth: number): Line[] {
  const gutter = depth < 4 ? findGutter(segments) : null;
  if (!gutter) return linesOf(segments);
  const side = (part: readonly Segment[], left: boolean) => part.filter((one) => (left ? one.end <= gutter.to : one.x >= gutter.from));
  const spanning = segments.filter((one) => one.x < gutter.from && one.end > gutter.to).sort((a, b) => a.y - b.y);
  const lines: Line[] = [];
  let from = -Infinity;
  for (const next of [...spanning, null]) {
    const to = next?.y ?? Infinity;
    const band = segments.filter((one) => one.y >= from && one.y < to && !spanning.includes(one));
    const sides = [readingOrder(side(band, true), depth + 1), readingOrder(side(band, false), depth + 1)];
    lines.push(...(isRightToLeft(band) ? sides.reverse() : sides).flat());
    if (next) lines.push(...linesOf([next]));
    from = to;
  }
  return joinSplit(lines);
}

/** Spanning segments of one baseline come one by one; they are one line. */
function joinSplit(lines: Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined[joined.length - 1];
    const follows = last && Math.abs(last.y - line.y) < 0.1 && (last.cells[last.cells.length - 1]?.end ?? Infinity) <= (line.cells[0]?.x ?? 0);
    if (follows) last.cells.push(...line.cells);
    else joined.push(line);
  }
  return joined;
}

function linesOf(segments: readonly Segment[]): Line[] {
  return rowsOf(segments).map((row) => ({
    y: Math.max(...row.map((one) => one.y)),
    size: Math.max(...row.map((one) => one.size)),
    cells: [...row].sort((a, b) => (isRightToLeft(row) ? b.x - a.x : a.x - b.x)).map(({ text, x, end }) => ({ text, x, end })),
  }));
}

/** Lines that each side of a gutter must have, and the characters a line of prose has at least. */
const MIN_LINES = 4;
const PROSE = 22;
/** Share of the lines that may cross a gutter: headings and pictures' captions over both columns. */
const CROSSING = 0.25;

/**
 * The empty strip between two columns of prose. A table has such strips too, but its cells are short or leave most of
 * their column empty, while lines of prose fill theirs.
 */
function findGutter(segments: readonly Segment[]): { from: number; to: number } | null {
  if (segments.length < 2 * MIN_LINES) return null;
  const left = Math.floor(Math.min(...segments.map((one) => one.x)));
  const right = Math.ceil(Math.max(...segments.map((one) => one.end)));
  const width = right - left;
  if (!(width > 100 && width < 20_000)) return null;
  const crossing = new Uint32Array(width + 1);
  for (const one of segments) for (let x = Math.max(0, Math.floor(one.x - left)); x <= Math.min(width, Math.ceil(one.end - left)); x += 1) crossing[x] = (crossing[x] ?? 0) + 1;
  const size = median(segments.map((one) => one.size));
  const allowed = Math.floor(segments.length * CROSSING);
  let best: { from: number; to: number; crossed: number } | null = null;
  for (let x = Math.ceil(width * 0.15); x < width * 0.85; x += 1) {
    const level = crossing[x] ?? 0;
    if (level > allowed) continue;
    let end = x;
    while (end + 1 < width && (crossing[end + 1] ?? 0) <= level) end += 1;
    const found = { from: left + x, to: left + end, crossed: level };
    if (end - x >= 0.7 * size && (!best || level < best.crossed || (level === best.crossed && end - x > best.to - best.from)) && isBetweenColumns(segments, found)) best = found;
    x = end;
  }
  return best;
}

function isBetweenColumns(segments: readonly Segment[], gutter: { from: number; to: number }): boolean {
  const sides = [segments.filter((one) => one.end <= gutter.to), segments.filter((one) => one.x >= gutter.from && one.end > gutter.to)];
  return sides.every((side) => {
    if (side.length < MIN_LINES) return false;
    const column = Math.max(...side.map((one) => one.end)) - Math.min(...side.map((one) => one.x));
    return median(side.map((one) => one.text.length)) >= PROSE && median(side.map((one) => one.end - one.x)) >= 0.6 * column * shareOfOneColumn(side);
  });
}

/** A side may itself hold two columns; its lines then fill half of it. */
function shareOfOneColumn(side: readonly Segment[]): number {
  const rows = rowsOf(side).length;
  return side.length > 1.5 * rows ? rows / side.length : 1;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
