import { connectionOf, encodeCursor, pageOf, type Connection, type Page, type PageArgs } from '../common/connection';
import type { Tx } from '../database/transaction';
import type { ConversationEvent } from './event.type';
import type { Message } from './message.type';
import { EVENT_COLUMNS, MESSAGE_COLUMNS, toEventRecord, toMessage, type EventRow, type MessageRow } from './rows';
import { toConversationEvent } from './event-shapes';
import { AppError } from '../common/errors';

/** Pages through a thread's messages in their order (seq, then notes). */
export async function messagePage(tx: Tx, conversationId: string, args: PageArgs, options: { internal: boolean }): Promise<Connection<Message>> {
  const page = pageOf(args, { defaultFirst: 30, cursorParts: 2 });
  const [seq, note] = page.cursor ?? [];
  const params: unknown[] = [tx.workspaceId, conversationId];
  let where = 'm.workspace_id = $1 AND m.conversation_id = $2';
  if (!options.internal) where += ' AND NOT m.internal';
  if (page.cursor) {
    params.push(integer(seq), integer(note));
    where += ` AND (m.seq, m.note_index) ${page.backward ? '<' : '>'} ($3, $4)`;
  }
  const direction = page.backward ? 'DESC' : 'ASC';
  const rows = await tx.query<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM message m WHERE ${where} ORDER BY m.seq ${direction}, m.note_index ${direction} LIMIT ${page.limit + 1}`, params);
  const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM message m WHERE m.workspace_id = $1 AND m.conversation_id = $2 ${options.internal ? '' : 'AND NOT m.internal'}`, [tx.workspaceId, conversationId]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.seq, row.note_index]), node: toMessage(row) }), total?.n ?? 0);
}

/** Pages through a conversation's log. */
export async function eventPage(tx: Tx, conversationId: string, args: { first?: number | null; after?: string | null }): Promise<Connection<ConversationEvent>> {
  const page: Page = pageOf(args, { defaultFirst: 50, cursorParts: 1 });
  const rows = await tx.query<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM conversation_event WHERE workspace_id = $1 AND conversation_id = $2 AND position > $3 ORDER BY conversation_event.position LIMIT ${page.limit + 1}`,
    [tx.workspaceId, conversationId, positionOf(page.cursor)],
  );
  return connectionOf(rows, page, (row) => {
    const node = toConversationEvent(toEventRecord(row));
    return { cursor: node.cursor ?? '', node };
  });
}

/** @throws AppError BAD_USER_INPUT when the cursor's content is not a position */
export function positionOf(cursor: string[] | null): string {
  const position = cursor?.[0] ?? '0';
  if (!/^\d{1,18}$/.test(position)) throw new AppError('BAD_USER_INPUT', 'This cursor is not one of this log.');
  return position;
}

function integer(value: string | undefined): number {
  const number = Number(value);
  if (!Number.isInteger(number) || Math.abs(number) > 2_147_483_647) throw new AppError('BAD_USER_INPUT', 'This cursor is not one of this list.');
  return number;
}
