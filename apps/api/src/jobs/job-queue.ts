import { Injectable, Logger } from '@nestjs/common';
import { tallied } from '../common/sql-count';
import { Job, JobHandler, NewJob } from './job';
import { JobStore } from './job-store';
import type { JobTx } from './job-tx';

/** Heartbeat and net under the in-process wake-up, in ms. */
const BEAT_MS = 1_000;
/** How long a stopping process waits for running jobs before it hands them back, in ms. */
const DRAIN_MS = 8_000;

/**
 * Jobs live in the database, are enqueued in the transaction that causes them, and survive restarts. A commit wakes
 * the queue at once; the beat finds what came due by time or was left by a dead process.
 */
@Injectable()
export class JobQueue {
  private readonly logger = new Logger('JobQueue');
  private readonly handlers = new Map<string, JobHandler>();
  private readonly running = new Map<string, Map<string, { job: Job; done: Promise<void> }>>();
  private readonly claiming = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private stopped = true;

  constructor(private readonly store: JobStore) {}

  /** Registers how a kind is done. Once per kind, before {@link start}. */
  handle(kind: string, handler: JobHandler): void {
    if (this.handlers.has(kind)) throw new Error(`Two handlers for jobs of kind ${kind}.`);
    this.handlers.set(kind, handler);
    this.running.set(kind, new Map());
  }

  /** Enqueues in the caller's transaction and wakes the queue after its commit. */
  async enqueue(tx: JobTx, job: NewJob): Promise<void> {
    await this.store.insert(tx, job);
    tx.afterCommit(() => this.wake(job.kind));
  }

  /** Starts taking jobs; called once the application is up. */
  async start(): Promise<void> {
    this.stopped = false;
    await this.store.beat(true);
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
    this.wakeAll();
  }

  /** Stops taking jobs, lets running ones finish for a while and hands the rest back. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await Promise.allSettled(this.claiming.values());
    const running = [...this.running.values()].flatMap((lane) => [...lane.values()]);
    const drained = Promise.allSettled(running.map((entry) => entry.done));
    let alarm: NodeJS.Timeout | undefined;
    await Promise.race([drained, new Promise((resolve) => (alarm = setTimeout(resolve, DRAIN_MS)))]);
    clearTimeout(alarm);
    await this.store.handBack([...this.running.values()].flatMap((lane) => [...lane.values()].map((entry) => entry.job)));
    await this.store.leave();
  }

  private async beat(): Promise<void> {
    try {
      await this.store.beat(false);
      if (!this.stopped) this.wakeAll();
    } catch (error) {
      this.logger.warn({ msg: 'the queue cannot reach the database', error: String(error) });
    }
  }

  private wakeAll(): void {
    for (const kind of this.handlers.keys()) this.wake(kind);
  }

  /** One claim per kind at a time; a wake-up that comes meanwhile is remembered, so none is lost. */
  private wake(kind: string): void {
    if (this.stopped || !this.handlers.has(kind)) return;
    if (this.claiming.has(kind)) {
      this.again.add(kind);
      return;
    }
    const claim = this.claim(kind)
      .catch((error: unknown) => this.logger.warn({ msg: 'claiming failed', kind, error: String(error) }))
      .finally(() => {
        this.claiming.delete(kind);
        if (this.again.delete(kind)) this.wake(kind);
      });
    this.claiming.set(kind, claim);
  }

  private async claim(kind: string): Promise<void> {
    const handler = this.handlers.get(kind);
    const lane = this.running.get(kind);
    if (!handler || !lane) return;
    const free = handler.concurrency - lane.size;
    if (free <= 0) return;
    for (const job of await this.store.claim(kind, free)) {
      const done = this.run(handler, job).finally(() => {
        lane.delete(job.id);
        this.wake(kind);
      });
      lane.set(job.id, { job, done });
    }
  }

  private async run(handler: JobHandler, job: Job): Promise<void> {
    try {
      await tallied(async (tally) => {
        await handler.run(job);
        this.logger.debug({ msg: job.kind, jobId: job.id, sql: tally.sql });
      });
      await this.store.finish(job);
    } catch (error) {
      this.logger.error({ msg: 'a job failed', kind: job.kind, jobId: job.id, attempt: job.attempts, error: String(error), stack: (error as Error).stack });
      await this.giveUpOrRetry(handler, job, error);
    }
  }

  private async giveUpOrRetry(handler: JobHandler, job: Job, error: unknown): Promise<void> {
    try {
      // What must be true in the end is done before the job is marked failed, so that a crash in between repeats it.
      if (job.attempts >= handler.maxAttempts) await handler.exhausted?.(job, error);
      await this.store.fail(job, error, handler.maxAttempts);
    } catch (second) {
      this.logger.error({ msg: 'a failed job could not be put back; the heartbeat rule frees it', jobId: job.id, error: String(second) });
    }
  }
}
