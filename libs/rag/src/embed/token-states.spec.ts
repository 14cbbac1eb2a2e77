import { createRequire } from 'node:module';
import path from 'node:path';

interface Rows {
  values: Int8Array;
  scales: Float32Array;
}
interface Lru {
  bytes: number;
  get(key: string): unknown;
  set(key: string, value: unknown, bytes: number): void;
}
const load = createRequire(path.join(__dirname, 'x.js'));
const { directions, quantise, summarise } = load('./token-states.cjs') as {
  directions(states: Float32Array, centre: Float32Array): Float32Array;
  quantise(rows: Float32Array): Rows;
  summarise(cosine: (i: number, token: number) => number, ends: number[], weights: number[]): { all: number; heading: number; sentences: { alone: number; under: number }[] };
};
const { ByteLru } = load('./byte-lru.cjs') as { ByteLru: new (most: number) => Lru };

/** Numbers of no pattern, the same every time: a linear congruential generator (Numerical Recipes). */
function numbers(count: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1);
}

it('keeps the cosines of quantised states to a hundredth', () => {
  const rows = directions(numbers(40 * 512, 1), numbers(512, 2));
  const asked = directions(numbers(512, 3), numbers(512, 4));
  const { values, scales } = quantise(rows);
  for (let row = 0; row < 40; row += 1) {
    const cosine = (of: Float32Array | Int8Array) => asked.reduce((sum, value, at) => sum + value * (of[row * 512 + at] ?? 0), 0);
    expect(Math.abs(cosine(values) * (scales[row] ?? 0) - cosine(rows))).toBeLessThan(0.01);
  }
});

it('takes the best token for each of the question, in the passage, the headings and each sentence', () => {
  // Two question tokens, of weight .75 and .25; tokens 0 and 1 are the heading, 2 and 3 a sentence, 4 another; a third is beyond the cut.
  const cosines = [[0.1, 0.3, 0.8, -0.5, 0.2], [0.9, 0, -0.4, -0.6, 0.5]];
  const { all, heading, sentences } = summarise((i, token) => cosines[i]?.[token] ?? 0, [2, 4, 5, 5], [0.75, 0.25]);
  expect(all).toBeCloseTo(0.75 * 0.8 + 0.25 * 0.9);
  expect(heading).toBeCloseTo(0.75 * 0.3 + 0.25 * 0.9);
  expect(sentences.map(({ alone }) => alone)).toEqual([0.75 * 0.8 - 0.25 * 0.4, 0.75 * 0.2 + 0.25 * 0.5, -0.2].map((value) => expect.closeTo(value)));
  expect(sentences.map(({ under }) => under)).toEqual([0.75 * 0.8 + 0.25 * 0.9, 0.75 * 0.3 + 0.25 * 0.9, 0.75 * 0.3 + 0.25 * 0.9].map((value) => expect.closeTo(value)));
});

it('forgets what was not used for longest when the memory is full', () => {
  const kept = new ByteLru(100);
  kept.set('a', 1, 40);
  kept.set('b', 2, 40);
  expect(kept.get('a')).toBe(1);
  kept.set('c', 3, 40);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([1, undefined, 3]);
  kept.set('a', 4, 60);
  expect([kept.bytes, kept.get('a')]).toEqual([100, 4]);
  kept.set('huge', 5, 101);
  expect([kept.bytes, kept.get('huge')]).toEqual([0, undefined]);
});
