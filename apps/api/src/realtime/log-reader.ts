import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import type { EventRecord } from '../conversations/event.type';
import { CONVERSATION_COLUMNS, CONVERSATION_FROM, EVENT_COLUMNS, MESSAGE_COLUMNS, toConversation, toEventRecord, toMessage, type ConversationRow, type EventRow, type MessageRow } from '../conversations/rows';
import { Database } from '../database/transaction';

/** Reads the event log. Each record can load its message and conversation once for all who were sent it. */
@Injectable()
export class EventLogReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The newest position of a workspace's log. */
  tail(workspaceId: string): Promise<bigint> {
    return this.database.inWorkspace({ workspaceId }, async (tx) => {
      const row = await tx.one<{ position: string }>('SELECT position::text AS position FROM workspace_feed WHERE workspace_id = $1', [workspaceId]);
      return BigInt(row?.position ?? '0');
    });
  }

  async read(workspaceId: string, after: bigint, options: { upTo?: bigint; limit: number; conversationId?: string }): Promise<EventRecord[]> {
    const params: unknown[] = [workspaceId, after.toString()];
    let where = 'workspace_id = $1 AND position > $2';
    if (options.upTo !== undefined) where += ` AND position <= $${params.push(options.upTo.toString())}`;
    if (options.conversationId) where += ` AND conversation_id = $${params.push(options.conversationId)}`;
    const rows = await this.database.inWorkspace({ workspaceId }, (tx) =>
      tx.query<EventRow>(`SELECT ${EVENT_COLUMNS} FROM conversation_event WHERE ${where} ORDER BY conversation_event.position LIMIT ${options.limit}`, params),
    );
    return rows.map((row) => this.withShared(toEventRecord(row)));
  }

  /** The position of the event that wrote the last public message with a seq up to `seq`; 0 when there is none. */
  positionOfSeq(workspaceId: string, conversationId: string, seq: number): Promise<bigint> {
    return this.database.inWorkspace({ workspaceId }, async (tx) => {
      const row = await tx.one<{ position: string | null }>(
        `SELECT max(position)::text AS position FROM conversation_event WHERE workspace_id = $1 AND conversation_id = $2 AND type = 'MESSAGE' AND visible AND seq <= $3`,
        [workspaceId, conversationId, seq],
      );
      return BigInt(row?.position ?? '0');
    });
  }

  ephemeral(event: { workspaceId: string; conversationId: string; type: EventRecord['type']; data: { turnId?: string; deltaIndex?: number; delta?: string; actorId?: string; visible: boolean } }): EventRecord {
    const { workspaceId, conversationId, type, data } = event;
    return this.withShared({
      workspaceId, conversationId, type, position: null, seq: 0, visible: data.visible, messageId: null, actorId: data.actorId ?? null, rule: null, tagId: null,
      turnId: data.turnId ?? null, deltaIndex: data.deltaIndex ?? null, delta: data.delta ?? null, reason: null, from: null, to: null, at: this.clock.now(),
    });
  }

  private withShared(record: EventRecord): EventRecord {
    const { workspaceId, messageId, conversationId } = record;
    const scope = { workspaceId };
    return {
      ...record,
      shared: {
        message: once(async () => {
          if (!messageId) return null;
          const row = await this.database.inWorkspace(scope, (tx) => tx.one<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM message m WHERE m.workspace_id = $1 AND m.id = $2`, [workspaceId, messageId]));
          return row ? toMessage(row) : null;
        }),
        conversation: once(async () => {
          const row = await this.database.inWorkspace(scope, (tx) => tx.one<ConversationRow>(`SELECT ${CONVERSATION_COLUMNS} FROM ${CONVERSATION_FROM} WHERE c.workspace_id = $1 AND c.id = $2`, [workspaceId, conversationId]));
          return row ? toConversation(row) : null;
        }),
      },
    };
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => (loaded ??= load());
}
