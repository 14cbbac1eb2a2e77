import type { EventRecord } from '../conversations/event.type';

/** A consumer that lags further behind than this is cut off; it comes back with its cursor and replays from the log. */
const MAX_QUEUE = 5_000;

/** One subscription's queue between the feed and its socket. */
export class Follower {
  private queue: EventRecord[] = [];
  private wake: (() => void) | null = null;
  private closed = false;
  private overrun = false;
  private from = 0n;

  constructor(private readonly accepts: (event: EventRecord) => boolean) {}

  /** Events up to this position come from the log, not from here. */
  startAfter(position: bigint): void {
    this.from = position;
  }

  push(event: EventRecord): void {
    if (this.closed || !this.accepts(event)) return;
    if (event.position !== null && BigInt(event.position) <= this.from) return;
    if (this.queue.length >= MAX_QUEUE) this.overrun = true;
    else this.queue.push(event);
    this.wake?.();
  }

  async *events(): AsyncGenerator<EventRecord> {
    while (!this.closed) {
      const batch = this.queue;
      this.queue = [];
      for (const event of batch) yield event;
      if (this.overrun) return;
      if (this.queue.length === 0 && !this.closed) await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = null;
    }
  }

  /** Ends {@link events} also while it waits. */
  close(): void {
    this.closed = true;
    this.wake?.();
  }
}
