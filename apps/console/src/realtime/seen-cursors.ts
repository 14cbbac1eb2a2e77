/** The last cursors of a feed, so that an event that is replayed is told once. Holds a bounded number; the oldest go first. */
export class SeenCursors {
  readonly #known = new Set<string>();

  /** @param limit how many are remembered; more than a replay can overlap. */
  constructor(private readonly limit = 2_000) {}

  /** Remembers it; false when it was known already. */
  add(cursor: string): boolean {
    if (this.#known.has(cursor)) return false;
    this.#known.add(cursor);
    if (this.#known.size > this.limit) {
      const oldest = this.#known.values().next();
      if (!oldest.done) this.#known.delete(oldest.value);
    }
    return true;
  }
}
