export type OutgoingKind = 'reply' | 'note';
/** Something an agent wrote that the API has not confirmed yet. */
export interface Outgoing {
  clientMessageId: string;
  conversationId: string;
  kind: OutgoingKind;
  text: string;
  /** When it was written, ISO 8601. */
  at: string;
  /** `waiting`: will be sent; `sending`: on its way; `failed`: not reached, sent again by itself; `refused`: the API said no, the author decides. */
  state: 'waiting' | 'sending' | 'failed' | 'refused';
  /** Why it failed or was refused, in words. */
  problem: string | null;
}

export type OutboxChange =
  | { type: 'add'; item: Outgoing }
  | { type: 'sending'; id: string }
  | { type: 'sent'; id: string }
  | { type: 'failed'; id: string; problem: string }
  | { type: 'refused'; id: string; problem: string }
  | { type: 'retry'; id: string }
  | { type: 'retry-failed' }
  | { type: 'discard'; id: string };

/** The next outbox; pure. A message keeps its clientMessageId over every try, so that the API stores it once. */
export function outboxReducer(items: readonly Outgoing[], change: OutboxChange): readonly Outgoing[] {
  switch (change.type) {
    case 'add':
      return items.some((item) => item.clientMessageId === change.item.clientMessageId) ? items : [...items, change.item];
    case 'sent':
    case 'discard':
      return items.filter((item) => item.clientMessageId !== change.id);
    case 'sending':
      return update(items, change.id, { state: 'sending', problem: null });
    case 'failed':
      return update(items, change.id, { state: 'failed', problem: change.problem });
    case 'refused':
      return update(items, change.id, { state: 'refused', problem: change.problem });
    case 'retry':
      return update(items, change.id, { state: 'waiting', problem: null });
    case 'retry-failed':
      return items.map((item) => (item.state === 'failed' ? { ...item, state: 'waiting' as const, problem: null } : item));
  }
}

function update(items: readonly Outgoing[], id: string, change: Partial<Outgoing>): readonly Outgoing[] {
  return items.map((item) => (item.clientMessageId === id ? { ...item, ...change } : item));
}

/**
 * What to send now: of each conversation and kind the oldest that waits, unless an earlier one is under way or failed –
 * replies arrive in the order in which they were written.
 */
export function due(items: readonly Outgoing[]): Outgoing[] {
  const taken = new Set<string>();
  const result: Outgoing[] = [];
  for (const item of items) {
    const lane = `${item.conversationId} ${item.kind}`;
    if (taken.has(lane) || item.state === 'refused') continue;
    taken.add(lane);
    if (item.state === 'waiting') result.push(item);
  }
  return result;
}

/** What was stored before a reload: whatever was under way is tried again, under the same id. */
export function restoreOutbox(raw: string | null): readonly Outgoing[] {
  if (raw === null) return [];
  try {
    const value: unknown = JSON.parse(raw);
    return Array.isArray(value) ? value.filter(isOutgoing).map((item) => (item.state === 'refused' ? item : { ...item, state: 'waiting' as const })) : [];
  } catch {
    return [];
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  if (typeof value !== 'object' || value === null) return false;
  const item = value as Partial<Record<keyof Outgoing, unknown>>;
  return typeof item.clientMessageId === 'string' && typeof item.conversationId === 'string' && typeof item.text === 'string' && (item.kind === 'reply' || item.kind === 'note');
}
