import type { ThreadMessageFragment } from '../gql/types';
import type { Outgoing } from './outbox';
import type { Thread } from './thread';

/** Everything a view needs to draw; made anew on every change. */
export interface ChatState {
  /** `connecting` until something was heard of the server, `blocked` when this page may not use it. */
  readonly connection: 'connecting' | 'online' | 'offline' | 'blocked';
  readonly companyName: string | null;
  readonly open: boolean;
  readonly thread: Thread | null;
  /** Where the oldest message of the thread was read, to go on from towards the beginning; null when it began before the eyes of this page. */
  readonly oldest: string | null;
  readonly loadingOlder: boolean;
  /** Not yet acknowledged, oldest first. */
  readonly outgoing: readonly Outgoing[];
  /** The last message the visitor has seen. */
  readonly seenSeq: number;
  /** A colleague is typing right now. */
  readonly typing: boolean;
  /** The next message opens a new conversation. */
  readonly startingNew: boolean;
  /** Something that did not work and is told once, such as a rating. */
  readonly notice: string | null;
}

/** True while the AI owes the visitor a word. */
export function isAnswering(state: ChatState): boolean {
  const { thread } = state;
  if (state.connection === 'blocked' || thread === null || state.startingNew) return false;
  if (thread.writing) return true;
  const last = thread.messages.at(-1);
  return thread.head.status === 'AI_ACTIVE' && last?.author === 'CUSTOMER' && state.outgoing.length === 0;
}

/** True while the thread begins before what is shown. */
export function hasOlder(state: ChatState): boolean {
  return !state.startingNew && state.oldest !== null && (state.thread?.messages[0]?.seq ?? 1) > 1;
}

/** Messages of the other side that were not seen yet. */
export function unreadCount(state: ChatState): number {
  return (state.thread?.messages ?? []).filter((message) => message.author !== 'CUSTOMER' && message.seq > state.seenSeq).length;
}

/** The message whose buttons are on offer: the newest, and only while nothing was said after it. */
export function offersChoices(state: ChatState, message: ThreadMessageFragment): boolean {
  return message.choices.length > 0 && message.seq === state.thread?.messages.at(-1)?.seq && state.outgoing.length === 0;
}
