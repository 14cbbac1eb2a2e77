import { Injectable, OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock';
import { EventLog } from '../conversations/event-log';
import { Threads } from '../conversations/threads';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { AssessMessage } from './assess-message';
import { AssignTags } from './assign-tags';
import { RETAG_JOB, type RetagPayload } from './retag-runs';
import { TagClassifiers } from './tag-classifiers';
import type { AssessedTag } from './tag-evidence';

/** Conversations of one job: short enough to stop between two of them. */
const BATCH = 8;
/** Messages read of a conversation, the first ones. */
const MOST_MESSAGES = 20;
const ATTEMPTS = 5;
/** Between two jobs of a run, in ms: turns come first. */
const PAUSE_MS = 20;

interface Run {
  id: string;
  since: Date;
  after_conversation: string | null;
  status: string;
}
interface Said {
  seq: number;
  episode_id: string;
  text: string;
}
type Found = AssessedTag & { seq: number; episodeId: string };

/**
 * Tags the past anew, some conversations a job, from where the last one got to: a restart loses nothing and does nothing
 * twice. What an agent, a rule or the model set stays, what an agent took away stays away. It writes to the log, but no
 * turn follows from it, so no rule is evaluated.
 */
@Injectable()
export class RetagPast implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly reader: AssessMessage,
    private readonly classifiers: TagClassifiers,
    private readonly tags: AssignTags,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RETAG_JOB, { concurrency: 1, maxAttempts: ATTEMPTS, run: (job) => this.run(job), exhausted: (job) => this.fail(job) });
  }

  private async run(job: Job): Promise<void> {
    const { runId } = job.payload as RetagPayload;
    const run = await this.database.inWorkspace(job, (tx) => tx.one<Run>('SELECT id, since, after_conversation, status FROM retag_run WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, runId]));
    if (run?.status !== 'RUNNING') return;
    if (run.after_conversation === null) await this.classifiers.upToDate(job.workspaceId);
    const ids = await this.next(job, run);
    for (const id of ids) {
      const said = await this.said(job, run, id);
      const found = await this.read(job, said);
      if (!(await this.write(job, run, id, said, found))) return;
    }
    await this.database.inWorkspace(job, async (tx) => {
      if (ids.length === BATCH) await this.jobs.enqueue(tx, { kind: RETAG_JOB, key: run.id, payload: job.payload, runAt: new Date(this.clock.now().getTime() + PAUSE_MS) });
      else await tx.run(`UPDATE retag_run SET status = 'DONE', done = total, finished_at = $3 WHERE workspace_id = $1 AND id = $2 AND status = 'RUNNING'`, [tx.workspaceId, run.id, this.clock.now()]);
    });
  }

  private async next(scope: WorkspaceScope, run: Run): Promise<string[]> {
    const rows = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ id: string }>(
        `SELECT DISTINCT e.conversation_id AS id FROM episode e WHERE e.workspace_id = $1 AND e.started_at >= $2 AND ($3::uuid IS NULL OR e.conversation_id > $3) ORDER BY 1 LIMIT ${BATCH}`,
        [tx.workspaceId, run.since, run.after_conversation],
      ),
    );
    return rows.map((row) => row.id);
  }

  private said(scope: WorkspaceScope, run: Run, conversationId: string): Promise<Said[]> {
    return this.database.inWorkspace(scope, (tx) =>
      tx.query<Said>(
        `SELECT m.seq, m.episode_id, m.text FROM message m JOIN episode e ON e.workspace_id = m.workspace_id AND e.id = m.episode_id
          WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.author = 'CUSTOMER' AND e.started_at >= $3 ORDER BY m.seq LIMIT ${MOST_MESSAGES}`,
        [tx.workspaceId, conversationId, run.since],
      ),
    );
  }

  /** Every tag that one of the messages deserves, for the message that shows it best. */
  private async read(scope: WorkspaceScope, said: readonly Said[]): Promise<Found[]> {
    const found = new Map<string, Found>();
    for (const { seq, episode_id: episodeId, text } of said) {
      const { assessment } = await this.reader.run(scope, text, { withModel: false });
      for (const tag of assessment.tags) {
        const known = found.get(tag.tagId);
        if (!known || (known.score ?? 1) < (tag.score ?? 1)) found.set(tag.tagId, { ...tag, seq, episodeId });
      }
    }
    return [...found.values()];
  }

  /** @returns false when the run has been cancelled */
  private write(scope: WorkspaceScope, run: Run, conversationId: string, said: readonly Said[], found: readonly Found[]): Promise<boolean> {
    return this.database.inWorkspace(scope, async (tx) => {
      const running = await tx.one(`SELECT 1 FROM retag_run WHERE workspace_id = $1 AND id = $2 AND status = 'RUNNING' FOR UPDATE`, [tx.workspaceId, run.id]);
      if (!running) return false;
      const thread = await this.threads.lock(tx, conversationId);
      let added = 0;
      for (const { seq, episodeId, ...tag } of found) added += await this.tags.store(tx, { conversationId, episodeId, seq }, [{ ...tag, reason: tag.reason }]);
      const removed = await this.takeAway(tx, conversationId, thread.row.last_seq, said, found.map((tag) => tag.tagId));
      await tx.run('UPDATE retag_run SET done = least(done + 1, total), added = added + $3, removed = removed + $4, after_conversation = $5 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, run.id, added, removed, conversationId]);
      return true;
    });
  }

  /** Tags that the AI set by phrase or likeness for what was read, and would not set today. */
  private async takeAway(tx: Tx, conversationId: string, seq: number, said: readonly Said[], deserved: readonly string[]): Promise<number> {
    const now = this.clock.now();
    const gone = await tx.query<{ tag_id: string }>(
      `UPDATE conversation_tag SET removed_at = $3, removed_by_retag = true
        WHERE workspace_id = $1 AND conversation_id = $2 AND source = 'AI' AND removed_at IS NULL AND coalesce(evidence->>'by', '') <> 'MODEL'
          AND episode_id = ANY($4) AND NOT (tag_id = ANY($5)) RETURNING tag_id`,
      [tx.workspaceId, conversationId, now, [...new Set(said.map((one) => one.episode_id))], [...deserved]],
    );
    for (const { tag_id: tagId } of gone) this.log.record(tx, { conversationId, type: 'UNTAGGED', seq, at: now, tagId, reason: 'Tagged anew' });
    return gone.length;
  }

  private async fail(job: Job): Promise<void> {
    const { runId } = job.payload as RetagPayload;
    await this.database.inWorkspace(job, (tx) => tx.run(`UPDATE retag_run SET status = 'FAILED', finished_at = $3 WHERE workspace_id = $1 AND id = $2 AND status = 'RUNNING'`, [tx.workspaceId, runId, this.clock.now()]));
  }
}
