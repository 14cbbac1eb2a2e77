import type { Memory } from './storage';

/** Something the visitor wants sent. It is kept until the server has acknowledged it. */
export interface Outgoing {
  readonly clientMessageId: string;
  readonly text: string;
  readonly at: string;
  /** The choice tapped; `text` is its label. */
  readonly choiceId?: string;
  /** The button "talk to a person". */
  readonly asksForPerson?: boolean;
  /** Opens a new conversation. */
  readonly startNew?: boolean;
  /** Why the server will not take it, in words for the visitor. It stays until sent again or removed. */
  readonly refused?: string;
}

const NAME = 'outbox';

/**
 * What is still to be sent, oldest first, in the page's storage: every change reads it anew, so that tabs share it.
 * Sending twice does no harm, because the server knows the client's id.
 */
export class Outbox {
  constructor(private readonly memory: Memory) {}

  all(): readonly Outgoing[] {
    try {
      const kept: unknown = JSON.parse(this.memory.get(NAME) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isOutgoing) : [];
    } catch {
      return [];
    }
  }

  /** The one to send next; refused ones do not hold up what comes after them. */
  next(): Outgoing | null {
    return this.all().find((item) => item.refused === undefined) ?? null;
  }

  add(item: Outgoing): void {
    this.save([...this.all().filter((other) => other.clientMessageId !== item.clientMessageId), item]);
  }

  remove(clientMessageId: string): void {
    this.save(this.all().filter((item) => item.clientMessageId !== clientMessageId));
  }

  refuse(clientMessageId: string, why: string): void {
    this.save(this.all().map((item) => (item.clientMessageId === clientMessageId ? { ...item, refused: why } : item)));
  }

  /** Sends a refused one again, in its old place. */
  retry(clientMessageId: string): void {
    this.save(this.all().map((item) => (item.clientMessageId === clientMessageId ? { ...item, refused: undefined } : item)));
  }

  private save(items: readonly Outgoing[]): void {
    this.memory.set(NAME, items.length === 0 ? null : JSON.stringify(items));
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  return typeof value === 'object' && value !== null && 'clientMessageId' in value && typeof value.clientMessageId === 'string' && 'text' in value && typeof value.text === 'string';
}
