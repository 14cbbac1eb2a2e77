import type { VisitorConversation } from './conversation.type';
import { toVisitorConversation } from './rows';
import type { Thread } from './thread';

/** What the visitor sees of a thread that was just changed: its row is a step behind its state. */
export function visitorViewOf(thread: Thread): VisitorConversation {
  const { status, assigneeId, waitingSince } = thread.state;
  return toVisitorConversation({ ...thread.row, status, assignee_id: assigneeId, waiting_since: waitingSince, updated_at: thread.now });
}
