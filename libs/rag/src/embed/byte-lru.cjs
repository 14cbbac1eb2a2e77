// What was used last, within a bound of memory. Plain CommonJS, for the workers.

/** A map that forgets what has not been used for longest when its values take more than so many bytes. */
class ByteLru {
  constructor(most) {
    this.most = most;
    this.bytes = 0;
    this.entries = new Map();
  }

  get(key) {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** A value that is larger than the whole bound is not kept. */
  set(key, value, bytes) {
    this.forget(key);
    this.entries.set(key, { value, bytes });
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.most) return;
      this.forget(oldest);
    }
  }

  forget(key) {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}

module.exports = { ByteLru };
