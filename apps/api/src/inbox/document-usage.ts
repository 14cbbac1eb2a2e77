import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../common/connection';
import { AppError } from '../common/errors';
import { isId } from '../common/ids';
import type { Tx } from '../database/transaction';
import type { DocumentAnswer, DocumentUsage } from './document-usage.type';

interface UsageRow {
  document_id: string;
  cited: number;
  conversations: number;
  led: number;
  last: Date | null;
}

/** Usage of the given documents in one statement; a document that was never quoted has no entry. A file of pairs served through its custom answers. */
export async function usageOf(tx: Tx, documentIds: readonly string[]): Promise<Map<string, DocumentUsage>> {
  const rows = await tx.query<UsageRow>(
    `WITH served AS (
       SELECT id AS document_id, id AS quoted FROM unnest($2::uuid[]) AS id
       UNION ALL SELECT c.pairs_document_id, c.document_id FROM curated_answer c WHERE c.workspace_id = $1 AND c.pairs_document_id = ANY($2))
     SELECT s.document_id, count(DISTINCT q.message_id)::int AS cited, count(DISTINCT q.conversation_id)::int AS conversations,
            count(DISTINCT q.episode_id) FILTER (WHERE e.handed_off_at >= q.at)::int AS led, max(q.at) AS last
       FROM served s JOIN message_citation q ON q.workspace_id = $1 AND q.document_id = s.quoted JOIN episode e ON e.workspace_id = q.workspace_id AND e.id = q.episode_id
      GROUP BY s.document_id`,
    [tx.workspaceId, documentIds],
  );
  return new Map(rows.map((row) => [row.document_id, { cited: row.cited, conversations: row.conversations, ledToHandoff: row.led, lastCitedAt: row.last }]));
}

interface AnswerRow {
  message_id: string;
  conversation_id: string;
  document_version: number;
  at: Date;
  at_text: string;
  quote: string;
  question: string | null;
}

/** A document, and the custom answers it brought. */
const SERVED = 'q.workspace_id = $1 AND (q.document_id = $2 OR q.document_id IN (SELECT c.document_id FROM curated_answer c WHERE c.workspace_id = $1 AND c.pairs_document_id = $2))';

/** Messages that quoted a document, the newest first. */
export async function answersQuoting(tx: Tx, documentId: string, args: PageArgs): Promise<Connection<DocumentAnswer>> {
  const page = pageOf(args, { defaultFirst: 20, cursorParts: 2 });
  const [at = null, id = null] = page.cursor ?? [];
  if (page.cursor && (!isId(id ?? '') || Number.isNaN(Date.parse(at ?? '')))) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const rows = await tx.query<AnswerRow>(
    `WITH quoted AS (
       SELECT q.message_id, q.at, min(q.position) AS position FROM message_citation q
        WHERE ${SERVED} AND ($3::timestamptz IS NULL OR (q.at, q.message_id) < ($3::timestamptz, $4::uuid))
        GROUP BY q.message_id, q.at ORDER BY q.at DESC, q.message_id DESC LIMIT $5)
     SELECT m.id AS message_id, m.conversation_id, quoted.at, to_char(quoted.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at_text,
            (m.citations->(quoted.position - 1)->>'documentVersion')::int AS document_version, m.citations->(quoted.position - 1)->>'quote' AS quote,
            (SELECT b.text FROM message b WHERE b.workspace_id = m.workspace_id AND b.conversation_id = m.conversation_id AND b.seq < m.seq AND b.author = 'CUSTOMER'
              ORDER BY b.seq DESC LIMIT 1) AS question
       FROM quoted JOIN message m ON m.workspace_id = $1 AND m.id = quoted.message_id
      ORDER BY quoted.at DESC, quoted.message_id DESC`,
    [tx.workspaceId, documentId, at, id, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>(`SELECT count(DISTINCT q.message_id)::int AS n FROM message_citation q WHERE ${SERVED}`, [tx.workspaceId, documentId]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.at_text, row.message_id]), node: toAnswer(row) }), total?.n ?? 0);
}

function toAnswer(row: AnswerRow): DocumentAnswer {
  return { messageId: row.message_id, conversationId: row.conversation_id, question: row.question, quote: row.quote, documentVersion: row.document_version, at: row.at };
}
