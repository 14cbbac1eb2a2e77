import { createHash } from 'node:crypto';

/** The last vectors, by hash of the text: customers ask the same things, and a preview asks twice. */
export class VectorCache {
  private readonly vectors = new Map<string, Float32Array>();
  constructor(private readonly capacity = 2_000) {}

  static key(text: string): string {
    return createHash('sha256').update(text).digest('base64');
  }

  get(key: string): Float32Array | undefined {
    const vector = this.vectors.get(key);
    if (vector) {
      this.vectors.delete(key);
      this.vectors.set(key, vector);
    }
    return vector;
  }

  set(key: string, vector: Float32Array): void {
    this.vectors.delete(key);
    this.vectors.set(key, vector);
    const oldest = this.vectors.keys().next();
    if (this.vectors.size > this.capacity && !oldest.done) this.vectors.delete(oldest.value);
  }
}
