import { Largest, TagClassifier, isInScope, type TagConfusion, type TagExample, type TagWeights } from './classifier';
import { KernelSpace, kernelOf, type Placed } from './kernel-space';
import { LinearEnsemble } from './linear-ensemble';
import { Ridge } from './ridge';
import { calibrate, pooledThreshold, recalibrate, type Calibration, type HeldOutScores } from './thresholds';

const RIDGE = 0.1;
const RIDGE_DESCRIBED = 0.5;
/** Above this the linear ensemble learns: the kernel's work grows with the cube. */
export const MAX_KERNEL_EXAMPLES = 2_500;
/** Examples compared with the others between two yields. */
const ROWS_A_STEP = 8;
/** Share of the in-scope examples that may count as unfamiliar, and how many there must be to tell. */
const UNFAMILIAR_SHARE = 0.07;
const LEAST_TO_TELL = 20;
/** Examples that familiarity is measured on where there are very many. */
const SAMPLED = 800;
/**
 * When a text is like enough to a description, before a workspace has examples to tell: measured with intent names alone
 * on a slice of a public set (see docs/tags.md).
 */
const DESCRIBED: Calibration = { threshold: 0.25, slope: 20, offset: -5 };
/** Pairs of an example and its tag's description from which a workspace's own measure is taken. */
const LEAST_PAIRS = 30;
/** Parts of the examples that are held out in turn to calibrate the linear ensemble. */
const FOLDS = 3;

/** Learns tags from examples, all at once or one by one. Long computations: for a thread of its own. */
export class TagTrainer {
  private examples: TagExample[] = [];
  private readonly gone = new Set<number>();
  private base = 0;
  private placing: KernelSpace | null = null;
  private ridge: Ridge | null = null;
  private calibration: Calibration[] = [];
  private globalThreshold = 0;
  private leastFamiliarity: number | null = null;
  private confusions: TagConfusion[] = [];
  private described: Calibration = DESCRIBED;
  private linear: TagWeights['model'] | null = null;

  constructor(private readonly tagIds: readonly string[]) {}

  /** Learns from scratch, at one go. */
  fit(all: readonly TagExample[]): TagWeights {
    return atOnce(this.fitting(all));
  }

  /** Learns from scratch, in steps of some milliseconds between which a thread may do something else. */
  *fitting(all: readonly TagExample[]): Generator<void, TagWeights> {
    // What is known of all tags comes first: counter-examples of one tag are added to that, one by one.
    this.examples = [...all.filter((one) => one.against === undefined), ...all.filter((one) => one.against !== undefined)];
    this.base = this.examples.length;
    this.placing = yield* KernelSpace.of(this.examples);
    this.gone.clear();
    if (this.examples.length > MAX_KERNEL_EXAMPLES) yield* this.fitLinear();
    else yield* this.fitKernel();
    return this.weights();
  }

  /** Whether further examples can be taken one by one. */
  get learnsOn(): boolean {
    return this.ridge !== null;
  }

  /** Takes one more example: gives what a fit with it would give, with the centre and word frequencies of the last fit. */
  learn(example: TagExample): void {
    const { ridge } = this;
    if (!ridge) throw new Error('Only the kernel learns one by one.');
    const placed = this.space.place(example.text, example.vector);
    this.addToRidge(ridge, example, this.space.similarities(placed));
    this.space.add(placed);
    this.examples.push(example);
    for (const tagId of [...example.tagIds, ...(example.against === undefined ? [] : [example.against])]) this.recalibrate(tagId);
  }

  /** Takes an example's say away. @returns false when it is not among the examples */
  forget(key: string): boolean {
    const index = this.examples.findIndex((example, i) => example.key === key && !this.gone.has(i));
    const example = this.examples[index];
    if (!example || !this.ridge) return false;
    this.ridge.forget(index);
    this.gone.add(index);
    for (const tagId of [...example.tagIds, ...(example.against === undefined ? [] : [example.against])]) this.recalibrate(tagId);
    return true;
  }

  weights(): TagWeights {
    return {
      keys: this.examples.map((example) => example.key),
      base: this.base,
      described: this.described,
      gone: [...this.gone],
      tagIds: [...this.tagIds],
      calibration: [...this.calibration],
      leastFamiliarity: this.leastFamiliarity,
      confusions: this.confusions,
      model: this.linear ?? { kind: 'kernel', alphas: Float32Array.from((this.ridge?.alphas ?? []).flat()) },
    };
  }

  /** The classifier as of now. */
  classifier(): TagClassifier {
    return new TagClassifier([...this.examples], this.space, this.weights());
  }

  private get space(): KernelSpace {
    if (!this.placing) throw new Error('Nothing has been learned yet.');
    return this.placing;
  }

  private *fitKernel(): Generator<void, void> {
    const ridge = new Ridge(this.tagIds.length);
    const placed = this.examples.map(({ text, vector }) => this.space.place(text, vector));
    const complete = this.examples.filter((one) => one.against === undefined);
    const nearest = this.examples.map(() => new Largest());
    const pairs = new DescriptionPairs();
    const rows: { kernel: Float64Array; penalty: number }[] = [];
    for (const [i, example] of complete.entries()) {
      const similarities = this.space.similarities(placed[i] as Placed);
      this.space.add(placed[i] as Placed);
      for (let j = 0; j < i; j += 1) {
        if (isInScope(example)) nearest[j]?.add(similarities[j] as number);
        if (isInScope(this.examples[j] as TagExample)) nearest[i]?.add(similarities[j] as number);
        pairs.add(example, this.examples[j] as TagExample, similarities[j] as number);
      }
      rows.push({ kernel: withItself(similarities), penalty: penaltyOf(example) });
      if (i % ROWS_A_STEP === 0) yield;
    }
    yield* ridge.solve(rows, this.tagIds.map((tagId) => complete.map((example) => (example.tagIds.includes(tagId) ? 1 : -1))));
    for (let i = complete.length; i < this.examples.length; i += 1) {
      this.addToRidge(ridge, this.examples[i] as TagExample, this.space.similarities(placed[i] as Placed));
      this.space.add(placed[i] as Placed);
      yield;
    }
    this.ridge = ridge;
    this.linear = null;
    const heldOut = this.tagIds.map((_, tag) => this.heldOut(ridge, tag));
    this.calibration = calibrate(heldOut);
    this.globalThreshold = pooledThreshold(heldOut);
    this.described = pairs.calibration();
    this.leastFamiliarity = leastFamiliarity(heldOut, this.examples, nearest.map((top) => top.mean()));
    this.confusions = confusionsOf(this.tagIds, heldOut, this.calibration, this.examples);
  }

  private addToRidge(ridge: Ridge, example: TagExample, similarities: Float64Array): void {
    const targets = this.tagIds.map((tagId) => (example.against === undefined ? (example.tagIds.includes(tagId) ? 1 : -1) : example.against === tagId ? -1 : null));
    ridge.add(withItself(similarities), penaltyOf(example), targets);
  }

  private heldOut(ridge: Ridge, tag: number): HeldOutScores {
    const known = ridge.known[tag] ?? [];
    return { scores: ridge.looScores(tag), positive: (ridge.targets[tag] ?? []).map((target, i) => target > 0 && (known[i] ?? false)), known };
  }

  private recalibrate(tagId: string): void {
    const tag = this.tagIds.indexOf(tagId);
    const before = this.calibration[tag];
    if (this.ridge && before) this.calibration[tag] = recalibrate(this.heldOut(this.ridge, tag), before, this.globalThreshold);
  }

  private *fitLinear(): Generator<void, void> {
    this.ridge = null;
    const inputs = this.examples.map(({ text, vector }) => this.space.place(text, vector));
    inputs.forEach((input) => this.space.add(input));
    const targets = this.tagIds.map((tagId) => this.examples.map((example) => (example.against === undefined ? (example.tagIds.includes(tagId) ? 1 : -1) : example.against === tagId ? -1 : null)));
    const scores = targets.map(() => new Float64Array(inputs.length));
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const kept = [...inputs.keys()].filter((i) => i % FOLDS !== fold);
      const weights = yield* LinearEnsemble.train(kept.map((i) => inputs[i] as Placed), targets.map((row) => kept.map((i) => row[i] ?? null)), repeatable());
      const model = new LinearEnsemble(weights, targets.length);
      for (let i = fold; i < inputs.length; i += FOLDS) model.scores(inputs[i] as Placed).forEach((score, tag) => ((scores[tag] as Float64Array)[i] = score));
    }
    const heldOut = scores.map((of, tag) => ({ scores: of, positive: (targets[tag] ?? []).map((target) => target === 1), known: (targets[tag] ?? []).map((target) => target !== null) }));
    this.calibration = calibrate(heldOut);
    this.linear = { kind: 'linear', weights: yield* LinearEnsemble.train(inputs, targets, repeatable()) };
    const inScope = this.examples.map(isInScope);
    const step = Math.max(1, Math.floor(inputs.length / SAMPLED));
    const nearest = inputs.map((input, i) => {
      if (!inScope[i] || i % step > 0) return null;
      const top = new Largest();
      this.space.similarities(input).forEach((similarity, j) => {
        if (j !== i && inScope[j]) top.add(similarity);
      });
      return top.mean();
    });
    this.leastFamiliarity = leastFamiliarity(heldOut, this.examples, nearest);
    this.confusions = confusionsOf(this.tagIds, heldOut, this.calibration, this.examples);
  }
}

/** Likeness of examples to descriptions, of their own tag and of others. */
class DescriptionPairs {
  private readonly scores: number[] = [];
  private readonly own: boolean[] = [];

  add(a: TagExample, b: TagExample, similarity: number): void {
    const [description, example] = a.described ? [a, b] : [b, a];
    if (!description.described || example.described || example.tagIds.length === 0) return;
    this.scores.push(similarity);
    this.own.push(description.tagIds.some((id) => example.tagIds.includes(id)));
  }

  calibration(): Calibration {
    if (this.own.filter(Boolean).length < LEAST_PAIRS) return DESCRIBED;
    const [fitted] = calibrate([{ scores: Float64Array.from(this.scores), positive: this.own, known: this.own.map(() => true) }]);
    return fitted ?? DESCRIBED;
  }
}

/** Runs a stepwise computation to its end. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function withItself(similarities: Float64Array): Float64Array {
  const kernel = new Float64Array(similarities.length + 1);
  for (let i = 0; i < similarities.length; i += 1) kernel[i] = kernelOf(similarities[i] as number);
  kernel[similarities.length] = 1;
  return kernel;
}

function penaltyOf(example: TagExample): number {
  return example.described ? RIDGE_DESCRIBED : RIDGE;
}

/** Examples that, judged without themselves, miss their tag and get another one. */
function confusionsOf(tagIds: readonly string[], heldOut: readonly HeldOutScores[], calibration: readonly Calibration[], examples: readonly TagExample[]): TagConfusion[] {
  const found = new Map<string, TagConfusion>();
  const above = (tag: number, i: number): number => ((heldOut[tag] as HeldOutScores).scores[i] as number) - (calibration[tag] as Calibration).threshold;
  for (const [i, example] of examples.entries()) {
    if (!isInScope(example)) continue;
    const others = [...tagIds.keys()].filter((tag) => !example.tagIds.includes(tagIds[tag] ?? '') && above(tag, i) >= 0);
    const other = others.sort((a, b) => above(b, i) - above(a, i))[0];
    if (other === undefined) continue;
    for (const tag of tagIds.keys()) {
      const [tagId, otherId] = [tagIds[tag] ?? '', tagIds[other] ?? ''];
      if (!example.tagIds.includes(tagId) || above(tag, i) >= 0) continue;
      const known = found.get(`${tagId} ${otherId}`);
      if (known) known.count += 1;
      else found.set(`${tagId} ${otherId}`, { tagId, otherId, count: 1, example: example.text });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** The held-out familiarity that all but a tenth of the in-scope examples reach. */
function leastFamiliarity(heldOut: readonly HeldOutScores[], examples: readonly TagExample[], nearest: readonly (number | null)[]): number | null {
  const values = [...examples.keys()].filter((i) => isInScope(examples[i] as TagExample) && nearest[i] !== null).map((i) => Math.max(...heldOut.map((of) => of.scores[i] as number)) + (nearest[i] as number));
  if (values.length < LEAST_TO_TELL) return null;
  return values.sort((a, b) => a - b)[Math.floor(values.length * UNFAMILIAR_SHARE)] as number;
}

/** The same numbers every time (mulberry32): what is learned depends on the examples alone. */
function repeatable(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
