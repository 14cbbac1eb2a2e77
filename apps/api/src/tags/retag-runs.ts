import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { JobQueue } from '../jobs/job-queue';
import type { RetagRun, RetagStatus } from './retag.type';

export const RETAG_JOB = 'retag';
export interface RetagPayload {
  runId: string;
}
/** How far back one may go, in days; without, everything. */
const LONGEST_DAYS = 3_650;
const DAY_MS = 86_400_000;

interface Row {
  id: string;
  days: number | null;
  status: RetagStatus;
  total: number;
  done: number;
  added: number;
  removed: number;
  requested_at: Date;
  finished_at: Date | null;
}
const COLUMNS = 'id, days, status, total, done, added, removed, requested_at, finished_at';

/** Re-tagging runs: asked for, watched, cancelled. One at a time in a workspace. */
@Injectable()
export class RetagRuns {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** @param days how far back; null: everything */
  async start(caller: TeamCaller, days: number | null): Promise<{ run: RetagRun }> {
    if (days !== null && (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)) throw new Refusal('INVALID', `Give 1 to ${LONGEST_DAYS} days, or none for everything.`, { field: ['days'] });
    try {
      return await this.database.inWorkspace(caller, async (tx) => {
        const now = this.clock.now();
        const since = days === null ? new Date(0) : new Date(now.getTime() - days * DAY_MS);
        const id = newId();
        await tx.run(
          `INSERT INTO retag_run (workspace_id, id, days, status, total, since, requested_by, requested_at)
           SELECT $1, $2, $3, 'RUNNING', (SELECT count(DISTINCT e.conversation_id) FROM episode e WHERE e.workspace_id = $1 AND e.started_at >= $4), $4, $5, $6`,
          [tx.workspaceId, id, days, since, actorOf(caller), now],
        );
        await this.jobs.enqueue(tx, { kind: RETAG_JOB, key: id, payload: { runId: id } satisfies RetagPayload });
        return { run: await this.get(tx, id) };
      });
    } catch (error) {
      const constraint = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }).constraint : undefined;
      if (constraint === 'retag_run_one') throw new Refusal('CONFLICT', 'The past is being tagged already. Wait for it, or cancel it.');
      throw error;
    }
  }

  /** Stops it; what it has done so far stays. A finished run stays as it is. */
  cancel(caller: TeamCaller, id: string): Promise<{ run: RetagRun }> {
    return this.database.inWorkspace(caller, async (tx) => {
      await tx.run(`UPDATE retag_run SET status = 'CANCELLED', finished_at = $3 WHERE workspace_id = $1 AND id = $2 AND status = 'RUNNING'`, [tx.workspaceId, isId(id) ? id : null, this.clock.now()]);
      return { run: await this.get(tx, id) };
    });
  }

  /** The newest run, whatever became of it. */
  newest(scope: WorkspaceScope): Promise<RetagRun | null> {
    return this.database.inWorkspace(scope, async (tx) => {
      const row = await tx.one<Row>(`SELECT ${COLUMNS} FROM retag_run WHERE workspace_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1`, [tx.workspaceId]);
      return row && toRun(row);
    });
  }

  private async get(tx: Tx, id: string): Promise<RetagRun> {
    const row = isId(id) ? await tx.one<Row>(`SELECT ${COLUMNS} FROM retag_run WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]) : null;
    if (!row) throw notFound('run');
    return toRun(row);
  }
}

function toRun({ requested_at: requestedAt, finished_at: finishedAt, ...row }: Row): RetagRun {
  return { ...row, requestedAt, finishedAt };
}
