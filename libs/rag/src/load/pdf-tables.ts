import type { Cell, Line } from './pdf-lines';

export interface PdfTable {
  /** Names of the columns; empty when the first row is not one of names. */
  header: string[];
  rows: string[][];
}

/** Rows further apart than this many times the font size belong to different tables. */
const ROW_GAP = 3.2;
const MIN_ROWS = 2;
const MAX_COLUMNS = 12;

interface Column {
  from: number;
  to: number;
}

/**
 * The table that begins at a line: consecutive lines with cells that stand below each other. A line of a single cell
 * within it goes on in the cell above.
 * @returns the table and the first line after it, or null when none begins here
 */
export function tableAt(lines: readonly Line[], start: number): { table: PdfTable; next: number } | null {
  if ((lines[start]?.cells.length ?? 0) < 2) return null;
  let end = start + 1;
  for (; end < lines.length; end += 1) {
    const [before, line] = [lines[end - 1] as Line, lines[end] as Line];
    const near = line.y > before.y && line.y - before.y <= ROW_GAP * Math.max(line.size, before.size);
    if (!near || (line.cells.length < 2 && !isContinuation(lines, start, end))) break;
  }
  const part = lines.slice(start, end);
  const full = part.filter((line) => line.cells.length >= 2);
  if (full.length < MIN_ROWS) return null;
  const columns = columnsOf(full);
  if (columns.length < 2 || columns.length > MAX_COLUMNS) return null;
  const rows = rowsOf(part, columns);
  if (rows.length < MIN_ROWS) return null;
  const [first = [], ...rest] = rows;
  const named = rows.length > 2 || !first.some(isNumber) ? first.every((cell) => !isNumber(cell)) && first.filter((cell) => cell !== '').length >= 2 : false;
  return { table: named ? { header: first, rows: rest } : { header: [], rows }, next: end };
}

/** A single cell under a table's cell, close to its line, and not the first column: a wrapped text. */
function isContinuation(lines: readonly Line[], start: number, at: number): boolean {
  const [before, line] = [lines[at - 1] as Line, lines[at] as Line];
  const [cell] = line.cells;
  const firstColumn = Math.min(...lines.slice(start, at).map((one) => one.cells[0]?.x ?? Infinity));
  if (!cell || line.y - before.y > 1.5 * line.size) return false;
  return cell.x > firstColumn + line.size && before.cells.some((above) => above.x - 2 <= cell.x && cell.x <= above.end);
}

/** Cells that overlap from line to line stand in one column. */
function columnsOf(lines: readonly Line[]): Column[] {
  const cells = lines.flatMap((line) => line.cells).sort((a, b) => a.x - b.x);
  const columns: Column[] = [];
  for (const cell of cells) {
    const last = columns[columns.length - 1];
    if (last && cell.x < last.to - 1) last.to = Math.max(last.to, cell.end);
    else columns.push({ from: cell.x, to: cell.end });
  }
  return columns;
}

function rowsOf(lines: readonly Line[], columns: readonly Column[]): string[][] {
  const rows: string[][] = [];
  for (const line of lines) {
    const row = columns.map((column) => line.cells.filter((cell) => belongs(cell, column)).map((cell) => cell.text.trim()).join(' '));
    const last = rows[rows.length - 1];
    if (last && row[0] === '') row.forEach((text, at) => (last[at] = [last[at] ?? '', text].filter((part) => part !== '').join(' ')));
    else rows.push(row);
  }
  return rows;
}

function belongs(cell: Cell, column: Column): boolean {
  const middle = (cell.x + cell.end) / 2;
  return middle >= column.from - 0.5 && middle <= column.to + 0.5;
}

function isNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits > 0 && digits >= text.replace(/\s/g, '').length * 0.4;
}
