import { encodeCursor } from '../common/connection';
import type { ConversationEvent, EventRecord, VisitorConversationEvent } from './event.type';

/** The GraphQL event of a log row. */
export function toConversationEvent(record: EventRecord): ConversationEvent {
  const { position, visible: _visible, ...rest } = record;
  return { ...rest, cursor: position === null ? null : encodeCursor([position]) };
}

/** The public side of an event; call it for visible ones only. */
export function toVisitorEvent(record: EventRecord): VisitorConversationEvent {
  const { workspaceId, conversationId, seq, type, turnId, deltaIndex, delta, at, messageId, position, shared } = record;
  return { workspaceId, conversationId, seq, type, turnId, deltaIndex, delta, at, messageId, shared, cursor: position === null ? null : encodeCursor([position]) };
}
