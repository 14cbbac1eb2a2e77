import { chunkDocument } from '../chunk/chunk-document';
import { loadFile } from '../load/load-document';
import type { Passage, SourceFormat } from '../ports';

/** A document to be read: its bytes as they came. */
export interface FileSource {
  format: SourceFormat;
  bytes: Uint8Array;
  /** Null: the document's own title is used, else the name without its extension. */
  title: string | null;
  /** The file's name, when it came as one. */
  name: string | null;
}

/** A document as it was read and cut; nothing is embedded yet. */
export interface ReadDocument {
  title: string;
  /** The text as Markdown; every quote is a slice of it. */
  content: string;
  passages: Passage[];
  /** What was lost in reading, one sentence each for the admin. */
  warnings: string[];
}

/** How a source becomes a {@link ReadDocument}: here, or in a process apart (`parser-pool.ts`). */
export type Reader = (source: FileSource, onProgress?: (done: number) => void) => Promise<ReadDocument>;

/**
 * Reads and cuts a document in this process, which is busy meanwhile.
 * @throws LoadError when it cannot be read
 */
export const readDocument: Reader = async (source, onProgress) => {
  const document = await loadFile(source.format, source.bytes, onProgress);
  const title = source.title?.trim() || document.title || stem(source.name) || 'Untitled';
  return { title, content: document.content, passages: chunkDocument(document, title), warnings: document.warnings ?? [] };
};

function stem(name: string | null): string {
  return (name ?? '').replace(/\.[a-z0-9]{1,10}$/i, '').replace(/[_-]+/g, ' ').trim().slice(0, 200);
}
