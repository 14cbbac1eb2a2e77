import type { LoadedDocument, SourceFormat } from '../ports';
import { decodeText } from './decode-text';
import { loadCsv, loadJson } from './pairs';
import { loadDocx } from './docx';
import { loadHtml } from './html';
import { LoadError } from './load-error';
import { loadMarkdown } from './markdown';
import { loadPdf } from './pdf';
import { loadPlainText } from './plain-text';

/** The largest text that is read, in bytes of UTF-8: about 300 printed pages. */
export const MAX_DOCUMENT_BYTES = 1_000_000;
/** HTML is mostly markup; this much of it is looked at for its text. */
const MAX_MARKUP_BYTES = 8_000_000;
/** The largest file that is taken, in bytes; a PDF is mostly pictures and fonts. */
export const MAX_FILE_BYTES = 25_000_000;

type BinaryFormat = 'PDF' | 'DOCX';
type TextFormat = Exclude<SourceFormat, BinaryFormat>;

const textLoaders: Record<TextFormat, (content: string) => LoadedDocument> = {
  MARKDOWN: loadMarkdown,
  HTML: loadHtml,
  TEXT: loadPlainText,
  CSV: loadCsv,
  JSON: loadJson,
};
const binaryLoaders: Record<BinaryFormat, (bytes: Uint8Array, onProgress?: (done: number) => void) => Promise<LoadedDocument>> = {
  PDF: loadPdf,
  DOCX: loadDocx,
};

/** Whether a format is made of characters; the others come as bytes. */
export function isTextFormat(format: SourceFormat): format is TextFormat {
  return format in textLoaders;
}

/**
 * Reads a document of a text format.
 * @throws LoadError when it is too large, malformed beyond reading, or without any text
 */
export function loadDocument(format: SourceFormat, content: string): LoadedDocument {
  if (!isTextFormat(format)) throw new LoadError('UNSUPPORTED_FORMAT', `A ${format} file is not text. Send its bytes.`);
  // Data addresses of pictures are no text; a page may be made of little else.
  const text = format === 'HTML' ? content.replace(/\bdata:[\w+./-]*(?:;[\w=-]+)*,[^"'\s)>]*/gi, 'data:,') : content;
  assertSize(text, format === 'HTML' ? MAX_MARKUP_BYTES : MAX_DOCUMENT_BYTES);
  return checked(textLoaders[format](text));
}

/**
 * Reads a file of any format.
 * @param onProgress called with 0..1 where a format has parts to count (pages)
 * @throws LoadError when it cannot be read
 */
export async function loadFile(format: SourceFormat, bytes: Uint8Array, onProgress?: (done: number) => void): Promise<LoadedDocument> {
  if (bytes.length === 0) throw new LoadError('EMPTY', 'This file is empty (0 bytes). Check that it was saved and copied completely.');
  if (bytes.length > MAX_FILE_BYTES) throw fileTooLarge();
  if (!isTextFormat(format)) return checked(await binaryLoaders[format](bytes, onProgress));
  const { text, warning } = decodeText(bytes);
  const document = loadDocument(format, text);
  return warning ? { ...document, warnings: [warning, ...(document.warnings ?? [])] } : document;
}

export function fileTooLarge(): LoadError {
  return new LoadError('TOO_LARGE', `This file is larger than ${MAX_FILE_BYTES / 1_000_000} MB. Make it smaller (fewer pictures) or split it into several documents.`);
}

function assertSize(text: string, limit = MAX_DOCUMENT_BYTES): void {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > limit) throw new LoadError('TOO_LARGE', `This document has ${Math.ceil(bytes / 1000)} KB of text; at most ${limit / 1000} KB can be read. Split it into several documents.`);
}

function checked(document: LoadedDocument): LoadedDocument {
  assertSize(document.content);
  const hasText = document.blocks.some((block) => block.kind !== 'heading' && /[\p{L}\p{N}]/u.test(document.content.slice(block.start, block.end)));
  if (!hasText) throw new LoadError('EMPTY', 'No text was found in this document. Check that the content was pasted and is not only pictures, scripts or headings.');
  return document;
}
