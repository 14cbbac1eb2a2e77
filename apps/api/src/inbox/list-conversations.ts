import { Injectable } from '@nestjs/common';
import { connectionOf, encodeCursor, pageOf, type Connection, type Page } from '../common/connection';
import { AppError } from '../common/errors';
import { isId } from '../common/ids';
import type { TeamCaller } from '../common/principal';
import { Database, type Tx } from '../database/transaction';
import type { Conversation } from '../conversations/conversation.type';
import { CONVERSATION_COLUMNS, CONVERSATION_FROM, toConversation, type ConversationRow } from '../conversations/rows';
import { whereOf, type ConversationFilter, type ConversationOrder, type Where } from './filter';

type Row = ConversationRow & { priority_rank: number; wait_key_text: string; updated_text: string; created_text: string };

interface Ordering {
  by: string;
  /** The values a cursor holds, exact to the microsecond. */
  cursor: (row: Row) => (string | number)[];
  /** Rows after the cursor, whose parts are the parameters from `n` on. */
  after: (n: number) => string;
  valid: (parts: string[]) => boolean;
}
const isTime = (text: string | undefined) => text === 'infinity' || !Number.isNaN(Date.parse(text ?? ''));

const ORDERINGS: Record<ConversationOrder, Ordering> = {
  PRIORITY_THEN_WAITING: {
    by: 'c.priority_rank DESC, c.wait_key, c.id',
    cursor: (row) => [row.priority_rank, row.wait_key_text, row.id],
    after: (n) => `(c.priority_rank < $${n}::smallint OR (c.priority_rank = $${n}::smallint AND (c.wait_key, c.id) > ($${n + 1}::timestamptz, $${n + 2}::uuid)))`,
    valid: ([rank, at, id]) => /^[0-3]$/.test(rank ?? '') && isTime(at) && isId(id ?? ''),
  },
  UPDATED_DESC: {
    by: 'c.updated_at DESC, c.id DESC',
    cursor: (row) => ['u', row.updated_text, row.id],
    after: (n) => `$${n}::text = 'u' AND (c.updated_at, c.id) < ($${n + 1}::timestamptz, $${n + 2}::uuid)`,
    valid: ([mark, at, id]) => mark === 'u' && isTime(at) && isId(id ?? ''),
  },
  CREATED_DESC: {
    by: 'c.created_at DESC, c.id DESC',
    cursor: (row) => ['c', row.created_text, row.id],
    after: (n) => `$${n}::text = 'c' AND (c.created_at, c.id) < ($${n + 1}::timestamptz, $${n + 2}::uuid)`,
    valid: ([mark, at, id]) => mark === 'c' && isTime(at) && isId(id ?? ''),
  },
};

/** The inbox: one page of conversations in one statement, and its count in another. */
@Injectable()
export class ListConversations {
  constructor(private readonly database: Database) {}

  run(caller: TeamCaller, args: { filter?: ConversationFilter | null; orderBy: ConversationOrder; first?: number | null; after?: string | null }): Promise<Connection<Conversation>> {
    return this.database.inWorkspace(caller, (tx) => this.page(tx, whereOf(tx.workspaceId, args.filter), args));
  }

  /** A page over any WHERE clause about `c`, for lists of other modules (a topic's conversations). */
  async page(tx: Tx, where: Where, args: { orderBy: ConversationOrder; first?: number | null; after?: string | null }): Promise<Connection<Conversation>> {
    const ordering = ORDERINGS[args.orderBy];
    const page: Page = pageOf(args, { defaultFirst: 30, cursorParts: 3 });
    const params = [...where.params];
    let sql = where.sql;
    if (page.cursor) {
      if (!ordering.valid(page.cursor)) throw new AppError('BAD_USER_INPUT', 'This cursor belongs to a list in another order. Start without a cursor.');
      sql += ` AND ${ordering.after(params.length + 1)}`;
      params.push(...page.cursor);
    }
    const rows = await tx.query<Row>(
      `SELECT ${CONVERSATION_COLUMNS}, c.priority_rank, c.wait_key::text AS wait_key_text, c.updated_at::text AS updated_text, c.created_at::text AS created_text
         FROM ${CONVERSATION_FROM} WHERE ${sql} ORDER BY ${ordering.by} LIMIT ${page.limit + 1}`,
      params,
    );
    const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM conversation c WHERE ${where.sql}`, where.params);
    return connectionOf(rows, page, (row) => ({ cursor: encodeCursor(ordering.cursor(row)), node: toConversation(row) }), total?.n ?? 0);
  }
}
