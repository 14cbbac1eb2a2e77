import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Embedder, EmbedError, type EmbedPriority } from '../ports';
import { unit } from './vector';
import { VectorCache } from './vector-cache';

/** Larger batches are no faster and keep a waiting question waiting. */
const BATCH = 8;
/** The model reads about 500 characters; its tokenizer's time grows with the square of the length. */
const LONGEST = 900;

interface Task {
  key: string;
  text: string;
  resolve(vector: Float32Array): void;
  reject(error: Error): void;
}

/**
 * The sentence encoder that comes with the project (Universal Sentence Encoder lite, 512 dimensions, English), in one
 * worker thread. Needs no network and no key. A crashed worker is started again by the next call.
 */
export class LocalEmbedder implements Embedder {
  readonly model = 'use-lite-en';
  readonly dimensions = 512;
  private readonly cache = new VectorCache();
  private readonly queues: Record<EmbedPriority, Task[]> = { query: [], ingest: [] };
  private worker: Worker | null = null;
  private running: { id: number; tasks: Task[] } | null = null;
  private batches = 0;
  private closed = false;

  async embed(texts: string[], priority: EmbedPriority): Promise<Float32Array[]> {
    if (this.closed) throw new EmbedError('The embedding worker is closed.');
    return Promise.all(texts.map((text) => this.one(prepare(text), priority)));
  }

  async close(): Promise<void> {
    this.closed = true;
    this.fail(new EmbedError('The embedding worker is closed.'), true);
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private one(text: string, priority: EmbedPriority): Promise<Float32Array> {
    if (text === '') return Promise.resolve(new Float32Array(this.dimensions));
    const key = VectorCache.key(text);
    const known = this.cache.get(key);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      this.queues[priority].push({ key, text, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running || this.closed) return;
    const queue = this.queues.query.length > 0 ? this.queues.query : this.queues.ingest;
    const tasks = queue.splice(0, BATCH);
    if (tasks.length === 0) {
      this.worker?.unref();
      return;
    }
    this.batches += 1;
    this.running = { id: this.batches, tasks };
    this.worker ??= this.start();
    this.worker.ref();
    this.worker.postMessage({ id: this.batches, texts: tasks.map((task) => task.text) });
  }

  private start(): Worker {
    const worker = new Worker(path.join(__dirname, 'local-worker.cjs'));
    worker.on('message', (reply: { id: number; vectors?: Float32Array[]; error?: string }) => this.settle(reply));
    const lost = (error: unknown) => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.fail(new EmbedError(`The embedding worker stopped: ${String(error)}`), false);
      this.next();
    };
    worker.on('error', lost);
    worker.on('exit', (code) => lost(`exit ${code}`));
    return worker;
  }

  private settle(reply: { id: number; vectors?: Float32Array[]; error?: string }): void {
    if (this.running?.id !== reply.id) return;
    const { tasks } = this.running;
    this.running = null;
    tasks.forEach((task, at) => {
      const vector = reply.vectors?.[at];
      if (!vector) {
        task.reject(new EmbedError(`The embedding model failed: ${reply.error ?? 'no vector'}`));
        return;
      }
      const scaled = unit(vector);
      this.cache.set(task.key, scaled);
      task.resolve(scaled);
    });
    this.next();
  }

  /** Rejects what is being computed, and with `all` what waits too. */
  private fail(error: EmbedError, all: boolean): void {
    const tasks = [...(this.running?.tasks ?? []), ...(all ? [...this.queues.query.splice(0), ...this.queues.ingest.splice(0)] : [])];
    this.running = null;
    for (const task of tasks) task.reject(error);
  }
}

/** The model is sensitive to case: a shouted text means the same as a spoken one, so only that is folded. */
function prepare(text: string): string {
  const cut = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const letters = cut.replace(/[^\p{L}]/gu, '');
  const shouted = letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (!shouted) return cut;
  const lower = cut.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
