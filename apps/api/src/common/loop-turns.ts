/** How long steps may follow each other without the event loop in between, in ms. */
const STRETCH_MS = 8;

/** Lets the event loop run between steps of work that never leaves the thread: not after each one, but before it waits long. */
export class LoopTurns {
  /** When the first step since the loop's last turn began; null when it has turned since. */
  private since: number | null = null;

  constructor(private readonly stretchMs = STRETCH_MS) {}

  /** Call it before each step; it resolves at once, or after the loop has had its turn. */
  async next(): Promise<void> {
    if (this.since !== null && performance.now() - this.since >= this.stretchMs) await new Promise((resolve) => setImmediate(resolve));
    // Whoever waited above comes after the reset below, which stood in the queue before it.
    if (this.since !== null) return;
    this.since = performance.now();
    setImmediate(() => (this.since = null));
  }
}
