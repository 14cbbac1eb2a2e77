import type { EventsSubscription, ThreadHeadFragment, ThreadMessageFragment } from '../gql/types';

export type ThreadEvent = EventsSubscription['visitorConversationEvents'];

/** One conversation as this page knows it. Immutable: every change is a new object. */
export interface Thread {
  readonly head: ThreadHeadFragment;
  /** By seq, rising; each seq once. */
  readonly messages: readonly ThreadMessageFragment[];
  /** Where the event log is to be followed from; null until the first stored event came. */
  readonly cursor: string | null;
  /** The answer being written, sentence by sentence. */
  readonly writing: { readonly turnId: string; readonly parts: readonly string[] } | null;
  /** Rises with every sign that a colleague is typing. */
  readonly typingSigns: number;
}

export function threadOf(head: ThreadHeadFragment, messages: readonly ThreadMessageFragment[]): Thread {
  return withMessages({ head, messages: [], cursor: null, writing: null, typingSigns: 0 }, messages);
}

/** The thread with these messages; what it holds already is replaced in place, so nothing shows twice. */
export function withMessages(thread: Thread, messages: readonly ThreadMessageFragment[]): Thread {
  if (messages.length === 0) return thread;
  const bySeq = new Map(thread.messages.map((message) => [message.seq, message]));
  for (const message of messages) bySeq.set(message.seq, message);
  return { ...thread, messages: [...bySeq.values()].sort((a, b) => a.seq - b.seq) };
}

/** The seq up to which no message is missing, counted from the first one known; 0 for an empty thread. */
export function contiguousSeq(thread: Thread): number {
  let expected = thread.messages[0]?.seq ?? 0;
  for (const message of thread.messages) {
    if (message.seq !== expected) break;
    expected += 1;
  }
  return thread.messages.length === 0 ? 0 : expected - 1;
}

/** True when the head tells of messages that are not here: they have to be fetched. */
export function hasGap(thread: Thread): boolean {
  return contiguousSeq(thread) < thread.head.lastSeq;
}

/** Applies one event. Applying it again changes nothing. */
export function withEvent(thread: Thread, event: ThreadEvent): Thread {
  let next = thread;
  if (event.cursor !== null) next = { ...next, cursor: event.cursor };
  // Heads are told as of the moment of sending; one that counts fewer messages is an older one.
  if (event.conversation.lastSeq >= next.head.lastSeq) next = { ...next, head: event.conversation };
  // Once a person has the conversation, nothing of an answer in the making is shown any more.
  if (next.writing && next.head.status !== 'AI_ACTIVE') next = { ...next, writing: null };
  if (event.message) next = withMessages(next, [event.message]);
  switch (event.type) {
    case 'MESSAGE':
      return event.message && event.message.author !== 'CUSTOMER' ? { ...next, writing: null } : next;
    case 'ANSWER_DELTA':
      return next.head.status === 'AI_ACTIVE' ? { ...next, writing: withDelta(next.writing, event) } : next;
    case 'ANSWER_DISCARDED':
      return { ...next, writing: null };
    case 'TYPING':
      return { ...next, typingSigns: next.typingSigns + 1 };
    default:
      return next;
  }
}

function withDelta(writing: Thread['writing'], event: ThreadEvent): Thread['writing'] {
  if (event.turnId === null || event.deltaIndex === null || event.delta === null) return writing;
  const parts = writing?.turnId === event.turnId ? [...writing.parts] : [];
  parts[event.deltaIndex] = event.delta;
  return { turnId: event.turnId, parts: Array.from(parts, (part) => part ?? '') };
}
