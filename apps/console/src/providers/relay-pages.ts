/** One page of a Relay connection. */
export interface RelayPage<T> {
  nodes: T[];
  totalCount: number;
  endCursor: string | null;
  hasNextPage: boolean;
}

/**
 * Numbered pages over a connection that knows only cursors. Remembers where each page of a list begins; a page that was
 * never reached is walked to. Going back to page 1 forgets the rest, because the list may have moved meanwhile.
 */
export class RelayPages {
  readonly #starts = new Map<string, (string | null)[]>();

  /**
   * @param list identifies the list: resource, filter and page size.
   * @param page 1, 2, 3 …; past the end gives the last page there is.
   */
  async page<T>(list: string, page: number, fetch: (after: string | null) => Promise<RelayPage<T>>): Promise<RelayPage<T>> {
    if (page <= 1) this.#starts.delete(list);
    const starts = this.#starts.get(list) ?? [null];
    this.#starts.set(list, starts);
    let at = Math.min(page, starts.length);
    for (;;) {
      const result = await fetch(starts[at - 1] ?? null);
      if (result.hasNextPage && result.endCursor !== null) starts[at] = result.endCursor;
      if (at >= page || !result.hasNextPage) return result;
      at += 1;
    }
  }
}
