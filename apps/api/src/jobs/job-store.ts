import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../common/ids';
import { Clock } from '../common/clock';
import { CONFIG, type Config } from '../config/config';
import { DataSource } from 'typeorm';
import { Job, NewJob, backoffMs } from './job';
import type { JobTx } from './job-tx';

interface JobRow {
  workspace_id: string;
  id: string;
  kind: string;
  key: string | null;
  payload: unknown;
  attempts: number;
  run_at: Date;
}

/** An owner whose heartbeat is older than this is dead and its jobs are free, in seconds. */
const DEAD_AFTER_SECONDS = 4;

/**
 * The SQL of the queue. A held job names its owner; an owner proves that it lives by a heartbeat. On the embedded
 * database every other owner is dead by construction: the folder's lock lets in one process at a time.
 */
@Injectable()
export class JobStore {
  readonly owner = newId();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Puts a job into the caller's transaction: it exists exactly when the rest of that transaction does. */
  async insert(tx: JobTx, job: NewJob): Promise<void> {
    const now = this.clock.now();
    await tx.run(
      `INSERT INTO job (workspace_id, id, kind, key, payload, run_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (workspace_id, kind, key) WHERE key IS NOT NULL AND failed_at IS NULL
       DO UPDATE SET run_at = EXCLUDED.run_at, payload = EXCLUDED.payload`,
      [tx.workspaceId, newId(), job.kind, job.key ?? null, JSON.stringify(job.payload), job.runAt ?? now, now],
    );
  }

  /** Says that this process lives, and forgets the long dead. */
  async beat(first: boolean): Promise<void> {
    if (first && !this.config.DATABASE_URL) await this.dataSource.query('DELETE FROM instance');
    await this.dataSource.query('INSERT INTO instance (id, heartbeat_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()', [this.owner]);
    if (first) await this.dataSource.query("DELETE FROM instance WHERE heartbeat_at < now() - interval '1 hour'");
  }

  /** Takes up to `limit` due jobs of a kind, in the order they came due. */
  async claim(kind: string, limit: number): Promise<Job[]> {
    const [rows] = (await this.dataSource.query(
      `UPDATE job SET owner = $1, attempts = attempts + 1
        WHERE (workspace_id, id) IN (
          SELECT workspace_id, id FROM job
           WHERE failed_at IS NULL AND kind = $2 AND run_at <= $3
             AND (owner IS NULL OR (owner <> $1 AND NOT EXISTS (
               SELECT 1 FROM instance i WHERE i.id = job.owner AND i.heartbeat_at > now() - $5 * interval '1 second')))
           ORDER BY run_at LIMIT $4 FOR UPDATE SKIP LOCKED)
       RETURNING workspace_id, id, kind, key, payload, attempts, run_at`,
      [this.owner, kind, this.clock.now(), limit, DEAD_AFTER_SECONDS],
    )) as [JobRow[], number];
    return rows.map((row) => ({
      workspaceId: row.workspace_id,
      id: row.id,
      kind: row.kind,
      key: row.key,
      payload: row.payload,
      attempts: row.attempts,
      runAt: row.run_at,
    }));
  }

  /** The job is done. One that was moved to a later time meanwhile stays. */
  async finish(job: Job): Promise<void> {
    await this.dataSource.query('DELETE FROM job WHERE workspace_id = $1 AND id = $2 AND owner = $3 AND run_at <= $4', [job.workspaceId, job.id, this.owner, job.runAt]);
    await this.handBack([job]);
  }

  /** Lets others (or this process, later) have jobs that are not done. */
  async handBack(jobs: Job[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.dataSource.query('UPDATE job SET owner = NULL, attempts = 0 WHERE id = ANY($1) AND owner = $2', [jobs.map((job) => job.id), this.owner]);
  }

  /** Another try later, or the end after `maxAttempts`. @returns true when this was the last attempt */
  async fail(job: Job, error: unknown, maxAttempts: number): Promise<boolean> {
    const last = job.attempts >= maxAttempts;
    const now = this.clock.now();
    await this.dataSource.query(
      'UPDATE job SET owner = NULL, last_error = $3, failed_at = $4, run_at = $5 WHERE workspace_id = $1 AND id = $2 AND owner = $6',
      [job.workspaceId, job.id, String(error).slice(0, 500), last ? now : null, new Date(now.getTime() + backoffMs(job.attempts)), this.owner],
    );
    return last;
  }

  /** This process ends: whatever it still held is free at once. */
  async leave(): Promise<void> {
    await this.dataSource.query('DELETE FROM instance WHERE id = $1', [this.owner]);
  }
}
