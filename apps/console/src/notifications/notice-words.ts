import type { NoticePartsFragment } from '../gql/types';
import { text } from '../messages';

export type Notice = NoticePartsFragment;

/** What happened, in a line: "Ada gave you a conversation". */
export function headlineOf({ kind, rule, actor, conversation }: Pick<Notice, 'kind' | 'rule' | 'actor' | 'conversation'>): string {
  const words = text.notices;
  const who = conversation.contact.name ?? conversation.contact.email ?? text.inbox.anonymous;
  switch (kind) {
    case 'RULE': return rule === null ? words.rule : words.byRule(rule);
    case 'ASSIGNED': return words.assigned(actor?.name ?? null, rule);
    case 'HANDED_OFF': return words.handedOff(who, rule ?? (conversation.handoffReason === null ? null : text.handoffReasons[conversation.handoffReason]));
    case 'REPLIED': return words.replied(who);
  }
}

/** Where it leads: the conversation, in the view in which it stands. */
export function placeOf({ kind, conversation }: Pick<Notice, 'kind' | 'conversation'>): string {
  const view = conversation.status === 'WAITING' ? 'needs-you' : conversation.status === 'WITH_AGENT' && (kind === 'ASSIGNED' || kind === 'REPLIED') ? 'mine' : 'all';
  return `/inbox/${view}/${conversation.id}`;
}

/** Those that are new since `known`, unread, oldest first, and the ids known from then on. The first reading announces nothing. */
export function freshOf(notices: readonly Notice[], known: ReadonlySet<string> | null): { fresh: Notice[]; known: Set<string> } {
  return { fresh: known === null ? [] : notices.filter((one) => one.readAt === null && !known.has(one.id)).reverse(), known: new Set([...(known ?? []), ...notices.map((one) => one.id)]) };
}
