import { Injectable } from '@nestjs/common';
import type { NoticeKind } from '@chatref/domain';
import { connectionOf, encodeCursor, pageOf, type Connection } from '../common/connection';
import { AppError } from '../common/errors';
import { Clock } from '../common/clock';
import { isId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { Database, type Tx } from '../database/transaction';
import type { Notification } from './notification.type';
import { readOwn, writeNotices } from './notices';
import type { Thread } from './thread';

interface Row {
  id: string;
  conversation_id: string;
  text: string;
  rule: string | null;
  kind: NoticeKind;
  actor_id: string | null;
  created_at: Date;
  read_at: Date | null;
}
/** Older ones are of no use to anybody, in days. */
const KEPT_DAYS = 90;

/** What colleagues are told in the console beside what their lists show. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Tells colleagues; the event wakes their consoles. The caller saves the thread. */
  async tell(tx: Tx, thread: Thread, notice: { agentIds: readonly string[]; text: string; rule: string | null }): Promise<void> {
    if (notice.agentIds.length === 0) return;
    const now = this.clock.now();
    await writeNotices(tx, { ...notice, kind: 'RULE', conversationId: thread.id, actorId: null, at: now });
    await tx.run('DELETE FROM notification WHERE workspace_id = $1 AND agent_id = ANY($2) AND created_at < $3', [tx.workspaceId, notice.agentIds, new Date(now.getTime() - KEPT_DAYS * 86_400_000)]);
    thread.event({ type: 'NOTIFIED', rule: notice.rule, reason: notice.text, data: { agentIds: notice.agentIds } });
  }

  /** The caller's own, newest first; a key has none. */
  list(caller: TeamCaller, args: { first?: number | null; after?: string | null }): Promise<Connection<Notification>> {
    const page = pageOf(args, { defaultFirst: 20, cursorParts: 1 });
    const before = page.cursor?.[0] ?? null;
    if (before !== null && !isId(before)) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
    return this.database.inWorkspace(caller, async (tx) => {
      const rows = await tx.query<Row>(
        `SELECT id, conversation_id, kind, actor_id, text, rule, created_at, read_at FROM notification
          WHERE workspace_id = $1 AND agent_id = $2 AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
        [tx.workspaceId, actorOf(caller), before, page.limit + 1],
      );
      return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.id]), node: toNotification(row) }));
    });
  }

  unread(caller: TeamCaller): Promise<number> {
    return this.database.inWorkspace(caller, async (tx) => {
      const row = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM notification WHERE workspace_id = $1 AND agent_id = $2 AND read_at IS NULL', [tx.workspaceId, actorOf(caller)]);
      return row?.n ?? 0;
    });
  }

  /** Marks the caller's own as read: all, or those of one conversation. @returns how many were unread */
  markRead(caller: TeamCaller, conversationId: string | null): Promise<number> {
    return this.database.inWorkspace(caller, (tx) => readOwn(tx, actorOf(caller), conversationId, this.clock.now()));
  }
}

function toNotification(row: Row): Notification {
  return { id: row.id, conversationId: row.conversation_id, kind: row.kind, actorId: row.actor_id, text: row.text, rule: row.rule, createdAt: row.created_at, readAt: row.read_at };
}
