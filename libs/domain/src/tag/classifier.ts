import { KernelSpace, dot, kernelOf } from './kernel-space';
import { LinearEnsemble, type LinearWeights } from './linear-ensemble';
import { sigmoid, type Calibration } from './thresholds';

/** A text with the tags it deserves; without any it is background: what deserves none of them. */
export interface TagExample {
  /** Names it across versions of the workspace's examples. */
  key: string;
  text: string;
  /** Meaning of the normalised text, of length 1. */
  vector: Float32Array;
  tagIds: readonly string[];
  /** A counter-example: it does not deserve this tag; of the others nothing is known. */
  against?: string;
  /** The tag's name and description standing in for an example: trusted less. */
  described?: boolean;
}

/** What the classifier says of one tag. */
export interface TagScore {
  tagId: string;
  /** The learner's output, or the likeness to the description where there is nothing else. */
  score: number;
  /** 0..1 */
  probability: number;
  fires: boolean;
  /** The examples that speak for it most, best first; at most two. */
  closest: { text: string; described: boolean }[];
}

/** What the classifier says of a message. */
export interface Classification {
  /** Every tag, the most probable first. */
  tags: TagScore[];
  /** Like nothing that the workspace's tags are about: whatever fires is a guess. */
  outOfScope: boolean;
  /** Best score plus likeness to the three nearest examples, and what it must reach; null while there are too few examples to tell. */
  familiarity: { value: number; least: number | null };
}

/** Examples of one tag that would be taken for another. */
export interface TagConfusion {
  tagId: string;
  otherId: string;
  count: number;
  /** One of them. */
  example: string;
}

/** What learning came to: plain data, to be stored and restored. */
export interface TagWeights {
  /** Keys of the examples in the order that the weights follow; the first `base` of them make up centre and word frequencies. */
  keys: string[];
  base: number;
  /** When a text is like enough to a tag's description, for tags without any example. */
  described: Calibration;
  /** Positions of examples that have been taken back since: they have no say. */
  gone: number[];
  tagIds: string[];
  calibration: Calibration[];
  leastFamiliarity: number | null;
  /** Tags whose examples, each judged without itself, would get another tag instead; the most frequent first. */
  confusions: TagConfusion[];
  model: { kind: 'kernel'; alphas: Float32Array } | { kind: 'linear'; weights: LinearWeights };
}

/** Texts read between two yields. */
const TEXTS_A_STEP = 16;
/** Examples whose likeness counts for familiarity. */
export const NEAREST = 3;

/**
 * Says which tags a text deserves. Kernel ridge regression: one output per tag, +1 for its examples and −1 for the
 * others; above {@link MAX_KERNEL_EXAMPLES} a linear ensemble. Works from name and description alone and gets better with
 * each example.
 */
export class TagClassifier {
  private readonly linear: LinearEnsemble | null;
  /** By tag: the examples that speak for it. */
  private readonly spokenFor: readonly number[][];
  private readonly inScope: readonly boolean[];
  /** By tag: its description, where that is all there is of it. */
  private readonly onlyDescribed: readonly (number | null)[];

  /** @param space of exactly these examples, in this order */
  constructor(
    readonly examples: readonly TagExample[],
    private readonly space: KernelSpace,
    readonly weights: TagWeights,
  ) {
    const { model, tagIds } = weights;
    this.linear = model.kind === 'linear' ? new LinearEnsemble(model.weights, tagIds.length) : null;
    const gone = new Set(weights.gone);
    this.spokenFor = tagIds.map((tagId) => [...examples.keys()].filter((i) => !gone.has(i) && examples[i]?.tagIds.includes(tagId)));
    this.inScope = examples.map((example, i) => !gone.has(i) && isInScope(example));
    this.onlyDescribed = this.spokenFor.map((of) => (of.length > 0 && of.every((i) => examples[i]?.described) ? (of[0] as number) : null));
  }

  /**
   * Makes the classifier of stored weights, in steps of some milliseconds. Examples that came later are left out.
   * @returns null when one of those it was learned from is missing
   */
  static *restore(examples: readonly TagExample[], weights: TagWeights): Generator<void, TagClassifier | null> {
    const byKey = new Map(examples.map((example) => [example.key, example]));
    const ordered = weights.keys.map((key) => byKey.get(key));
    if (ordered.some((example) => example === undefined)) return null;
    const all = ordered as TagExample[];
    const space = yield* KernelSpace.of(all.slice(0, weights.base));
    for (const [i, { text, vector }] of all.entries()) {
      space.add(space.place(text, vector));
      if (i % TEXTS_A_STEP === 0) yield;
    }
    return new TagClassifier(all, space, weights);
  }

  /** The classifier with further examples: `weights` follow the present ones and then these. This one stays as it is. */
  grown(more: readonly TagExample[], weights: TagWeights): TagClassifier {
    // The space is shared: what is added behind the examples of this one is none of its business.
    for (const { text, vector } of more) this.space.add(this.space.place(text, vector));
    return new TagClassifier([...this.examples, ...more], this.space, weights);
  }

  /** @param vector meaning of the normalised text, of length 1 */
  classify(text: string, vector: Float32Array): Classification {
    const { tagIds, calibration, leastFamiliarity, model } = this.weights;
    if (this.examples.length === 0) return { tags: [], outOfScope: false, familiarity: { value: 0, least: null } };
    const placed = this.space.place(text, vector);
    const similarities = this.space.similarities(placed);
    const kernel = similarities.map(kernelOf);
    const n = this.examples.length;
    const scores = this.linear ? this.linear.scores(placed) : null;
    const tags = tagIds.map((tagId, tag): TagScore => {
      const alphas = model.kind === 'kernel' ? model.alphas.subarray(tag * n, (tag + 1) * n) : null;
      const score = scores?.[tag] ?? (alphas ? dot(alphas, kernel, n) : 0);
      const { threshold, slope, offset } = calibration[tag] as Calibration;
      const description = this.onlyDescribed[tag] ?? null;
      if (description !== null) return this.byDescription(tagId, similarities[description] as number, description);
      const share = (i: number): number => (alphas ? (alphas[i] as number) * (kernel[i] as number) : 1) * (similarities[i] as number);
      return { tagId, score, probability: sigmoid(slope * score + offset), fires: score >= threshold, closest: this.closest(tag, share) };
    });
    const known = tags.filter((_, tag) => this.onlyDescribed[tag] === null);
    const value = Math.max(-1, ...known.map((tag) => tag.score)) + meanOfLargest(similarities, this.inScope);
    const described = tags.some((one, tag) => one.fires && this.onlyDescribed[tag] !== null);
    tags.sort((a, b) => b.probability - a.probability || b.score - a.score);
    return { tags, outOfScope: leastFamiliarity !== null && value < leastFamiliarity && !described, familiarity: { value, least: leastFamiliarity } };
  }

  /** A tag without examples is judged by how like the text is to its name and description. */
  private byDescription(tagId: string, similarity: number, index: number): TagScore {
    const { threshold, slope, offset } = this.weights.described;
    return { tagId, score: similarity, probability: sigmoid(slope * similarity + offset), fires: similarity >= threshold, closest: [{ text: this.examples[index]?.text ?? '', described: true }] };
  }

  private closest(tag: number, share: (i: number) => number): TagScore['closest'] {
    let [best, second] = [-1, -1];
    let [bestShare, secondShare] = [0, 0];
    for (const i of this.spokenFor[tag] ?? []) {
      const value = share(i);
      if (value > bestShare) [second, secondShare, best, bestShare] = [best, bestShare, i, value];
      else if (value > secondShare) [second, secondShare] = [i, value];
    }
    return [best, second].filter((i) => i >= 0).map((i) => ({ text: this.examples[i]?.text ?? '', described: this.examples[i]?.described ?? false }));
  }
}

/** A real example of some tag: what the workspace's customers write about. */
export function isInScope(example: TagExample): boolean {
  return example.tagIds.length > 0 && !example.described;
}

/** Mean of the {@link NEAREST} largest values among those counted. */
function meanOfLargest(values: Float64Array, counted: readonly boolean[]): number {
  const top = new Largest();
  values.forEach((value, i) => {
    if (counted[i]) top.add(value);
  });
  return top.mean();
}

/** Keeps the {@link NEAREST} largest of a stream of numbers. */
export class Largest {
  private readonly kept: number[] = [];

  add(value: number): void {
    if (this.kept.length === NEAREST && value <= (this.kept[NEAREST - 1] as number)) return;
    this.kept.push(value);
    this.kept.sort((a, b) => b - a);
    if (this.kept.length > NEAREST) this.kept.pop();
  }

  mean(): number {
    return this.kept.length === 0 ? 0 : this.kept.reduce((sum, value) => sum + value, 0) / this.kept.length;
  }
}
