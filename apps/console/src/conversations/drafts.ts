import type { OutgoingKind } from './outbox';

const PREFIX = 'chatref.draft';

function key(agentId: string, conversationId: string, kind: OutgoingKind): string {
  return `${PREFIX}.${agentId}.${conversationId}.${kind}`;
}

/** What this agent began to write there, or nothing. Drafts live in local storage: they survive a switch and a reload. */
export function readDraft(agentId: string, conversationId: string, kind: OutgoingKind): string {
  return localStorage.getItem(key(agentId, conversationId, kind)) ?? '';
}

/** Keeps it; an empty one is forgotten. */
export function keepDraft(agentId: string, conversationId: string, kind: OutgoingKind, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key(agentId, conversationId, kind));
    else localStorage.setItem(key(agentId, conversationId, kind), text);
  } catch {
    // The storage is full or closed: the text stays in the field.
  }
}
