import { z } from 'zod';
import { ANSWER_OUTCOMES, type AnswerOutcome, type HandoffReason, type TestChange } from '@chatref/domain';
import { citationSchema } from '../common/citation.type';
import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../common/connection';
import { AppError } from '../common/errors';
import { isId } from '../common/ids';
import type { Tx } from '../database/transaction';
import type { RunCause, RunStatus, TestResult, TestRun } from './playground.type';

export const RUN_COLUMNS = 'id, workspace_id, number, cause, status, total, done, passed, changed, started_by, created_at, finished_at';

export interface RunRow {
  id: string;
  workspace_id: string;
  number: number;
  cause: RunCause;
  status: RunStatus;
  total: number;
  done: number;
  passed: number;
  changed: number;
  started_by: string | null;
  created_at: Date;
  finished_at: Date | null;
}

export function toRun(row: RunRow): TestRun {
  return {
    id: row.id, workspaceId: row.workspace_id, startedById: row.started_by, number: row.number, cause: row.cause, status: row.status,
    total: row.total, done: row.done, passed: row.passed, changed: row.changed, createdAt: row.created_at, finishedAt: row.finished_at,
  };
}

export async function runById(tx: Tx, id: string): Promise<TestRun | null> {
  const row = isId(id) ? await tx.one<RunRow>(`SELECT ${RUN_COLUMNS} FROM test_run WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]) : null;
  return row && toRun(row);
}

/** Runs, the newest first. */
export async function runPage(tx: Tx, args: PageArgs): Promise<Connection<TestRun>> {
  const page = pageOf(args, { defaultFirst: 20, cursorParts: 1 });
  const before = page.cursor ? Number(page.cursor[0]) : null;
  if (before !== null && !Number.isInteger(before)) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const rows = await tx.query<RunRow>(`SELECT ${RUN_COLUMNS} FROM test_run WHERE workspace_id = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`, [tx.workspaceId, before, page.limit + 1]);
  const total = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM test_run WHERE workspace_id = $1', [tx.workspaceId]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.number]), node: toRun(row) }), total?.n ?? 0);
}

interface ResultRow {
  question_id: string;
  question: string;
  outcome: AnswerOutcome;
  text: string;
  confidence: number;
  citations: unknown;
  handoff_reason: HandoffReason | null;
  rules: string[];
  passed: boolean;
  failures: unknown;
  change: TestChange | null;
  previous: unknown;
  ms: number;
}

const failuresSchema = z.array(z.object({ kind: z.string(), expected: z.string() }));
const previousSchema = z.object({ runNumber: z.number().int(), outcome: z.enum(ANSWER_OUTCOMES), text: z.string(), passed: z.boolean() }).nullable();

/** What a reader of results wants to see. */
export interface ResultFilter {
  passed?: boolean | null;
  /** True: only those that are not as in the run before. */
  changed?: boolean | null;
}

/** Results of a run: failed ones first, then changed ones, then by question. */
export async function resultPage(tx: Tx, runId: string, args: PageArgs, filter: ResultFilter): Promise<Connection<TestResult>> {
  const page = pageOf(args, { defaultFirst: 50, cursorParts: 1 });
  const from = page.cursor ? Number(page.cursor[0]) : 0;
  if (!Number.isInteger(from) || from < 0) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const where = "workspace_id = $1 AND run_id = $2 AND ($3::boolean IS NULL OR passed = $3) AND ($4::boolean IS NULL OR (change IS NOT NULL AND change <> 'NEW') = $4)";
  const params = [tx.workspaceId, runId, filter.passed ?? null, filter.changed ?? null];
  const rows = await tx.query<ResultRow>(
    `SELECT question_id, question, outcome, text, confidence, citations, handoff_reason, rules, passed, failures, change, previous, ms FROM test_result
      WHERE ${where} ORDER BY passed, (change IS NULL OR change = 'NEW'), question, question_id OFFSET $5 LIMIT $6`,
    [...params, from, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM test_result WHERE ${where}`, params);
  let position = from;
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([(position += 1)]), node: toResult(row) }), total?.n ?? 0);
}

function toResult(row: ResultRow): TestResult {
  return {
    questionId: row.question_id, question: row.question, outcome: row.outcome, text: row.text, confidence: row.confidence, citations: z.array(citationSchema).parse(row.citations),
    handoffReason: row.handoff_reason, rules: row.rules, passed: row.passed, failures: failuresSchema.parse(row.failures), change: row.change, previous: previousSchema.parse(row.previous), ms: row.ms,
  };
}
