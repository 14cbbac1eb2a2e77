/**
 * What was computed of the last few thousand keys: those that are asked for again stay, the others go as new ones come.
 * Two generations instead of a list in order: nothing is moved when something is found.
 */
export class Remembered<K, V> {
  private young = new Map<K, V>();
  private old = new Map<K, V>();

  /** @param generation how many new keys make a generation; up to twice as many are kept */
  constructor(
    private readonly compute: (key: K) => V,
    private readonly generation: number,
  ) {}

  of(key: K): V {
    const known = this.young.get(key);
    if (known !== undefined) return known;
    const value = this.old.get(key) ?? this.compute(key);
    if (this.young.size >= this.generation) [this.old, this.young] = [this.young, new Map<K, V>()];
    this.young.set(key, value);
    return value;
  }
}
