import type { Block, LoadedDocument } from '../ports';
import { collapse, normaliseText } from './normalise';

/**
 * Builds a document block by block: the Markdown that is shown and the offsets that passages are cut by. The texts are
 * plain; a character that means something in Markdown stays what it is.
 */
export class DocumentWriter {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private length = 0;
  private listOpen = false;

  /** @param page whether blocks carry the page they begin on */
  constructor(private readonly paged: boolean) {}

  heading(level: number, text: string, page?: number): void {
    const clean = collapse(normaliseText(text));
    if (clean === '') return;
    this.gap(false);
    this.add(`${'#'.repeat(level)} `);
    this.block({ kind: 'heading', level, ...this.on(page) }, clean);
  }

  paragraph(text: string, page?: number): void {
    const clean = collapse(normaliseText(text));
    if (clean === '') return;
    this.gap(false);
    this.block({ kind: 'paragraph', ...this.on(page) }, clean);
  }

  /** @param ordinal its number where the list is ordered */
  item(text: string, ordinal: number | null, page?: number): void {
    const clean = collapse(normaliseText(text));
    if (clean === '') return;
    this.gap(true);
    this.add(ordinal === null ? '- ' : `${ordinal}. `);
    this.block({ kind: 'item', ...(ordinal === null ? {} : { ordinal }), ...this.on(page) }, clean);
  }

  /** A table; an empty `header` is one whose columns have no names. */
  table(header: readonly string[], rows: readonly (readonly string[])[], page?: number): void {
    const clean = (cells: readonly string[]) => cells.map((cell) => collapse(normaliseText(cell)));
    const names = clean(header);
    const body = rows.map(clean).filter((cells) => cells.some((cell) => cell !== ''));
    if (body.length === 0) return;
    this.gap(false);
    const width = Math.max(names.length, ...body.map((cells) => cells.length));
    const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => (cells[at] ?? '').replaceAll('|', '\\|'));
    this.add(`| ${padded(names).join(' | ')} |\n|${' --- |'.repeat(width)}`);
    for (const cells of body) {
      this.add('\n| ');
      this.block({ kind: 'row', header: names, cells: [...cells], ...this.on(page) }, padded(cells).join(' | ').trimEnd());
      this.add(' |');
    }
  }

  /** What was written. @param title null-like '' when the document has none of its own */
  document(title: string, warnings: string[] = []): LoadedDocument {
    return { content: this.parts.join(''), title: collapse(title), markdown: false, blocks: this.blocks, ...(warnings.length > 0 ? { warnings } : {}) };
  }

  private on(page: number | undefined): { page?: number } {
    return this.paged && page !== undefined ? { page } : {};
  }

  /** Items of a list follow each other; everything else stands apart. */
  private gap(item: boolean): void {
    if (this.length > 0) this.add(item && this.listOpen ? '\n' : '\n\n');
    this.listOpen = item;
  }

  private block(block: Omit<Block, 'start' | 'end'>, text: string): void {
    const start = this.length;
    this.add(text);
    this.blocks.push({ ...block, start, end: this.length });
  }

  private add(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}
