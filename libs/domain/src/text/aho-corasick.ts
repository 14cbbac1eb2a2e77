/** Where a pattern was found: [start, end) in the text that was searched. */
export interface Found {
  start: number;
  end: number;
}

/**
 * Finds which of many strings occur in a text, in one pass over it, whatever their number (Aho and Corasick, "Efficient
 * string matching: an aid to bibliographic search", CACM 18(6), 1975). Transitions live in one flat map, so that a
 * thousand patterns are a few hundred kilobytes.
 */
export class AhoCorasick {
  /** (node × 65 536 + code unit) → node. */
  private readonly next = new Map<number, number>();
  private readonly fail: Int32Array;
  /** The nearest node on the way of failures that ends a pattern; 0 for none. */
  private readonly output: Int32Array;
  /** The pattern that ends at a node; −1 for none. */
  private readonly pattern: Int32Array;
  private readonly lengths: readonly number[];

  /** @param patterns distinct, none of them empty */
  constructor(patterns: readonly string[]) {
    this.lengths = patterns.map((pattern) => pattern.length);
    const ends: number[] = [-1];
    const parents: { parent: number; code: number }[] = [{ parent: 0, code: 0 }];
    patterns.forEach((pattern, index) => {
      let node = 0;
      for (let at = 0; at < pattern.length; at += 1) {
        const key = node * 65_536 + pattern.charCodeAt(at);
        let child = this.next.get(key);
        if (child === undefined) {
          child = ends.length;
          this.next.set(key, child);
          ends.push(-1);
          parents.push({ parent: node, code: pattern.charCodeAt(at) });
        }
        node = child;
      }
      if (node === 0 || (ends[node] ?? -1) !== -1) throw new Error('Patterns are distinct and none is empty.');
      ends[node] = index;
    });
    this.pattern = Int32Array.from(ends);
    this.fail = new Int32Array(ends.length);
    this.output = new Int32Array(ends.length);
    this.link(parents);
  }

  /** The first place of every pattern that occurs, by the pattern's index. */
  search(text: string): Map<number, Found> {
    const found = new Map<number, Found>();
    if (this.lengths.length === 0) return found;
    // A node whose endings were reported once has nothing new to say: the work stays linear though patterns nest.
    const reported = new Uint8Array(this.fail.length);
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      node = this.step(node, text.charCodeAt(at));
      for (let ending = this.pattern[node] === -1 ? (this.output[node] ?? 0) : node; ending !== 0 && reported[ending] === 0; ending = this.output[ending] ?? 0) {
        reported[ending] = 1;
        const index = this.pattern[ending] ?? -1;
        found.set(index, { start: at + 1 - (this.lengths[index] ?? 0), end: at + 1 });
      }
    }
    return found;
  }

  private step(from: number, code: number): number {
    let node = from;
    for (;;) {
      const child = this.next.get(node * 65_536 + code);
      if (child !== undefined) return child;
      if (node === 0) return 0;
      node = this.fail[node] ?? 0;
    }
  }

  /** Breadth first: a node's failure lies on a shorter path, which is done already. */
  private link(parents: readonly { parent: number; code: number }[]): void {
    const depth = new Int32Array(parents.length);
    for (let node = 1; node < parents.length; node += 1) depth[node] = (depth[parents[node]?.parent ?? 0] ?? 0) + 1;
    const order = Array.from(parents.keys()).slice(1).sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
    for (const node of order) {
      const { parent, code } = parents[node] ?? { parent: 0, code: 0 };
      const failure = parent === 0 ? 0 : this.step(this.fail[parent] ?? 0, code);
      this.fail[node] = failure;
      this.output[node] = (this.pattern[failure] ?? -1) !== -1 ? failure : (this.output[failure] ?? 0);
    }
  }
}
