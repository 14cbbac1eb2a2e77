import { z } from 'zod';
import { MESSAGE_AUTHORS, type AnswerOutcome } from '@chatref/domain';
import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../common/connection';
import { AppError } from '../common/errors';
import { isId } from '../common/ids';
import type { Tx } from '../database/transaction';
import type { TestQuestion } from './playground.type';

const historySchema = z.array(z.object({ author: z.enum(MESSAGE_AUTHORS), text: z.string() }));

export const QUESTION_COLUMNS = 'id, workspace_id, question, history, expected_outcome, document_id, must_contain, note, created_at, updated_at';

export interface QuestionRow {
  id: string;
  workspace_id: string;
  question: string;
  history: unknown;
  expected_outcome: AnswerOutcome | null;
  document_id: string | null;
  must_contain: string[];
  note: string | null;
  updated_at: Date;
}

export function toQuestion(row: QuestionRow): TestQuestion {
  return {
    id: row.id, workspaceId: row.workspace_id, question: row.question, history: historySchema.parse(row.history), expectedOutcome: row.expected_outcome,
    documentId: row.document_id, mustContain: row.must_contain, note: row.note, updatedAt: row.updated_at,
  };
}

/** A saved question; null when there is none of this id here. */
export async function questionById(tx: Tx, id: string): Promise<TestQuestion | null> {
  const row = isId(id) ? await tx.one<QuestionRow>(`SELECT ${QUESTION_COLUMNS} FROM test_question WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]) : null;
  return row && toQuestion(row);
}

/** Saved questions, the newest first. */
export async function questionPage(tx: Tx, args: PageArgs, search: string | null | undefined): Promise<Connection<TestQuestion>> {
  const page = pageOf(args, { defaultFirst: 50, cursorParts: 2 });
  const [at = null, id = null] = page.cursor ?? [];
  if (page.cursor && (!isId(id ?? '') || Number.isNaN(Date.parse(at ?? '')))) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const pattern = search?.trim() ? `%${search.trim().slice(0, 200).replaceAll('\u0000', '').replace(/[\\%_]/g, '\\$&')}%` : null;
  const where = 'workspace_id = $1 AND ($2::text IS NULL OR question ILIKE $2)';
  const rows = await tx.query<QuestionRow & { at: string }>(
    `SELECT ${QUESTION_COLUMNS}, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM test_question
      WHERE ${where} AND ($3::timestamptz IS NULL OR (created_at, id) < ($3::timestamptz, $4::uuid)) ORDER BY created_at DESC, id DESC LIMIT $5`,
    [tx.workspaceId, pattern, at, id, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM test_question WHERE ${where}`, [tx.workspaceId, pattern]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.at, row.id]), node: toQuestion(row) }), total?.n ?? 0);
}
