import { OpenAIEmbeddings } from '@langchain/openai';
import { type Embedder, EmbedError, type EmbedPriority } from '../ports';
import { unit } from './vector';
import { VectorCache } from './vector-cache';

/** Where an OpenAI-compatible service is and how long it may take. */
export interface OpenAiOptions {
  apiKey: string;
  /** For instance https://api.openai.com/v1; null is OpenAI's own. */
  baseUrl: string | null;
  model: string;
  /** Milliseconds for a question, retries included. */
  deadlineMs?: number;
}

/** The database column holds up to 1536 dimensions without leaving its page. */
export const MAX_DIMENSIONS = 1_536;
const BATCH = 64;
const LONGEST = 8_000;

/** Embeddings of any OpenAI-compatible service. Ingestion may take six times the deadline of a question. */
export class OpenAiEmbedder implements Embedder {
  readonly model: string;
  private readonly client: OpenAIEmbeddings;
  private readonly cache = new VectorCache();
  private readonly deadlineMs: number;
  private readonly stop = new AbortController();

  constructor(
    options: OpenAiOptions,
    readonly dimensions = 512,
  ) {
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) throw new RangeError(`Embeddings may have 1 to ${MAX_DIMENSIONS} dimensions.`);
    this.model = `${options.model}@${dimensions}`;
    this.deadlineMs = options.deadlineMs ?? 5_000;
    this.client = new OpenAIEmbeddings({
      apiKey: options.apiKey,
      model: options.model,
      dimensions,
      batchSize: BATCH,
      maxRetries: 1,
      timeout: this.deadlineMs,
      encodingFormat: 'float',
      ...(options.baseUrl ? { configuration: { baseURL: options.baseUrl } } : {}),
    });
  }

  async embed(texts: string[], priority: EmbedPriority): Promise<Float32Array[]> {
    const prepared = texts.map((text) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST));
    const keys = prepared.map((text) => VectorCache.key(text));
    const found = new Map<string, Float32Array>();
    const missing = new Map<string, string>();
    prepared.forEach((text, at) => {
      const key = keys[at] ?? '';
      const known = text === '' ? new Float32Array(this.dimensions) : this.cache.get(key);
      if (known) found.set(key, known);
      else missing.set(key, text);
    });
    const wanted = [...missing];
    const rows = wanted.length > 0 ? await this.ask(wanted.map(([, text]) => text), priority) : [];
    wanted.forEach(([key], at) => {
      const vector = unit(Float32Array.from(rows[at] ?? []));
      if (vector.length !== this.dimensions || vector.some((value) => !Number.isFinite(value))) {
        throw new EmbedError(`The embedding service answered ${vector.length} dimensions instead of ${this.dimensions}.`);
      }
      this.cache.set(key, vector);
      found.set(key, vector);
    });
    return keys.map((key) => found.get(key) ?? new Float32Array(this.dimensions));
  }

  async close(): Promise<void> {
    this.stop.abort(new EmbedError('The embedding service is closed.'));
  }

  private async ask(texts: string[], priority: EmbedPriority): Promise<number[][]> {
    if (this.stop.signal.aborted) throw new EmbedError('The embedding service is closed.');
    const limit = this.deadlineMs * (priority === 'query' ? 1 : 6);
    const deadline = AbortSignal.timeout(limit);
    const over = AbortSignal.any([deadline, this.stop.signal]);
    try {
      return await Promise.race([
        this.client.embedDocuments(texts),
        new Promise<never>((_, reject) => {
          const stop = () => reject(over.reason instanceof EmbedError ? over.reason : new EmbedError(`The embedding service did not answer within ${limit} ms.`));
          if (over.aborted) stop();
          else over.addEventListener('abort', stop, { once: true });
        }),
      ]);
    } catch (error) {
      throw error instanceof EmbedError ? error : new EmbedError(`The embedding service failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
