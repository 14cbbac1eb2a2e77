import { chunkDocument } from '../chunk/chunk-document';
import { decodeText } from '../load/decode-text';
import { loadFile } from '../load/load-document';
import { LoadError } from '../load/load-error';
import { readPageFacts, type PageFacts } from '../load/page-facts';
import { readSitemap, type Sitemap } from '../load/sitemap';
import type { PairList, Passage, SourceFormat } from '../ports';

/** A document to be read: its bytes as they came. */
export interface FileSource {
  format: SourceFormat;
  bytes: Uint8Array;
  /** Null: the document's own title is used, else the name without its extension. */
  title: string | null;
  /** The file's name, when it came as one. */
  name: string | null;
  /** Where it was fetched from, when it is part of a website: what it says to programs is read too. */
  page?: { address: string; as: 'PAGE' | 'SITEMAP' };
}

/** A document as it was read and cut; nothing is embedded yet. */
export interface ReadDocument {
  title: string;
  /** The text as Markdown; every quote is a slice of it. */
  content: string;
  passages: Passage[];
  /** What was lost in reading, one sentence each for the admin. */
  warnings: string[];
  /** Where the file is a list of questions and answers. */
  pairs?: PairList;
  /** Of an HTML page of a website. Such a page may be without text and still lead on. */
  facts?: PageFacts;
  sitemap?: Sitemap;
}

/** How a source becomes a {@link ReadDocument}: here, or in a process apart (`parser-pool.ts`). */
export type Reader = (source: FileSource, onProgress?: (done: number) => void) => Promise<ReadDocument>;

/**
 * Reads and cuts a document in this process, which is busy meanwhile.
 * @throws LoadError when it cannot be read
 */
export const readDocument: Reader = async (source, onProgress) => {
  const { page } = source;
  if (page?.as === 'SITEMAP') return { ...NOTHING, sitemap: readSitemap(source.bytes) };
  if (!page || source.format !== 'HTML') return readText(source, onProgress);
  const facts = readPageFacts(decodeText(source.bytes).text, page.address);
  try {
    return { ...(await readText(source, onProgress)), facts };
  } catch (error) {
    if (error instanceof LoadError && error.code === 'EMPTY') return { ...NOTHING, facts };
    throw error;
  }
};

const NOTHING: ReadDocument = { title: '', content: '', passages: [], warnings: [] };

const readText: Reader = async (source, onProgress) => {
  const document = await loadFile(source.format, source.bytes, onProgress);
  const title = source.title?.trim() || document.title || stem(source.name) || 'Untitled';
  return { title, content: document.content, passages: chunkDocument(document, title), warnings: document.warnings ?? [], ...(document.pairs ? { pairs: document.pairs } : {}) };
};

function stem(name: string | null): string {
  return (name ?? '').replace(/\.[a-z0-9]{1,10}$/i, '').replace(/[_-]+/g, ' ').trim().slice(0, 200);
}
