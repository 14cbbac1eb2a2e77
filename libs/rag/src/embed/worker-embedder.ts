import { Worker } from 'node:worker_threads';
import { type Embedder, EmbedError, type EmbedPriority } from '../ports';
import { unit } from './vector';
import { VectorCache } from './vector-cache';

/** Larger batches are no faster and keep a waiting question waiting. */
const BATCH = 8;

interface TextTask {
  key: string;
  text: string;
  space: string;
  resolve(vector: Float32Array): void;
  reject(error: Error): void;
}

/** Anything else a worker can do; it runs alone. */
interface CallTask {
  call: object;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

type Task = TextTask | CallTask;

interface Reply {
  id: number;
  vectors?: Float32Array[];
  error?: string;
}

/** What a worker thread is started with. */
export interface WorkerPlan {
  /**
   * The script: takes `{ id, texts, space, asked }`, answers `{ id, vectors }` or `{ id, error }`; `asked` where they are
   * questions, `space` as in `embedIn`. What else it takes is between it and its embedder.
   */
  script: string;
  data?: unknown;
}

/**
 * A model in one worker thread: questions overtake ingestion, vectors are cached by text, and a crashed worker is started
 * again by the next call.
 */
export abstract class WorkerEmbedder implements Embedder {
  abstract readonly model: string;
  abstract readonly dimensions: number;
  private readonly cache = new VectorCache();
  private readonly queues: Record<EmbedPriority, Task[]> = { query: [], ingest: [] };
  private worker: Worker | null = null;
  private running: { id: number; tasks: Task[] } | null = null;
  private batches = 0;
  private closed = false;

  /** The text as the model is to see it; empty for one that says nothing. */
  protected abstract prepare(text: string): string;
  protected abstract plan(): WorkerPlan;

  embed(texts: string[], priority: EmbedPriority): Promise<Float32Array[]> {
    return this.embedIn('', texts, priority);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.fail(new EmbedError('The embedding worker is closed.'), true);
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  /** @param space which of the model's vector spaces, by a name between the worker and its embedder; '' for the only or first one */
  protected async embedIn(space: string, texts: string[], priority: EmbedPriority): Promise<Float32Array[]> {
    if (this.closed) throw new EmbedError('The embedding worker is closed.');
    return Promise.all(texts.map((text) => this.one(space, this.prepare(text), priority)));
  }

  /** Has the worker do something else, in the order of its queue. @throws EmbedError as `embed` does */
  protected async call<R extends object>(call: object, priority: EmbedPriority): Promise<R> {
    if (this.closed) throw new EmbedError('The embedding worker is closed.');
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.queues[priority].push({ call, resolve, reject });
      this.next();
    });
    if (reply.error !== undefined) throw new EmbedError(`The embedding model failed: ${reply.error}`);
    return reply as unknown as R;
  }

  private one(space: string, text: string, priority: EmbedPriority): Promise<Float32Array> {
    if (text === '') return Promise.resolve(new Float32Array(this.dimensions));
    const key = VectorCache.key(`${space}\n${text}`);
    const known = this.cache.get(key);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      this.queues[priority].push({ key, text, space, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running || this.closed) return;
    const asked = this.queues.query.length > 0;
    const { tasks, request } = batchOf(asked ? this.queues.query : this.queues.ingest);
    if (tasks.length === 0) {
      this.worker?.unref();
      return;
    }
    this.batches += 1;
    this.running = { id: this.batches, tasks };
    this.worker ??= this.start();
    this.worker.ref();
    this.worker.postMessage({ id: this.batches, asked, ...request });
  }

  private start(): Worker {
    const { script, data } = this.plan();
    const worker = new Worker(script, { workerData: data });
    worker.on('message', (reply: Reply) => this.settle(reply));
    const lost = (error: unknown) => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.fail(new EmbedError(`The embedding worker stopped: ${error instanceof Error ? error.message : String(error)}`), false);
      this.next();
    };
    worker.on('error', lost);
    worker.on('exit', (code) => lost(`exit ${code}`));
    return worker;
  }

  private settle(reply: Reply): void {
    if (this.running?.id !== reply.id) return;
    const { tasks } = this.running;
    this.running = null;
    tasks.forEach((task, at) => {
      if ('call' in task) {
        task.resolve(reply);
        return;
      }
      const vector = reply.vectors?.[at];
      if (!vector || vector.length !== this.dimensions) {
        task.reject(new EmbedError(`The embedding model failed: ${reply.error ?? `a vector of ${vector?.length ?? 0} instead of ${this.dimensions}`}`));
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

/** Takes what runs next from a queue: the texts of one space at its head together, or one call alone. */
function batchOf(queue: Task[]): { tasks: Task[]; request: object } {
  const [first] = queue;
  if (!first) return { tasks: [], request: {} };
  if ('call' in first) return { tasks: queue.splice(0, 1), request: first.call };
  const other = queue.findIndex((task) => 'call' in task || task.space !== first.space);
  const tasks = queue.splice(0, Math.min(BATCH, other < 0 ? BATCH : other));
  return { tasks, request: { space: first.space, texts: tasks.flatMap((task) => ('text' in task ? [task.text] : [])) } };
}
