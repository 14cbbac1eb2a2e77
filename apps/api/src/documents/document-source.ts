import { createHash } from 'node:crypto';
import { detectFormat, isTextFormat, LoadError, MAX_DOCUMENT_BYTES, MAX_FILE_BYTES } from '@chatref/rag';
import { Refusal, type UserErrorCode } from '../common/errors';
import { cleanText, storableText } from '../common/text';
import type { CreateDocumentInput, DocumentFormat } from './document.type';
import { checkUrl } from './source-url';

/** What a version of a document is made of, checked. */
export interface DocumentSource {
  /** Null: the document's own title is used, else its file's name. */
  title: string | null;
  format: DocumentFormat;
  bytes: Uint8Array;
  fileName: string | null;
  sourceUrl: string | null;
  /** The text of a custom answer: it is quoted whole and never searched, so there is nothing to read in; it is READY at once. */
  whole?: boolean;
}

const NAMES: Partial<Record<DocumentFormat, string>> = { PDF: 'PDF', DOCX: 'Word document (.docx)' };

/**
 * A source from text, or from a file in base64.
 * @throws Refusal INVALID, TOO_LARGE or UNSUPPORTED_FORMAT
 */
export function sourceOfInput(input: CreateDocumentInput): DocumentSource {
  const details = checkDetails(input);
  if (isTextFormat(input.format)) return { ...details, format: input.format, bytes: textBytes(input.content), fileName: null };
  const bytes = decodeBase64(input.content);
  if (formatOf(bytes, null, ['content']) !== input.format) throw new Refusal('INVALID', `content is not a ${NAMES[input.format] ?? input.format}. Send the file's bytes in base64, with the format it has.`, { field: ['content'] });
  return { ...details, format: input.format, bytes, fileName: null };
}

/**
 * A source from an uploaded file; its kind is told by its content.
 * @throws Refusal EMPTY files and too large ones, and UNSUPPORTED_FORMAT
 */
export function sourceOfFile(file: { bytes: Uint8Array; name: string | null; type?: string | null; title?: string | null; sourceUrl?: string | null }): DocumentSource {
  const fileName = cleanFileName(file.name);
  if (file.bytes.length > MAX_FILE_BYTES) throw new Refusal('TOO_LARGE', `A file may have at most ${MAX_FILE_BYTES / 1_000_000} MB.`);
  return { ...checkDetails(file), format: formatOf(file.bytes, fileName, null, file.type), bytes: file.bytes, fileName };
}

/** @throws Refusal when one of them cannot be */
export function checkDetails(input: { title?: string | null; sourceUrl?: string | null }): { title: string | null; sourceUrl: string | null } {
  return {
    title: input.title?.trim() ? cleanText(input.title, { field: 'title', max: 200 }).replace(/\s+/g, ' ') : null,
    sourceUrl: checkUrl(input.sourceUrl),
  };
}

/** A file is asked for its hash several times while it is taken in, and a large one takes a while. */
const hashes = new WeakMap<Uint8Array, string>();

/** Identifies a source: the same bytes are the same document. The bytes are not to change afterwards. */
export function hashOf(bytes: Uint8Array): string {
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  hashes.set(bytes, hash);
  return hash;
}

/** Until a document is read, its file's name or its first line has to serve. */
export function placeholderTitle(source: DocumentSource): string {
  if (source.title) return source.title;
  if (source.fileName) return source.fileName.replace(/\.[a-z0-9]{1,10}$/i, '').slice(0, 120) || 'Untitled';
  if (!isTextFormat(source.format)) return 'Untitled';
  const start = Buffer.from(source.bytes.subarray(0, 4_000)).toString('utf8');
  const line = start.replace(/<[^>]*>/g, ' ').split('\n').map((text) => text.replace(/^[#>\s*-]+/, '').trim()).find((text) => text !== '');
  return storableText(line ?? 'Untitled').slice(0, 120);
}

function textBytes(content: string): Uint8Array {
  const text = storableText(content);
  if (text === '') throw new Refusal('INVALID', 'content must not be empty.', { field: ['content'] });
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MAX_DOCUMENT_BYTES) throw new Refusal('TOO_LARGE', `content may have at most ${MAX_DOCUMENT_BYTES / 1000} KB. Split it into several documents.`, { field: ['content'] });
  return bytes;
}

function decodeBase64(content: string): Uint8Array {
  const text = content.replace(/^data:[^,]{0,200},/, '').replace(/\s+/g, '');
  if (text === '') throw new Refusal('INVALID', 'content must not be empty.', { field: ['content'] });
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) throw new Refusal('INVALID', 'content must be the file in base64.', { field: ['content'] });
  return Buffer.from(text, 'base64');
}

function formatOf(bytes: Uint8Array, name: string | null, field: string[] | null, declared: string | null = null): DocumentFormat {
  try {
    return detectFormat(bytes, name, declared);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    const code: UserErrorCode = error.code === 'UNSUPPORTED_FORMAT' || error.code === 'TOO_LARGE' ? error.code : 'INVALID';
    throw new Refusal(code, error.message, field ? { field } : {});
  }
}

/** A name is shown and never used as a path: its last part, without control and direction characters. */
function cleanFileName(name: string | null): string | null {
  const last = storableText(name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  if (clean === '') return null;
  const extension = /\.[a-z0-9]{1,10}$/i.exec(clean)?.[0] ?? '';
  return clean.length <= 200 ? clean : [...clean].slice(0, 180).join('') + extension;
}
