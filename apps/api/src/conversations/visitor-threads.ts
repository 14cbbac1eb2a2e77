import { Injectable } from '@nestjs/common';
import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../common/connection';
import { AppError, notFound } from '../common/errors';
import { isId } from '../common/ids';
import type { VisitorCaller } from '../common/principal';
import { Database, type Tx } from '../database/transaction';
import type { VisitorConversation } from './conversation.type';
import type { HandoffExpectation } from './expectation.type';
import { Expectations } from './expectations';
import { messagePage } from './message-pages';
import type { VisitorMessage } from './message.type';
import { toVisitorConversation, toVisitorMessage, type VisitorThreadRow } from './rows';

const COLUMNS = 'id, status, assignee_id, contact_id, waiting_since, last_seq, created_at, updated_at';

/** A visitor's own threads, and nothing else. */
@Injectable()
export class VisitorThreads {
  constructor(
    private readonly database: Database,
    private readonly expectations: Expectations,
  ) {}

  /** @throws AppError NOT_FOUND, the same for another's conversation as for one that never was */
  get(caller: VisitorCaller, id: string): Promise<VisitorConversation> {
    return this.database.inWorkspace(caller, async (tx) => toVisitorConversation(await ownThread(tx, caller, id)));
  }

  list(caller: VisitorCaller, args: PageArgs): Promise<Connection<VisitorConversation>> {
    return this.database.inWorkspace(caller, async (tx) => {
      const page = pageOf(args, { defaultFirst: 20, cursorParts: 2 });
      const params: unknown[] = [tx.workspaceId, caller.contactId];
      let where = 'workspace_id = $1 AND contact_id = $2';
      if (page.cursor) {
        const [at, id] = page.cursor;
        if (Number.isNaN(Date.parse(at ?? '')) || !isId(id ?? '')) throw new AppError('BAD_USER_INPUT', 'This cursor is not one of this list.');
        params.push(at, id);
        where += ' AND (created_at, id) < ($3::timestamptz, $4::uuid)';
      }
      const rows = await tx.query<VisitorThreadRow>(`SELECT ${COLUMNS} FROM conversation WHERE ${where} ORDER BY created_at DESC, id DESC LIMIT ${page.limit + 1}`, params);
      return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.created_at.toISOString(), row.id]), node: toVisitorConversation(row) }));
    });
  }

  /** What a customer who waits for a person can expect; the same for all threads of a visitor. */
  expectation(caller: VisitorCaller): Promise<HandoffExpectation> {
    return this.database.inWorkspace(caller, (tx) => this.expectations.shown(tx, caller.contactId));
  }

  messages(caller: VisitorCaller, conversationId: string, args: PageArgs): Promise<Connection<VisitorMessage>> {
    return this.database.inWorkspace(caller, async (tx) => {
      await ownThread(tx, caller, conversationId);
      const page = await messagePage(tx, conversationId, args, { internal: false });
      return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toVisitorMessage(node) })) };
    });
  }
}

/** @throws AppError NOT_FOUND unless the thread is this visitor's */
export async function ownThread(tx: Tx, caller: VisitorCaller, id: string): Promise<VisitorThreadRow> {
  const row = isId(id) ? await tx.one<VisitorThreadRow>(`SELECT ${COLUMNS} FROM conversation WHERE workspace_id = $1 AND id = $2 AND contact_id = $3`, [tx.workspaceId, id, caller.contactId]) : null;
  if (!row) throw notFound('conversation');
  return row;
}
