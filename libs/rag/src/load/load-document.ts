import type { LoadedDocument, SourceFormat } from '../ports';
import { loadHtml } from './html';
import { LoadError } from './load-error';
import { loadMarkdown } from './markdown';
import { loadPlainText } from './plain-text';

/** The largest document that is read, in bytes of UTF-8. */
export const MAX_DOCUMENT_BYTES = 1_000_000;

/** One line per readable format; PDF and DOCX join here once they have a loader. */
const loaders: Partial<Record<SourceFormat, (content: string) => LoadedDocument>> = {
  MARKDOWN: loadMarkdown,
  HTML: loadHtml,
  TEXT: loadPlainText,
};

/** Whether documents of this format can be read. */
export function isReadable(format: SourceFormat): boolean {
  return format in loaders;
}

/**
 * Reads a document.
 * @throws LoadError when it is too large, of a format that cannot be read, malformed beyond reading, or without any text.
 */
export function loadDocument(format: SourceFormat, content: string): LoadedDocument {
  const load = loaders[format];
  if (!load) throw new LoadError('UNSUPPORTED_FORMAT', `${format} files cannot be read yet. Paste the text as Markdown, HTML or plain text.`);
  const bytes = Buffer.byteLength(content, 'utf8');
  if (bytes > MAX_DOCUMENT_BYTES) {
    throw new LoadError('TOO_LARGE', `This document has ${Math.ceil(bytes / 1000)} KB; at most ${MAX_DOCUMENT_BYTES / 1000} KB can be read. Split it into several documents.`);
  }
  const document = load(content);
  const hasText = document.blocks.some((block) => block.kind !== 'heading' && /[\p{L}\p{N}]/u.test(document.content.slice(block.start, block.end)));
  if (!hasText) throw new LoadError('EMPTY', 'No text was found in this document. Check that the content was pasted and is not only pictures, scripts or headings.');
  return document;
}
