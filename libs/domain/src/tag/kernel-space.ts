import { countText, emptyLexicon, lexicalFeatures, type LexicalFeatures, type LexicalModel, type SparseVector } from './features';

/** Weights of the three views of a text, as measured on a public intent set (see docs/tags.md). */
const VIEW = { meaning: 0.6, words: 0.1, characters: 0.3 } as const;
const GAMMA = 1;

/** Texts read between two yields. */
const TEXTS_A_STEP = 16;

/** The kernel of a similarity: exp(γ(s−1)), 1 for equal texts. */
export function kernelOf(similarity: number): number {
  return Math.exp(GAMMA * (similarity - 1));
}

/** A text placed in a space. */
export interface Placed {
  /** Centred, of length 1. */
  meaning: Float32Array;
  lexical: LexicalFeatures;
}

/**
 * Texts that can be compared with each other by a weighted sum of three cosines: meaning (centred sentence vectors),
 * words and characters (tf-idf). Centre and word frequencies are those of the texts it was made of; further texts may be
 * added, and compare by the same.
 */
export class KernelSpace {
  private readonly meanings: Float32Array[] = [];
  private readonly words = new InvertedIndex();
  private readonly characters = new InvertedIndex();

  private constructor(
    private readonly mean: Float32Array,
    private readonly lexicon: LexicalModel,
  ) {}

  /** A space without texts yet, with the centre and word frequencies of these; in steps of some milliseconds. */
  static *of(base: readonly { text: string; vector: Float32Array }[]): Generator<void, KernelSpace> {
    const lexicon = emptyLexicon();
    for (const [i, { text }] of base.entries()) {
      countText(lexicon, text);
      if (i % TEXTS_A_STEP === 0) yield;
    }
    return new KernelSpace(meanOf(base), lexicon);
  }

  get size(): number {
    return this.meanings.length;
  }

  /** @param vector the text's meaning, of length 1 */
  place(text: string, vector: Float32Array): Placed {
    return { meaning: centred(vector, this.mean), lexical: lexicalFeatures(text, this.lexicon) };
  }

  add(item: Placed): void {
    this.words.add(this.size, item.lexical.words);
    this.characters.add(this.size, item.lexical.characters);
    this.meanings.push(item.meaning);
  }

  /** How like the item is to each text of the space, in the order they were added; at most 1. */
  similarities(item: Placed): Float64Array {
    const sums = new Float64Array(this.size);
    this.words.accumulate(item.lexical.words, VIEW.words, sums);
    this.characters.accumulate(item.lexical.characters, VIEW.characters, sums);
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] as number) + VIEW.meaning * dot(item.meaning, this.meanings[i] as Float32Array);
    return sums;
  }

  /** The placed meanings, for learners that work on them directly. */
  meaningOf(index: number): Float32Array {
    return this.meanings[index] as Float32Array;
  }
}

/** For each gram the texts that hold it: a message is compared only with those it shares something with. */
class InvertedIndex {
  private readonly postings = new Map<number, { items: number[]; weights: number[] }>();

  add(item: number, vector: SparseVector): void {
    vector.keys.forEach((key, i) => {
      const weight = vector.weights[i] as number;
      const posting = this.postings.get(key);
      if (posting) {
        posting.items.push(item);
        posting.weights.push(weight);
      } else this.postings.set(key, { items: [item], weights: [weight] });
    });
  }

  accumulate(vector: SparseVector, factor: number, sums: Float64Array): void {
    vector.keys.forEach((key, i) => {
      const posting = this.postings.get(key);
      if (!posting) return;
      const weight = factor * (vector.weights[i] as number);
      const { items, weights } = posting;
      for (let p = 0; p < items.length; p += 1) {
        const item = items[p] as number;
        sums[item] = (sums[item] as number) + weight * (weights[p] as number);
      }
    });
  }
}

/** Inner product; four sums at a time, which the processor adds side by side. */
export function dot(a: Float32Array | Float64Array, b: Float32Array | Float64Array, length = Math.min(a.length, b.length)): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (; i < length; i += 1) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + s2 + s3;
}

function meanOf(base: readonly { vector: Float32Array }[]): Float32Array {
  const mean = new Float64Array(base[0]?.vector.length ?? 0);
  for (const { vector } of base) for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] as number) + (vector[i] ?? 0) / base.length;
  return Float32Array.from(mean);
}

function centred(vector: Float32Array, mean: Float32Array): Float32Array {
  const moved = vector.map((value, i) => value - (mean[i] ?? 0));
  const length = Math.sqrt(dot(moved, moved)) || 1;
  return moved.map((value) => value / length);
}
