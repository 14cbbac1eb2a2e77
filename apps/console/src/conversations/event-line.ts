import { text } from '../messages';
import type { ThreadEvent } from './thread-state';

type Said = Pick<ThreadEvent, 'type' | 'rule' | 'reason' | 'actor' | 'tag' | 'from' | 'to' | 'assignee' | 'team'>;

/** An event as one sentence: what, and who or what did it. */
export function eventLine(event: Said): string {
  const words = text.events;
  const by = event.rule ? words.byRule(event.rule) : event.actor ? words.byPerson(event.actor.name) : '';
  const because = event.reason && event.reason !== event.rule ? ` – ${event.reason}` : '';
  switch (event.type) {
    case 'TAGGED': return `${words.tagged(event.tag?.name ?? '')}${by}${because}`;
    case 'UNTAGGED': return `${words.untagged(event.tag?.name ?? '')}${by}${because}`;
    case 'STATUS': return `${statusLine(event)}${by}${because}`;
    case 'ASSIGNED': return event.assignee && event.assignee.id === event.actor?.id ? words.claimed(event.assignee.name) : `${event.assignee ? words.assigned(event.assignee.name) : words.unassigned}${by}${because}`;
    case 'PRIORITY': return `${words.priority(named(event.from, text.priorities), named(event.to, text.priorities))}${by}${because}`;
    case 'PROTECTED': return event.to === 'LIFTED' ? `${words.lifted}${by}${because}` : event.to === 'PERSON_REPLIED' ? words.replied : `${words.protected(event.rule)}${event.reason ? `: “${event.reason}”` : ''}`;
    case 'HANDED_OFF': return `${words.handedOff}${event.rule ? by : ''}${event.to && !event.rule ? `: ${named(event.to, text.handoffReasons) ?? ''}` : ''}`;
    case 'RATED': return `${words.rated}${because}`;
    case 'TEAM': return `${event.team ? words.team(event.team.name) : words.noTeam}${by}`;
    case 'SNOOZED': return `${words.snoozed}${by}`;
    case 'UNSNOOZED': return `${words.unsnoozed}${by}${because}`;
    case 'NOTIFIED': return `${words.notified}${by}${because}`;
    case 'REVEALED': return `${words.revealed}${by}`;
    default: return `${event.type.charAt(0)}${event.type.slice(1).toLowerCase()}${by}${because}`;
  }
}

function statusLine({ from, to }: Said): string {
  const words = text.events;
  if (to === 'RESOLVED') return words.resolved;
  if (from === 'RESOLVED') return words.reopened;
  if (to === 'AI_ACTIVE') return words.backToAi;
  if (to === 'WAITING' && from === 'WITH_AGENT') return words.released;
  return to === null ? words.status : (named(to, text.statuses) ?? words.status);
}

function named(value: string | null, names: Readonly<Record<string, string>>): string | null {
  return value === null ? null : (names[value] ?? value);
}
