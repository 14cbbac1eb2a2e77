import type { ThreadEventFragment, ThreadMessageFragment } from '../gql/types';

export type ThreadMessage = ThreadMessageFragment;
export type ThreadEvent = ThreadEventFragment;

/** How long somebody is taken to be typing after the last word of it, in ms. */
export const TYPING_FOR = 6_000;

/** The answer that the AI is writing at this moment, sentence by sentence. */
export interface Writing {
  turnId: string;
  parts: Readonly<Record<number, string>>;
}

/** What is known of one open thread. */
export interface ThreadState {
  messages: readonly ThreadMessage[];
  /** Stored events other than messages, oldest first. */
  events: readonly ThreadEvent[];
  hasOlder: boolean;
  olderCursor: string | null;
  writing: Writing | null;
  /** Who types (null: the customer) and until when that is believed, ms since 1970. */
  typing: { name: string | null; until: number } | null;
}

export const EMPTY_THREAD: ThreadState = { messages: [], events: [], hasOlder: false, olderCursor: null, writing: null, typing: null };

/** What can happen to it. */
export type ThreadChange =
  | { type: 'page'; messages: readonly ThreadMessage[]; hasOlder: boolean; olderCursor: string | null }
  | { type: 'history'; events: readonly ThreadEvent[] }
  | { type: 'message'; message: ThreadMessage }
  | { type: 'event'; event: ThreadEvent; now: number };

/** Public messages by seq, notes after the message they follow. */
export function compareMessages(a: ThreadMessage, b: ThreadMessage): number {
  return a.seq - b.seq || a.noteIndex - b.noteIndex;
}

function withMessages(known: readonly ThreadMessage[], more: readonly ThreadMessage[]): ThreadMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of more) byId.set(message.id, message);
  return [...byId.values()].sort(compareMessages);
}

function withEvents(known: readonly ThreadEvent[], more: readonly ThreadEvent[]): ThreadEvent[] {
  const seen = new Set<string>();
  // Stored events come in the order of the log, and a replay repeats some: the cursor tells.
  return [...known, ...more].filter((event) => {
    if (event.type === 'MESSAGE' || event.cursor === null || seen.has(event.cursor)) return false;
    seen.add(event.cursor);
    return true;
  });
}

/** The next state; pure. Order and number of deliveries do not matter: the same facts give the same thread. */
export function threadReducer(state: ThreadState, change: ThreadChange): ThreadState {
  switch (change.type) {
    case 'page':
      return { ...state, messages: withMessages(state.messages, change.messages), hasOlder: change.hasOlder, olderCursor: change.olderCursor };
    case 'history':
      return { ...state, events: withEvents(state.events, change.events) };
    case 'message':
      return { ...state, messages: withMessages(state.messages, [change.message]) };
    case 'event':
      return applyEvent(state, change.event, change.now);
  }
}

function applyEvent(state: ThreadState, event: ThreadEvent, now: number): ThreadState {
  switch (event.type) {
    case 'MESSAGE': {
      if (!event.message) return state;
      const next = { ...state, messages: withMessages(state.messages, [event.message]) };
      // Whoever was typing has said it; what the AI was writing is whole now, or overtaken.
      return event.message.internal ? next : { ...next, typing: null, writing: event.message.author === 'CUSTOMER' ? state.writing : null };
    }
    case 'ANSWER_DELTA': {
      if (event.turnId === null || event.deltaIndex === null || event.delta === null) return state;
      const parts = state.writing?.turnId === event.turnId ? state.writing.parts : {};
      return { ...state, writing: { turnId: event.turnId, parts: { ...parts, [event.deltaIndex]: event.delta } } };
    }
    case 'ANSWER_DISCARDED':
      return { ...state, writing: null };
    case 'TYPING':
      return { ...state, typing: { name: event.actor?.name ?? null, until: now + TYPING_FOR } };
    case 'READ':
      return state;
    default:
      return { ...state, events: withEvents(state.events, [event]) };
  }
}

/** The text of what is being written so far. */
export function writtenSoFar(writing: Writing): string {
  return Object.entries(writing.parts)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, part]) => part)
    .join(' ')
    .replace(/ {2,}/g, ' ');
}
