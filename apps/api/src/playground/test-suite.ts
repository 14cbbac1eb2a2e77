import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { changeOf, judgeTest, type AnswerOutcome } from '@chatref/domain';
import { PreviewAnswer } from '../autopilot/preview-answer';
import type { AnswerPreview } from '../autopilot/preview.type';
import { Clock } from '../common/clock';
import { Refusal } from '../common/errors';
import { newId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { KnowledgeChanges } from '../documents/knowledge-changes';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import type { RunCause, TestQuestion, TestRun } from './playground.type';
import { QUESTION_COLUMNS, toQuestion, type QuestionRow } from './question-store';
import { RUN_COLUMNS, toRun, type RunRow } from './run-store';

const RUN = 'test-run';
const AFTER_CHANGE = 'test-after-change';
/** How long the knowledge must be quiet before the suite runs by itself, in ms: an import is one change. */
const QUIET_MS = 3_000;
/** Runs that are kept with their results. */
const KEPT_RUNS = 50;

interface RunPayload {
  runId: string;
}

/**
 * Asks all saved questions as a customer would and compares. A run is a job: it goes on after a crash with the questions
 * that have no result yet. It starts by itself once the knowledge has changed and come to rest.
 */
@Injectable()
export class TestSuite implements OnModuleInit {
  private readonly logger = new Logger('TestSuite');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly changes: KnowledgeChanges,
    private readonly preview: PreviewAnswer,
  ) {}

  onModuleInit(): void {
    this.changes.onChange((tx) => this.later(tx));
    this.jobs.handle(AFTER_CHANGE, { concurrency: 1, maxAttempts: 5, run: (job) => this.afterChange(job) });
    this.jobs.handle(RUN, { concurrency: 1, maxAttempts: 5, run: (job) => this.run(job), exhausted: (job) => this.finish(job, (job.payload as RunPayload).runId, 'FAILED') });
  }

  /** Starts a run, or gives the one that is under way. @throws Refusal WRONG_STATE without any question */
  async start(caller: TeamCaller): Promise<{ testRun: TestRun }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const run = (await this.underWay(tx)) ?? (await this.begin(tx, 'REQUEST', actorOf(caller)));
      if (!run) throw new Refusal('WRONG_STATE', 'There is no test question yet. Save one in the playground first.');
      return { testRun: toRun(run) };
    });
  }

  private async underWay(tx: Tx): Promise<RunRow | null> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`test_run ${tx.workspaceId}`]);
    return tx.one<RunRow>(`SELECT ${RUN_COLUMNS} FROM test_run WHERE workspace_id = $1 AND status IN ('QUEUED','RUNNING')`, [tx.workspaceId]);
  }

  /** @returns null when there is nothing to ask */
  private async begin(tx: Tx, cause: RunCause, startedBy: string | null): Promise<RunRow | null> {
    const run = await tx.one<RunRow>(
      `INSERT INTO test_run (workspace_id, id, number, cause, status, total, started_by, created_at)
       SELECT $1, $2, coalesce((SELECT max(number) FROM test_run WHERE workspace_id = $1), 0) + 1, $3, 'QUEUED', q.n, $4, $5
         FROM (SELECT count(*)::int AS n FROM test_question WHERE workspace_id = $1) q WHERE q.n > 0 RETURNING ${RUN_COLUMNS}`,
      [tx.workspaceId, newId(), cause, startedBy, this.clock.now()],
    );
    if (run) await this.jobs.enqueue(tx, { kind: RUN, key: run.id, payload: { runId: run.id } satisfies RunPayload });
    return run;
  }

  /** Each further change moves the job on. */
  private async later(tx: Tx): Promise<void> {
    const asked = await tx.one('SELECT 1 FROM test_question WHERE workspace_id = $1 LIMIT 1', [tx.workspaceId]);
    if (asked) await this.jobs.enqueue(tx, { kind: AFTER_CHANGE, key: 'workspace', payload: {}, runAt: new Date(this.clock.now().getTime() + QUIET_MS) });
  }

  private async afterChange(job: Job): Promise<void> {
    await this.database.inWorkspace(job, async (tx) => {
      const busy = (await this.underWay(tx)) ?? (await tx.one("SELECT 1 FROM document WHERE workspace_id = $1 AND status IN ('QUEUED','PROCESSING') LIMIT 1", [tx.workspaceId]));
      if (busy) await this.later(tx);
      else await this.begin(tx, 'KNOWLEDGE_CHANGED', null);
    });
  }

  private async run(job: Job): Promise<void> {
    const { runId } = job.payload as RunPayload;
    const open = await this.database.inWorkspace(job, async (tx) => {
      const run = await tx.one<RunRow>(`UPDATE test_run SET status = 'RUNNING' WHERE workspace_id = $1 AND id = $2 AND status IN ('QUEUED','RUNNING') RETURNING ${RUN_COLUMNS}`, [tx.workspaceId, runId]);
      if (!run) return null;
      const rows = await tx.query<QuestionRow>(
        `SELECT ${QUESTION_COLUMNS} FROM test_question q WHERE q.workspace_id = $1
            AND NOT EXISTS (SELECT 1 FROM test_result r WHERE r.workspace_id = $1 AND r.run_id = $2 AND r.question_id = q.id) ORDER BY q.created_at, q.id`,
        [tx.workspaceId, runId],
      );
      return { number: run.number, questions: rows.map(toQuestion) };
    });
    if (!open) return;
    for (const question of open.questions) await this.ask(job, runId, open.number, question);
    await this.finish(job, runId, 'DONE');
  }

  private async ask(scope: WorkspaceScope, runId: string, number: number, question: TestQuestion): Promise<void> {
    const started = performance.now();
    const came = await this.preview.run(scope, question.question, question.history);
    const ms = Math.round(performance.now() - started);
    await this.database.inWorkspace(scope, (tx) => this.store(tx, runId, number, question, came, ms));
  }

  private async store(tx: Tx, runId: string, number: number, question: TestQuestion, came: AnswerPreview, ms: number): Promise<void> {
    const failures = judgeTest({ outcome: question.expectedOutcome, documentId: question.documentId, mustContain: question.mustContain }, { outcome: came.outcome, text: came.text, documentIds: came.citations.map((citation) => citation.documentId) });
    const now = { passed: failures.length === 0, outcome: came.outcome, text: came.text };
    const before = await tx.one<{ runNumber: number; passed: boolean; outcome: AnswerOutcome; text: string }>(
      `SELECT t.number AS "runNumber", r.passed, r.outcome, r.text FROM test_result r JOIN test_run t ON t.workspace_id = r.workspace_id AND t.id = r.run_id
        WHERE r.workspace_id = $1 AND r.question_id = $2 AND t.number < $3 ORDER BY t.number DESC LIMIT 1`,
      [tx.workspaceId, question.id, number],
    );
    const change = changeOf(before, now);
    const fresh = await tx.run(
      `INSERT INTO test_result (workspace_id, run_id, question_id, question, outcome, text, confidence, citations, handoff_reason, rules, passed, failures, change, previous, ms, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING`,
      [tx.workspaceId, runId, question.id, question.question, now.outcome, now.text, came.confidence, JSON.stringify(came.citations), came.handoffReason, came.rules, now.passed, JSON.stringify(failures), change, before && JSON.stringify(before), ms, this.clock.now()],
    );
    if (fresh === 0) return;
    await tx.run('UPDATE test_run SET done = done + 1, passed = passed + $3, changed = changed + $4 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, runId, Number(now.passed), Number(change !== null && change !== 'NEW')]);
  }

  private async finish(scope: WorkspaceScope, runId: string, status: 'DONE' | 'FAILED'): Promise<void> {
    await this.database.inWorkspace(scope, async (tx) => {
      // A question that was deleted while the run went on is not asked any more.
      const run = await tx.one<RunRow>(
        `UPDATE test_run SET status = $3, finished_at = $4, total = CASE WHEN $3 = 'DONE' THEN done ELSE total END WHERE workspace_id = $1 AND id = $2 AND status IN ('QUEUED','RUNNING') RETURNING ${RUN_COLUMNS}`,
        [tx.workspaceId, runId, status, this.clock.now()],
      );
      if (!run) return;
      await tx.run('DELETE FROM test_run WHERE workspace_id = $1 AND number <= $2', [tx.workspaceId, run.number - KEPT_RUNS]);
      this.logger.debug({ msg: 'test run', number: run.number, status, done: run.done, passed: run.passed, changed: run.changed });
    });
  }
}
