// Sentence vectors of the evaluation's texts, kept under tmp/ between runs: the encoder takes some 18 ms a text, and
// the sets hold 25,000. A text is embedded as the product embeds it, normalised first.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';

const DIMENSIONS = 512;
const KEY = 16;
const RECORD = KEY + DIMENSIONS * 4;
const BATCH = 64;

const keyOf = (text) => createHash('sha256').update(text).digest().subarray(0, KEY);

/** A function from texts to vectors; embeds what the file does not hold yet and adds it. */
export function vectorFile(file, embedder) {
  mkdirSync(path.dirname(file), { recursive: true });
  const known = new Map();
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    const whole = bytes.length - (bytes.length % RECORD);
    // A run that was cut off leaves half a record behind.
    if (whole < bytes.length) truncateSync(file, whole);
    for (let at = 0; at < whole; at += RECORD) {
      known.set(bytes.subarray(at, at + KEY).toString('hex'), new Float32Array(bytes.buffer.slice(bytes.byteOffset + at + KEY, bytes.byteOffset + at + RECORD)));
    }
  }
  return async function vectorsOf(texts, onProgress = () => {}) {
    const missing = [...new Set(texts)].filter((text) => !known.has(keyOf(text).toString('hex')));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const vectors = await embedder.embed(batch, 'ingest');
      batch.forEach((text, index) => {
        known.set(keyOf(text).toString('hex'), vectors[index]);
        appendFileSync(file, Buffer.concat([keyOf(text), Buffer.from(vectors[index].buffer, vectors[index].byteOffset, DIMENSIONS * 4)]));
      });
      onProgress(from + batch.length, missing.length);
    }
    return texts.map((text) => known.get(keyOf(text).toString('hex')));
  };
}
