/** A piece of work that must happen, as it stands in the table `job`. */
export interface Job<P = unknown> {
  workspaceId: string;
  id: string;
  kind: string;
  key: string | null;
  payload: P;
  /** How often it has been started, this time included. */
  attempts: number;
  runAt: Date;
}

/** A job to be. `key` makes it unique in its workspace and kind while it is not finished. */
export interface NewJob {
  kind: string;
  key?: string;
  payload: unknown;
  /** Not before this instant; default: at once. A second enqueue with the same key moves it. */
  runAt?: Date;
}

/**
 * How a kind of job is done. It runs at least once, possibly again after a crash, so its effect must be idempotent.
 */
export interface JobHandler {
  /** How many run at the same time in one process. */
  concurrency: number;
  /** After so many failed attempts `exhausted` is called and the job is kept as failed. */
  maxAttempts: number;
  run(job: Job): Promise<void>;
  /** The last chance to leave something true behind, e.g. hand the conversation to a person. */
  exhausted?(job: Job, error: unknown): Promise<void>;
}

/** Delay before attempt n+1 in ms: 1 s, 2 s, 4 s … at most 60 s. */
export function backoffMs(attempts: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.max(0, attempts - 1));
}
