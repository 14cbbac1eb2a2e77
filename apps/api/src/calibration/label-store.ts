import { Injectable } from '@nestjs/common';
import type { AssessedQuestion } from '@chatref/rag';
import { Clock } from '../common/clock';
import { notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import type { FeedbackOnAnswer } from '../conversations/answer-feedback';
import type { Tx } from '../database/transaction';
import type { AnswerabilityLabel, LabelSource } from './gate.type';

/** Longest question that is kept; what a label teaches stands in its first words. */
const LONGEST = 2_000;
/** Labels a gate is taught with: the latest, since documents change. */
const TAUGHT = 500;

/** A question and what was said about it. */
export interface NewLabel {
  question: string;
  covered: boolean;
  source: LabelSource;
  messageId: string | null;
  actorId: string | null;
}

/** A label as it teaches: assessed by the present gate and model. */
export interface TeachingLabel {
  shippedOdds: number;
  vector: number[];
  covered: boolean;
  source: LabelSource;
}

const COLUMNS = 'l.id, l.question, l.covered, l.source, l.message_id AS "messageId", m.conversation_id AS "conversationId", l.actor_id AS "actorId", l.updated_at AS "at", l.workspace_id AS "workspaceId"';
/** A colleague's word stands above a customer's, a test question's verdict beside it. */
const RANK = (column: string) => `(CASE ${column} WHEN 'AGENT' THEN 2 WHEN 'TEST' THEN 2 ELSE 1 END)`;

@Injectable()
export class LabelStore {
  constructor(private readonly clock: Clock) {}

  /** Keeps what was said; the same question said again replaces it, except that a customer does not overrule a colleague. */
  async put(tx: Tx, label: NewLabel): Promise<AnswerabilityLabel | null> {
    const question = asKept(label.question);
    if (!/[\p{L}\p{N}]/u.test(question)) return null;
    const now = this.clock.now();
    await tx.run(
      `INSERT INTO answerability_label AS l (workspace_id, id, question, covered, source, message_id, actor_id, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
       ON CONFLICT (workspace_id, md5(lower(question))) DO UPDATE
          SET covered = EXCLUDED.covered, source = EXCLUDED.source, message_id = EXCLUDED.message_id, actor_id = EXCLUDED.actor_id, updated_at = EXCLUDED.updated_at
        WHERE ${RANK('EXCLUDED.source')} >= ${RANK('l.source')}`,
      [tx.workspaceId, newId(), question, label.covered, label.source, label.messageId, label.actorId, now],
    );
    return tx.one<AnswerabilityLabel>(`SELECT ${COLUMNS} FROM answerability_label l LEFT JOIN message m ON m.workspace_id = l.workspace_id AND m.id = l.message_id WHERE l.workspace_id = $1 AND md5(lower(l.question)) = md5(lower($2))`, [tx.workspaceId, question]);
  }

  /** What the customer asked before an answer, with the message that asked; null when there is nothing left of it. */
  async questionBefore(tx: Tx, { conversationId, messageId }: Pick<FeedbackOnAnswer, 'conversationId' | 'messageId'>): Promise<{ question: string; messageId: string } | null> {
    const rows = await tx.query<{ id: string; text: string }>(
      `WITH answer AS (SELECT seq, episode_id FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND id = $3),
            before AS (SELECT max(m.seq) AS seq FROM message m, answer a WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND NOT m.internal AND m.seq < a.seq AND m.author <> 'CUSTOMER')
       SELECT m.id, m.text FROM message m, answer a, before b
        WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.episode_id = a.episode_id AND m.author = 'CUSTOMER' AND m.seq < a.seq AND m.seq > coalesce(b.seq, 0) ORDER BY m.seq`,
      [tx.workspaceId, conversationId, messageId],
    );
    const last = rows.at(-1);
    return last ? { question: rows.map((row) => row.text).join(' '), messageId: last.id } : null;
  }

  /** A customer's message of this workspace. @throws NOT_FOUND for anything else */
  async customerMessage(tx: Tx, messageId: string): Promise<{ question: string; messageId: string }> {
    const row = isId(messageId) ? await tx.one<{ text: string }>("SELECT text FROM message WHERE workspace_id = $1 AND id = $2 AND author = 'CUSTOMER'", [tx.workspaceId, messageId]) : null;
    if (!row) throw notFound('customer message');
    return { question: row.text, messageId };
  }

  async remove(tx: Tx, id: string): Promise<void> {
    const removed = isId(id) ? await tx.run('DELETE FROM answerability_label WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id]) : 0;
    if (removed === 0) throw notFound('label');
  }

  /** Removes what a source said of a question. @returns how many labels, 0 or 1 */
  takeBack(tx: Tx, question: string, source: LabelSource): Promise<number> {
    return tx.run('DELETE FROM answerability_label WHERE workspace_id = $1 AND md5(lower(question)) = md5(lower($2)) AND source = $3', [tx.workspaceId, asKept(question), source]);
  }

  list(tx: Tx, limit: number): Promise<AnswerabilityLabel[]> {
    return tx.query<AnswerabilityLabel>(
      `SELECT ${COLUMNS} FROM answerability_label l LEFT JOIN message m ON m.workspace_id = l.workspace_id AND m.id = l.message_id WHERE l.workspace_id = $1 ORDER BY l.updated_at DESC, l.id LIMIT $2`,
      [tx.workspaceId, limit],
    );
  }

  /** By message id, what was said of the questions that these messages ask. */
  async ofMessages(tx: Tx, ids: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await tx.query<{ id: string; covered: boolean }>(
      `SELECT m.id, l.covered FROM message m JOIN answerability_label l ON l.workspace_id = m.workspace_id AND md5(lower(l.question)) = md5(lower(left(btrim(regexp_replace(m.text, '\\s+', ' ', 'g')), ${LONGEST})))
        WHERE m.workspace_id = $1 AND m.id = ANY($2)`,
      [tx.workspaceId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.covered]));
  }

  /** Labels that were never assessed, by another model, or before a document last changed. */
  unassessed(tx: Tx, model: string): Promise<{ id: string; question: string }[]> {
    return tx.query(
      `SELECT id, question FROM (SELECT * FROM answerability_label WHERE workspace_id = $1 ORDER BY updated_at DESC, id LIMIT ${TAUGHT}) l
        WHERE l.shipped_odds IS NULL OR l.model IS DISTINCT FROM $2
           OR l.assessed_at < (SELECT max(d.updated_at) FROM document d WHERE d.workspace_id = $1)`,
      [tx.workspaceId, model],
    );
  }

  async assessed(tx: Tx, id: string, found: AssessedQuestion, at: Date): Promise<void> {
    await tx.run('UPDATE answerability_label SET shipped_odds = $3, vector = $4, model = $5, assessed_at = $6 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, found.shipped, [...found.vector], found.model, at]);
  }

  teaching(tx: Tx, model: string): Promise<TeachingLabel[]> {
    return tx.query(
      `SELECT shipped_odds AS "shippedOdds", vector, covered, source FROM answerability_label
        WHERE workspace_id = $1 AND model = $2 AND shipped_odds IS NOT NULL ORDER BY updated_at DESC, id LIMIT ${TAUGHT}`,
      [tx.workspaceId, model],
    );
  }

  async count(tx: Tx): Promise<number> {
    return (await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM answerability_label WHERE workspace_id = $1', [tx.workspaceId]))?.n ?? 0;
  }
}

/** One spelling of a question: white space collapsed, cut. */
function asKept(question: string): string {
  return question.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}
