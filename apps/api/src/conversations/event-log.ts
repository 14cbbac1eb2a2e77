import { Injectable } from '@nestjs/common';
import { Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import type { EventType } from './enums';

/** A change as it is told to the log: what, who and why. */
export interface NewEvent {
  conversationId: string;
  type: EventType;
  seq: number;
  at: Date;
  /** True when the customer may see it. */
  visible?: boolean;
  messageId?: string;
  actorId?: string | null;
  rule?: string | null;
  tagId?: string;
  turnId?: string;
  reason?: string | null;
  /** What changed, for the audit: { from, to } and the like. Never shown to customers. */
  data?: Record<string, unknown>;
}

/**
 * The append-only log: audit trail, timeline, replay buffer and source of the figures. Events of a transaction are
 * written together as its last act, under the workspace's own counter: positions have no holes and commit in order,
 * so a reader that follows them misses nothing (a global sequence would: numbers are given before they are visible).
 */
@Injectable()
export class EventLog {
  private readonly pending = new WeakMap<Tx, NewEvent[]>();

  constructor(private readonly bus: EventBus) {}

  record(tx: Tx, event: NewEvent): void {
    const events = this.pending.get(tx);
    if (events) {
      events.push(event);
      return;
    }
    const list = [event];
    this.pending.set(tx, list);
    tx.beforeCommit(() => this.flush(tx, list));
  }

  private async flush(tx: Tx, events: NewEvent[]): Promise<void> {
    const rows = events.map((event) => ({ ...event, visible: event.visible ?? false, data: event.data ?? {} }));
    const written = await tx.one<{ position: string }>(
      `WITH feed AS (UPDATE workspace_feed SET position = position + $2 WHERE workspace_id = $1 RETURNING position),
            written AS (
              INSERT INTO conversation_event (workspace_id, position, conversation_id, seq, type, visible, message_id, actor_id, rule, tag_id, turn_id, reason, data, at)
              SELECT $1, feed.position - $2 + row.ord, (row.e->>'conversationId')::uuid, (row.e->>'seq')::int, row.e->>'type', (row.e->>'visible')::boolean,
                     (row.e->>'messageId')::uuid, (row.e->>'actorId')::uuid, row.e->>'rule', (row.e->>'tagId')::uuid, (row.e->>'turnId')::uuid, row.e->>'reason',
                     row.e->'data', (row.e->>'at')::timestamptz
                FROM feed, jsonb_array_elements($3::jsonb) WITH ORDINALITY AS row(e, ord))
       SELECT position::text AS position FROM feed`,
      [tx.workspaceId, rows.length, JSON.stringify(rows)],
    );
    const position = written?.position;
    if (!position) throw new Error('The workspace has no event feed.');
    const { workspaceId } = tx;
    tx.afterCommit(() => this.bus.publish('conversation-log', { workspaceId, position }));
  }
}
