import { text } from '../messages';
import type { ThreadEvent } from './thread-state';

/** An event as one sentence: what, and who or what did it. */
export function eventLine(event: ThreadEvent): string {
  const words = text.events;
  const by = event.rule ? words.byRule(event.rule) : event.actor ? words.byPerson(event.actor.name) : '';
  const because = event.reason ? ` – ${reasonWords(event.reason)}` : '';
  switch (event.type) {
    case 'TAGGED': return `${words.tagged(event.tag?.name ?? '')}${by}${because}`;
    case 'UNTAGGED': return `${words.untagged(event.tag?.name ?? '')}${by}${because}`;
    case 'STATUS': return `${words.status}${by}${because}`;
    case 'ASSIGNED': return `${words.assigned}${by}${because}`;
    case 'PRIORITY': return `${words.priority}${by}${because}`;
    case 'PROTECTED': return `${words.protected}${by}${because}`;
    case 'HANDED_OFF': return `${words.handedOff}${by}${because}`;
    case 'RATED': return `${words.rated}${because}`;
    case 'TEAM': return `Given to another team${by}`;
    case 'SNOOZED': return `Snoozed${by}`;
    case 'UNSNOOZED': return `Back in the inbox${by}${because}`;
    case 'NOTIFIED': return `Colleagues notified${by}${because}`;
    default: return `${event.type.toLowerCase()}${by}${because}`;
  }
}

function reasonWords(reason: string): string {
  return reason in text.handoffReasons ? text.handoffReasons[reason as keyof typeof text.handoffReasons] : reason;
}
