import type { SourceFormat } from '../ports';
import { decodeText } from './decode-text';
import { LoadError } from './load-error';

/** How far into a file its text is looked at. */
const LOOK = 16 * 1024;

/** What files begin with that are recognised only to say what they are. */
const FOREIGN: readonly [start: string, what: string][] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['RIFF', 'a media file'],
  ['ID3', 'an audio file'],
  ['OggS', 'a media file'],
  ['MZ', 'a program for Windows'],
  ['\x7fELF', 'a program'],
  ['\x1f\x8b', 'a gzip archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['{\\rtf', 'a Rich Text file'],
  ['SQLite format', 'a database'],
];
const CAN_BE_READ = 'Markdown, HTML, plain text, PDF, DOCX, and CSV or JSON with questions and answers can be read.';

/** Declared kinds that nothing is read of. A document sent as one of them was mistaken or is disguised. */
const NO_DOCUMENT = /^(?:image|audio|video|font|model)\/[\w.+-]+/i;

/**
 * What a file is, by its content; its name only tells apart what content cannot (Markdown, plain text, CSV). A declared type
 * decides nothing among documents, but what is declared to be no document (a picture) is not taken for one.
 * @param declared the media type that the sender stated, where there is one
 * @throws LoadError EMPTY for no bytes, UNSUPPORTED_FORMAT naming what it is instead, UNREADABLE for noise
 */
export function detectFormat(bytes: Uint8Array, name: string | null, declared: string | null = null): SourceFormat {
  const format = formatOf(bytes, name);
  const [disguise] = NO_DOCUMENT.exec(declared ?? '') ?? [];
  if (disguise) throw new LoadError('UNSUPPORTED_FORMAT', `This file was sent as ${disguise.toLowerCase()} but holds ${NAMES[format]}. Give it the ending of what it is and upload it again.`);
  return format;
}

const NAMES: Readonly<Record<SourceFormat, string>> = { MARKDOWN: 'text', HTML: 'HTML', TEXT: 'text', PDF: 'a PDF', DOCX: 'a Word document', CSV: 'text', JSON: 'JSON' };

function formatOf(bytes: Uint8Array, name: string | null): SourceFormat {
  if (bytes.length === 0) throw new LoadError('EMPTY', 'This file is empty (0 bytes). Check that it was saved and copied completely.');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.subarray(0, 16).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipFormat(buffer);
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw oldOffice(buffer);
  if (isPdf(buffer)) return 'PDF';
  if (buffer.subarray(4, 8).toString('latin1') === 'ftyp') throw unsupported('a media file');
  const foreign = FOREIGN.find(([mark]) => start.startsWith(mark));
  if (foreign) throw unsupported(foreign[1]);
  return textFormat(decodeText(bytes.subarray(0, LOOK)).text, extensionOf(name), buffer.subarray(-64).toString('latin1').replaceAll('\0', ''));
}

/** The name's last extension, lower case, without the dot; empty when there is none. */
export function extensionOf(name: string | null): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name?.trim() ?? '')?.[1]?.toLowerCase() ?? '';
}

function unsupported(what: string): LoadError {
  return new LoadError('UNSUPPORTED_FORMAT', `This is ${what}. ${CAN_BE_READ}`);
}

/** Readers forgive up to a kilobyte before the header. */
function isPdf(buffer: Buffer): boolean {
  const at = buffer.subarray(0, 1_029).indexOf('%PDF-');
  if (at < 0) return false;
  return buffer.subarray(0, at).toString('latin1').replace(/^\xef\xbb\xbf/, '').trim() === '' || buffer.includes('endobj');
}

/** The names of a ZIP's entries stand uncompressed in it. */
function zipFormat(buffer: Buffer): SourceFormat {
  if (buffer.includes('vbaProject.bin')) throw new LoadError('UNSUPPORTED_FORMAT', 'This document contains macros, which are not taken in. Save it as .docx without macros.');
  if (buffer.includes('word/document.xml')) return 'DOCX';
  if (buffer.includes('xl/workbook') || buffer.includes('xl/sharedStrings')) throw new LoadError('UNSUPPORTED_FORMAT', 'This is an Excel workbook. Save the sheet as CSV and upload that.');
  if (buffer.includes('ppt/presentation')) throw new LoadError('UNSUPPORTED_FORMAT', 'This is a PowerPoint presentation. Save it as PDF and upload that.');
  if (buffer.includes('application/vnd.oasis.opendocument')) throw new LoadError('UNSUPPORTED_FORMAT', 'This is an OpenDocument file. Save it as DOCX or PDF and upload that.');
  if (isPdf(buffer)) return 'PDF';
  throw new LoadError('UNSUPPORTED_FORMAT', `This is a ZIP archive. Unpack it and upload the documents in it. ${CAN_BE_READ}`);
}

function oldOffice(buffer: Buffer): LoadError {
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return new LoadError('ENCRYPTED', 'This Office document is protected by a password. Remove the password and upload it again.');
  return new LoadError('UNSUPPORTED_FORMAT', 'This is a document in the old Office format (.doc, .xls). Open it and save it as .docx.');
}

function textFormat(text: string, extension: string, tail: string): SourceFormat {
  const start = text.replace(/^\uFEFF/, '').trimStart().slice(0, 2_000);
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(start)) throw unsupported('an SVG picture');
  if (/^<\?xml/i.test(start) && !/<html[\s>]/i.test(start)) throw unsupported('an XML file');
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b/i.test(start)) return 'HTML';
  const tags = text.match(/<\/?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|section|article|main|span|br|a|img|script|style)\b[^>]*>/gi)?.length ?? 0;
  if (/^html?$|^xhtml$/.test(extension)) return tags > 0 ? 'HTML' : 'TEXT';
  if (extension === 'json' || (/^[[{]\s*["{[]/.test(start) && /[\]}]\s*$/.test(tail) && !/^\[[^\]"]*\]\(/.test(start))) return 'JSON';
  if (extension === 'csv' || extension === 'tsv') return 'CSV';
  if (/^(?:md|markdown|mdown|mkd)$/.test(extension)) return 'MARKDOWN';
  if (tags >= 3 && /^</.test(start)) return 'HTML';
  if (extension === 'txt' || extension === 'text') return 'TEXT';
  return looksLikeMarkdown(text) ? 'MARKDOWN' : 'TEXT';
}

function looksLikeMarkdown(text: string): boolean {
  return /^#{1,6} \S/m.test(text) || /^(?:```|~~~)/m.test(text) || /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/.test(text) || /^\|?(?:\s*:?-{3,}:?\s*\|)+/m.test(text);
}
