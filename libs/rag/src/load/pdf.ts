import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { LoadedDocument } from '../ports';
import { LoadError } from './load-error';
import { pageLines, type Line, type TextRun } from './pdf-lines';
import { writePdf } from './pdf-structure';
import { isCircular } from './pdf-xref';

/** More pages than any billing guide; each costs time even when it is empty. */
const MAX_PAGES = 2_000;
/** Text of more characters than the largest document cannot become one. */
const MAX_CHARACTERS = 4_000_000;
/** Below this share of characters that are letters, digits or punctuation, a font's codes were not decoded. */
const READABLE = 0.7;

/**
 * PDF: the text layer, in reading order, with pages, headings, lists and tables. Pictures are not decoded, scripts not
 * run, links not followed.
 */
export async function loadPdf(bytes: Uint8Array, onProgress?: (done: number) => void): Promise<LoadedDocument> {
  if (isCircular(bytes)) throw new LoadError('UNREADABLE', 'This PDF is damaged: its table of contents leads back to itself. Export it again or print it to a new PDF, and upload that.');
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > MAX_PAGES) throw new LoadError('TOO_LARGE', `This PDF has ${pdf.numPages} pages; at most ${MAX_PAGES} are read. Split it into several files.`);
    const { pages, broken } = await readPages(pdf, onProgress);
    assertText(pages, broken, pdf.numPages);
    const warnings = broken.length > 0 ? [`${broken.length === 1 ? 'Page' : 'Pages'} ${broken.slice(0, 10).join(', ')}${broken.length > 10 ? ' …' : ''} of ${pdf.numPages} could not be read; the file may be damaged.`] : [];
    const empty = pages.filter((page) => page.lines.length === 0).map((page) => page.number);
    if (empty.length > 0 && empty.length < pages.length) warnings.push(`${empty.length} of ${pdf.numPages} pages have no text (pictures are not read): ${empty.slice(0, 10).join(', ')}${empty.length > 10 ? ' …' : ''}.`);
    return writePdf(pages, await titleOf(pdf), warnings);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** A page's lines in reading order. */
export interface PdfPage {
  number: number;
  /** In points, as does every coordinate. */
  height: number;
  lines: Line[];
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument, VerbosityLevel } = await getResolvedPDFJS();
  try {
    // A copy: the parser takes the buffer for itself.
    return await getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      maxImageSize: 1,
      stopAtErrors: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): LoadError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new LoadError('ENCRYPTED', 'This PDF is password protected. Remove the password (print it to a new PDF) and upload it again.');
  return new LoadError('UNREADABLE', 'This PDF is damaged or cut off: its structure cannot be read. Download or export it again and upload the new file.', String(error));
}

async function readPages(pdf: PDFDocumentProxy, onProgress?: (done: number) => void): Promise<{ pages: PdfPage[]; broken: number[] }> {
  const pages: PdfPage[] = [];
  const broken: number[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const { height, transform } = page.getViewport({ scale: 1 }) as { height: number; transform: number[] };
      const { items } = await page.getTextContent({ includeMarkedContent: false });
      const runs = items.flatMap((item) => ('str' in item ? runOf(item, transform) : []));
      characters += runs.reduce((sum, run) => sum + run.text.length, 0);
      pages.push({ number, height, lines: pageLines(runs) });
      page.cleanup();
    } catch (error) {
      if (error instanceof RangeError) throw error;
      broken.push(number);
    }
    if (characters > MAX_CHARACTERS) throw new LoadError('TOO_LARGE', 'This PDF has more text than can be read as one document. Split it into several files.');
    if (number % 8 === 0) onProgress?.(number / pdf.numPages);
  }
  return { pages, broken };
}

/** A piece of text on the upright page, y downwards; nothing for text that runs up or down the margin. */
function runOf(item: { str: string; transform: number[]; width: number; height: number }, view: number[]): TextRun[] {
  if (item.str.trim() === '') return [];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view;
  const [across, down] = [va * a + vc * b, vb * a + vd * b];
  if (Math.abs(down) > Math.abs(across)) return [];
  const size = Math.hypot(vb * c + vd * d, va * c + vc * d) || item.height;
  return size > 0.5 ? [{ text: item.str, x: va * e + vc * f + ve, y: vb * e + vd * f + vf, width: item.width, size }] : [];
}

/** @throws LoadError when there is no text, or none that means anything */
function assertText(pages: readonly PdfPage[], broken: readonly number[], count: number): void {
  const text = pages.flatMap((page) => page.lines.flatMap((line) => line.cells.map((cell) => cell.text))).join('');
  if (broken.length === count) throw new LoadError('UNREADABLE', 'This PDF is damaged or cut off: none of its pages can be read. Download or export it again and upload the new file.');
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new LoadError('NO_TEXT_LAYER', 'This PDF is a scan without a text layer: its pages are pictures. Run text recognition (OCR) on it, or upload the document it was made from.');
  }
  const readable = text.match(/[\p{L}\p{N}\p{P}\p{Zs}\p{Sc}\p{Sm}]/gu)?.length ?? 0;
  if (readable < READABLE * [...text].length || isMixture(text)) {
    throw new LoadError('UNREADABLE', 'The text of this PDF cannot be decoded: its fonts do not say which characters they show. Export it again with “searchable text”, or upload the document it was made from.');
  }
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Thai'].map((script) => new RegExp(`\\p{Script=${script}}`, 'gu'));
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Glyph numbers taken for characters spread over many scripts; people write in one or two. */
function isMixture(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const counts = [...SCRIPTS, EAST_ASIAN].map((script) => text.match(script)?.length ?? 0).sort((a, b) => b - a);
  return letters > 4 && (counts[0] ?? 0) + (counts[1] ?? 0) < 0.6 * letters;
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string> {
  const info = (await pdf.getMetadata().catch(() => null))?.info as { Title?: unknown } | undefined;
  const title = typeof info?.Title === 'string' ? info.Title.trim() : '';
  // What word processors put there when nobody gave it a name.
  return /^(?:untitled|microsoft word - .*|.*\.(?:docx?|pdf|indd|xlsx?)|document\d*)$/i.test(title) ? '' : title.slice(0, 200);
}
