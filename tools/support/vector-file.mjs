// An embedder that remembers every vector in a file below tmp/, so that an evaluation run a second time only embeds what
// changed. Not for the product: nothing is ever thrown away. Delete the file to measure from nothing.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './process.mjs';

const KEY_BYTES = 32;
/** Texts per call of the embedder, between two writes. */
const BATCH = 16;

/** Wraps the local embedder (libs/rag/src/embed/local-embedder.ts). @param inner the real one */
export class VectorFile {
  #vectors = new Map();
  #file;
  #weights;

  constructor(inner) {
    this.inner = inner;
    this.model = inner.model;
    this.dimensions = inner.dimensions;
    const folder = path.join(root, 'tmp', 'vectors');
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, `${inner.model.replace(/[^\w.-]/g, '_')}.${inner.dimensions}.bin`);
    if (existsSync(this.#file)) this.#read(readFileSync(this.#file));
  }

  embed(texts, priority) {
    return this.#remembered('', texts, (missing) => this.inner.embed(missing, priority));
  }

  /** Remembered by the trained weights, too. */
  embedForFinding(texts, priority) {
    this.#weights ??= createHash('sha256').update(readFileSync(this.inner.weights)).digest('hex').slice(0, 16);
    return this.#remembered(`${this.#weights}\n`, texts, (missing) => this.inner.embedForFinding(missing, priority));
  }

  async #remembered(space, texts, embed) {
    const keys = texts.map((text) => createHash('sha256').update(space + text).digest('hex'));
    const missing = [...new Map(keys.map((key, at) => [key, texts[at]])).entries()].filter(([key]) => !this.#vectors.has(key));
    for (let at = 0; at < missing.length; at += BATCH) {
      const batch = missing.slice(at, at + BATCH);
      const rows = await embed(batch.map(([, text]) => text));
      const records = batch.map(([key], index) => Buffer.concat([Buffer.from(key, 'hex'), Buffer.from(rows[index].buffer, rows[index].byteOffset, rows[index].byteLength)]));
      appendFileSync(this.#file, Buffer.concat(records));
      batch.forEach(([key], index) => this.#vectors.set(key, rows[index]));
    }
    return keys.map((key) => this.#vectors.get(key));
  }

  /** Not remembered: the worker keeps what it needs. */
  interact(...request) {
    return this.inner.interact(...request);
  }

  tokenStatistics(texts) {
    return this.inner.tokenStatistics(texts);
  }

  close() {
    return this.inner.close();
  }

  #read(bytes) {
    const size = KEY_BYTES + 4 * this.dimensions;
    for (let at = 0; at + size <= bytes.length; at += size) {
      const vector = new Float32Array(this.dimensions);
      for (let i = 0; i < this.dimensions; i += 1) vector[i] = bytes.readFloatLE(at + KEY_BYTES + 4 * i);
      this.#vectors.set(bytes.subarray(at, at + KEY_BYTES).toString('hex'), vector);
    }
  }
}
