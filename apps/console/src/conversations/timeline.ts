import { sameDay } from '../providers/format';
import type { Outgoing } from './outbox';
import type { ThreadEvent, ThreadMessage } from './thread-state';

/** One line of a thread, top to bottom. */
export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: ThreadMessage; /** Same author as the line before, shortly after: the head is not repeated. */ continued: boolean }
  | { kind: 'event'; key: string; event: ThreadEvent }
  | { kind: 'outgoing'; key: string; item: Outgoing };

/** Lines of one author closer than this share one head, in ms. */
const TOGETHER = 3 * 60_000;
/** What is told by other means, or says nothing to a reader. */
const SILENT = new Set(['CREATED', 'MESSAGE', 'READ', 'DETAILS', 'SUMMARY', 'TYPING', 'ANSWER_DELTA', 'ANSWER_DISCARDED']);

/**
 * Messages in their order, each event at its time between them, day dividers, and at the end what is being sent.
 * While older messages are not loaded, events before the first loaded one are left out.
 */
export function timeline(messages: readonly ThreadMessage[], events: readonly ThreadEvent[], outgoing: readonly Outgoing[], hasOlder: boolean): TimelineItem[] {
  const items: TimelineItem[] = [];
  const first = messages[0];
  const repeats = repetitionsAmong(events);
  const told = events.filter((event) => !SILENT.has(event.type) && !repeats(event) && (!hasOlder || !first || event.at >= first.createdAt));
  let last: string | null = null;
  let next = 0;
  let before: ThreadMessage | null = null;

  const openDay = (at: string): void => {
    if (last === null || !sameDay(last, at)) {
      items.push({ kind: 'day', key: `day ${at}`, at });
      before = null;
    }
    last = at;
  };
  const pushEvents = (until: string | null): void => {
    for (let event = told[next]; event && (until === null || event.at < until); event = told[next]) {
      openDay(event.at);
      items.push({ kind: 'event', key: `event ${event.cursor ?? next}`, event });
      before = null;
      next += 1;
    }
  };

  for (const message of messages) {
    pushEvents(message.createdAt);
    openDay(message.createdAt);
    items.push({ kind: 'message', key: message.id, message, continued: continues(before, message) });
    before = message;
  }
  pushEvents(null);
  const arrived = new Set(messages.map((message) => message.clientMessageId));
  for (const item of outgoing) {
    if (arrived.has(item.clientMessageId)) continue;
    openDay(item.at);
    items.push({ kind: 'outgoing', key: item.clientMessageId, item });
  }
  return items;
}

/**
 * Which events say again what another of the same moment says: a change of the owner brings one of the status with it, and
 * what ends a colleague's part (resolved, back to the AI) gives the conversation back.
 */
function repetitionsAmong(events: readonly ThreadEvent[]): (event: ThreadEvent) => boolean {
  const ends = ({ type, to }: ThreadEvent): boolean => type === 'STATUS' && (to === 'RESOLVED' || to === 'AI_ACTIVE');
  const timesOf = (which: (event: ThreadEvent) => boolean): ReadonlySet<string> => new Set(events.filter(which).map(({ at }) => at));
  const ended = timesOf(ends);
  const owned = timesOf(({ type }) => type === 'HANDED_OFF' || type === 'ASSIGNED');
  return (event) => (event.type === 'ASSIGNED' && !event.assignee && ended.has(event.at)) || (event.type === 'STATUS' && owned.has(event.at) && !ends(event));
}

function continues(before: ThreadMessage | null, message: ThreadMessage): boolean {
  return (
    before !== null &&
    before.author === message.author &&
    before.internal === message.internal &&
    before.agent?.id === message.agent?.id &&
    new Date(message.createdAt).getTime() - new Date(before.createdAt).getTime() < TOGETHER
  );
}
