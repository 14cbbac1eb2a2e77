import { createHash } from 'node:crypto';
import { indexedText } from '../chunk/chunk-document';
import { detectLanguage } from '../language/detect-language';
import { type FileSource, readDocument, type Reader } from '../parse/read-document';
import type { Embedder, PairList, Passage, SourceFormat } from '../ports';
import { passageKey, type PreparedPassage, type StoredPassages } from '../store/passage-store';

/** What is to be read in: a text, or a file's bytes. */
export type IngestInput = FileSource | { format: SourceFormat; content: string; title: string | null };

export interface IngestOptions {
  newId: () => string;
  /** Passages of the version that is stored: what stands in the new one word for word is kept. */
  stored?: StoredPassages;
  /** Vectors known from the stored version, by {@link textHash}. */
  known?: (hashes: readonly string[]) => Promise<ReadonlyMap<string, Float32Array>>;
  /** Called between batches with 0..1; throwing from it abandons the ingestion (a newer edit came). */
  onProgress?: (done: number) => Promise<void>;
  /** Called between the steps of what is computed in this thread, so that others get their turn. */
  pause?: () => Promise<void>;
  /** Where the document is parsed; default: in this process. */
  read?: Reader;
}

export interface Ingested {
  title: string;
  /** The document's text as Markdown; every quote is a slice of it. */
  content: string;
  /** ISO 639-1; null when the text does not tell. */
  language: string | null;
  passages: PreparedPassage[];
  /** What was lost in reading, one sentence each for the admin. */
  warnings: string[];
  /** Where the file is a list of questions and answers; null else. */
  pairs: PairList | null;
}

/** What is done with a passage: its stored row stays, or its texts get their vectors. */
type Plan = { passage: Passage } & ({ kept: string } | { kept: null; hash: string; sentences: string[] });

/** Share of the work that reading takes, and that is done when all is embedded; storing is the rest. */
const READ_SHARE = 0.1;
const EMBEDDED_SHARE = 0.95;
const NONE = new Float32Array(0);
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
  const source: FileSource = 'bytes' in input ? input : { ...input, bytes: Buffer.from(input.content, 'utf8'), name: null };
  const { title, content, passages, warnings, pairs = null } = await (options.read ?? readDocument)(source);

  const wanted = new Map<string, string>();
  const want = (text: string) => {
    const hash = textHash(text);
    wanted.set(hash, text);
    return hash;
  };
  const stored = new Map([...(options.stored ?? [])].map(([key, ids]) => [key, [...ids]]));
  const plans: Plan[] = [];
  for (const passage of passages) {
    await options.pause?.();
    const kept = stored.get(passageKey(passage))?.shift();
    plans.push(kept === undefined ? { passage, kept: null, hash: want(indexedText(passage)), sentences: passage.sentences.map((sentence) => want(sentence.text)) } : { passage, kept });
  }
  const vectors = await embedAll(embedder, wanted, options);
  const vectorOf = (hash: string) => vectors.get(hash) ?? new Float32Array(embedder.dimensions);
  const prepared: PreparedPassage[] = [];
  for (const plan of plans) {
    await options.pause?.();
    if (plan.kept !== null) prepared.push({ ...plan.passage, id: plan.kept, kept: true, vector: NONE, vectorHash: '', sentenceVectors: [] });
    else prepared.push({ ...plan.passage, id: options.newId(), vector: vectorOf(plan.hash), vectorHash: plan.hash, sentenceVectors: plan.sentences.map((sentence) => ({ vector: vectorOf(sentence), hash: sentence })) });
  }
  return { title, content, language: languageOf(content), warnings, pairs, passages: prepared };
}

/** Of the whole text, not of its first line: a heading is short and may hold a name only. */
function languageOf(content: string): string | null {
  const found = detectLanguage(content);
  return found?.certain ? found.language : null;
}

async function embedAll(embedder: Embedder, wanted: ReadonlyMap<string, string>, options: IngestOptions): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  const missing: [string, string][] = [];
  const stored = wanted.size > 0 ? await options.known?.([...wanted.keys()]) : undefined;
  for (const [hash, text] of wanted) {
    const known = stored?.get(hash);
    if (known && known.length === embedder.dimensions) vectors.set(hash, known);
    else missing.push([hash, text]);
  }
  for (let at = 0; at < missing.length; at += BATCH) {
    await options.onProgress?.(READ_SHARE + (vectors.size / wanted.size) * (EMBEDDED_SHARE - READ_SHARE));
    const batch = missing.slice(at, at + BATCH);
    const rows = await embedder.embed(batch.map(([, text]) => text), 'ingest');
    batch.forEach(([hash], index) => vectors.set(hash, rows[index] ?? new Float32Array(embedder.dimensions)));
  }
  return vectors;
}
