import type { SeenCursors } from './seen-cursors';

/** Where events come from: opens one subscription after a cursor, and closes it by the function it returns. */
export interface FeedSource<E> {
  open(after: string | null, sink: { next: (event: E) => void; ended: (error: unknown) => void }): () => void;
  /** The event's position in the log; null for what is not stored. */
  cursorOf(event: E): string | null;
}

/** What a feed tells its owner. */
export interface FeedHandlers<E> {
  /** A new event, each stored one once. */
  onEvent(event: E): void;
  /** Something may have been missed, because there was no cursor to resume from: read again. */
  onGap(): void;
  /** The subscription ended for a reason that trying again does not mend (an expired session): the feed has stopped. */
  isFinal(error: unknown): boolean;
  /** The API refused the cursor: it is forgotten. */
  isStaleCursor(error: unknown): boolean;
}

/** The clock of a feed, replaced in tests. */
export interface FeedTimer {
  set(work: () => void, ms: number): number;
  clear(handle: number): void;
  /** 0 ≤ x < 1 */
  random(): number;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;

/** How long to wait before attempt n (1, 2, 3 …), in ms: doubling from half a second to twenty, each between half and whole of that. */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1));
  return ceiling / 2 + (ceiling / 2) * random;
}

/**
 * A subscription that survives: when it ends it is opened again after the newest cursor seen, so that nothing is missed
 * and, by the cursors remembered, nothing is told twice.
 */
export class ResumingFeed<E> {
  #cursor: string | null;
  #close: (() => void) | null = null;
  #timer: number | null = null;
  #attempt = 0;
  #running = false;

  constructor(
    private readonly source: FeedSource<E>,
    private readonly handlers: FeedHandlers<E>,
    private readonly seen: SeenCursors,
    private readonly timer: FeedTimer,
    start: string | null = null,
  ) {
    this.#cursor = start;
  }

  /** Opens the feed. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#open();
  }

  /** Closes it for good. */
  stop(): void {
    this.#running = false;
    this.#clearTimer();
    this.#close?.();
    this.#close = null;
  }

  /** Tries again now instead of at the end of the wait, for instance when the network is back. */
  wake(): void {
    if (this.#running && this.#timer !== null) {
      this.#clearTimer();
      this.#open();
    }
  }

  #open(): void {
    if (this.#cursor === null) this.handlers.onGap();
    let over = false;
    const close = this.source.open(this.#cursor, {
      next: (event) => {
        if (over || !this.#running) return;
        this.#attempt = 0;
        const cursor = this.source.cursorOf(event);
        if (cursor !== null) {
          this.#cursor = cursor;
          if (!this.seen.add(cursor)) return;
        }
        this.handlers.onEvent(event);
      },
      ended: (error) => {
        if (over) return;
        over = true;
        this.#close = null;
        this.#ended(error);
      },
    });
    // A source may end at once, before it has handed over how to close it.
    if (over) close();
    else this.#close = close;
  }

  #ended(error: unknown): void {
    if (!this.#running) return;
    if (this.handlers.isFinal(error)) {
      this.#running = false;
      return;
    }
    if (this.handlers.isStaleCursor(error)) this.#cursor = null;
    this.#attempt += 1;
    this.#timer = this.timer.set(() => {
      this.#timer = null;
      this.#open();
    }, backoff(this.#attempt, this.timer.random()));
  }

  #clearTimer(): void {
    if (this.#timer !== null) this.timer.clear(this.#timer);
    this.#timer = null;
  }
}
