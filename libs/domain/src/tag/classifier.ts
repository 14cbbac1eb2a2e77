import { invert } from './linear-algebra';
import { lexicalFeatures, lexicalModel, sparseDot, type LexicalFeatures, type LexicalModel } from './features';
import { calibrate, sigmoid, type Calibration } from './thresholds';

/** A text with the tags it deserves; without any it is background: what deserves none of them. */
export interface TagExample {
  text: string;
  /** Unit-length meaning vector of the text. */
  vector: Float32Array;
  tagIds: readonly string[];
  /** The tag's name and description standing in for an example: trusted less. */
  described?: boolean;
}

/** What the classifier says of one tag. */
export interface TagScore {
  tagId: string;
  score: number;
  /** 0..1 */
  probability: number;
  fires: boolean;
  /** The examples that speak for it most, best first. */
  closest: string[];
}

/** Weights of the kernel's views and the ridge, as measured on public intent data (HK-KRR). */
const VIEW = { meaning: 0.6, words: 0.1, characters: 0.3 } as const;
const GAMMA = 1;
const RIDGE = 0.1;
const RIDGE_DESCRIBED = 0.5;
/** More examples than this are not trained on at once: the work grows with the cube. */
export const MAX_EXAMPLES = 800;

interface Item {
  centred: Float32Array;
  lexical: LexicalFeatures;
}

/**
 * Hybrid-kernel ridge regression: one output per tag, +1 for its examples and −1 for the others, over the kernel
 * exp(γ(s−1)) of a weighted similarity s of meaning, words and characters. Thresholds come from closed-form leave-one-out
 * scores, y − α/(G⁻¹)ᵢᵢ. Works from name and description alone and gets better with each example.
 */
export class TagClassifier {
  private constructor(
    private readonly examples: readonly TagExample[],
    private readonly items: readonly Item[],
    private readonly tagIds: readonly string[],
    private readonly alphas: readonly Float64Array[],
    private readonly calibration: readonly Calibration[],
    private readonly mean: Float32Array,
    private readonly lexicon: LexicalModel,
  ) {}

  /** Trains in steps between which the caller may let others run. Extra examples beyond {@link MAX_EXAMPLES} are left out, the last first. */
  static *train(all: readonly TagExample[], tagIds: readonly string[]): Generator<void, TagClassifier> {
    const examples = all.slice(0, MAX_EXAMPLES);
    const n = examples.length;
    const mean = meanOf(examples);
    const lexicon = lexicalModel(examples.map((example) => example.text));
    const items = examples.map((example) => ({ centred: centre(example.vector, mean), lexical: lexicalFeatures(example.text, lexicon) }));
    const gram = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) {
      for (let j = i; j < n; j += 1) gram[i * n + j] = gram[j * n + i] = kernel(items[i] as Item, items[j] as Item);
      gram[i * n + i] = (gram[i * n + i] as number) + (examples[i]?.described ? RIDGE_DESCRIBED : RIDGE);
      if (i % 16 === 15) yield;
    }
    yield* invert(gram, n);
    const positive = tagIds.map((tagId) => examples.map((example) => example.tagIds.includes(tagId)));
    const alphas = positive.map((row) => solve(gram, row, n));
    const loo = alphas.map((alpha, tag) => alpha.map((value, i) => (positive[tag]?.[i] ? 1 : -1) - value / (gram[i * n + i] as number)));
    return new TagClassifier(examples, items, tagIds, alphas, calibrate(loo, positive), mean, lexicon);
  }

  /** Every tag's score for a text, best first. */
  classify(text: string, vector: Float32Array): TagScore[] {
    if (this.examples.length === 0) return [];
    const item: Item = { centred: centre(vector, this.mean), lexical: lexicalFeatures(text, this.lexicon) };
    const similarities = this.items.map((other) => kernel(item, other));
    return this.tagIds
      .map((tagId, tag) => this.scoreOf(tagId, this.alphas[tag] as Float64Array, this.calibration[tag] as Calibration, similarities))
      .sort((a, b) => b.score - a.score);
  }

  private scoreOf(tagId: string, alpha: Float64Array, { threshold, slope, offset }: Calibration, similarities: number[]): TagScore {
    let score = 0;
    const shares: { text: string; share: number }[] = [];
    similarities.forEach((similarity, i) => {
      const share = (alpha[i] as number) * similarity;
      score += share;
      const example = this.examples[i] as TagExample;
      if (share > 0 && example.tagIds.includes(tagId)) shares.push({ text: example.text, share: share * similarity });
    });
    shares.sort((a, b) => b.share - a.share);
    return { tagId, score, probability: sigmoid(slope * score + offset), fires: score >= threshold, closest: shares.slice(0, 2).map((one) => one.text) };
  }
}

function kernel(a: Item, b: Item): number {
  let meaning = 0;
  for (let i = 0; i < a.centred.length; i += 1) meaning += (a.centred[i] as number) * (b.centred[i] ?? 0);
  const similarity = VIEW.meaning * meaning + VIEW.words * sparseDot(a.lexical.words, b.lexical.words) + VIEW.characters * sparseDot(a.lexical.characters, b.lexical.characters);
  return Math.exp(GAMMA * (similarity - 1));
}

function meanOf(examples: readonly TagExample[]): Float32Array {
  const mean = new Float32Array(examples[0]?.vector.length ?? 0);
  for (const { vector } of examples) vector.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + value / examples.length));
  return mean;
}

function centre(vector: Float32Array, mean: Float32Array): Float32Array {
  const moved = vector.map((value, i) => value - (mean[i] ?? 0));
  const length = Math.hypot(...moved) || 1;
  return moved.map((value) => value / length);
}

function solve(inverse: Float64Array, positive: readonly boolean[], n: number): Float64Array {
  const alpha = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = 0;
    for (let j = 0; j < n; j += 1) sum += (inverse[i * n + j] as number) * (positive[j] ? 1 : -1);
    alpha[i] = sum;
  }
  return alpha;
}
