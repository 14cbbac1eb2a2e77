import { createHash } from 'node:crypto';
import { chunkDocument, indexedText } from '../chunk/chunk-document';
import { loadDocument } from '../load/load-document';
import type { Embedder, SourceFormat } from '../ports';
import type { PreparedPassage } from '../store/passage-store';

/** What is to be read in. */
export interface IngestInput {
  format: SourceFormat;
  content: string;
  /** Null: the document's own title is used. */
  title: string | null;
}

export interface IngestOptions {
  newId: () => string;
  /** Vectors known from the stored version, by {@link textHash}. */
  known?: ReadonlyMap<string, Float32Array>;
  /** Called between batches with 0..1; throwing from it abandons the ingestion (a newer edit came). */
  onProgress?: (done: number) => Promise<void>;
}

export interface Ingested {
  title: string;
  /** The document's text as Markdown; every quote is a slice of it. */
  content: string;
  passages: PreparedPassage[];
}

/** Texts per embedding call between two progress reports. */
const BATCH = 32;

/** Identifies a text whose vector is stored. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}

/**
 * Reads, cuts and embeds a document; stores nothing.
 * @throws LoadError when the document cannot be read (final), EmbedError when the model cannot be reached (worth a retry)
 */
export async function ingestDocument(embedder: Embedder, input: IngestInput, options: IngestOptions): Promise<Ingested> {
  const document = loadDocument(input.format, input.content);
  const title = input.title?.trim() || document.title || 'Untitled';
  const passages = chunkDocument(document, title);

  const wanted = new Map<string, string>();
  const want = (text: string) => {
    const hash = textHash(text);
    wanted.set(hash, text);
    return hash;
  };
  const plans = passages.map((passage) => ({ passage, hash: want(indexedText(passage)), sentences: passage.sentences.map((sentence) => want(sentence.text)) }));
  const vectors = await embedAll(embedder, wanted, options);
  const vectorOf = (hash: string) => vectors.get(hash) ?? new Float32Array(embedder.dimensions);
  return {
    title,
    content: document.content,
    passages: plans.map(({ passage, hash, sentences }) => ({
      ...passage,
      id: options.newId(),
      vector: vectorOf(hash),
      vectorHash: hash,
      sentenceVectors: sentences.map((sentence) => ({ vector: vectorOf(sentence), hash: sentence })),
    })),
  };
}

async function embedAll(embedder: Embedder, wanted: ReadonlyMap<string, string>, options: IngestOptions): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  const missing: [string, string][] = [];
  for (const [hash, text] of wanted) {
    const known = options.known?.get(hash);
    if (known && known.length === embedder.dimensions) vectors.set(hash, known);
    else missing.push([hash, text]);
  }
  for (let at = 0; at < missing.length; at += BATCH) {
    await options.onProgress?.((vectors.size / wanted.size) * 0.95);
    const batch = missing.slice(at, at + BATCH);
    const rows = await embedder.embed(batch.map(([, text]) => text), 'ingest');
    batch.forEach(([hash], index) => vectors.set(hash, rows[index] ?? new Float32Array(embedder.dimensions)));
  }
  return vectors;
}
