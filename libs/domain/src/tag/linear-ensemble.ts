import type { LexicalFeatures } from './features';
import { dot } from './kernel-space';
import { sigmoid } from './thresholds';

/** What a linear learner looks at. */
export interface LinearInput {
  /** Of length 1. */
  meaning: Float32Array;
  lexical: LexicalFeatures;
}

/** Fitted weights, ready to be stored. Outputs are rows. */
export interface LinearWeights {
  dimensions: number;
  /** outputs × (dimensions + 1), the last one the offset. */
  logistic: Float32Array;
  /** The grams that the machine looks at: words first, then characters. */
  words: Uint32Array;
  characters: Uint32Array;
  /** outputs × (grams + 1), the last one the offset. */
  machine: Float32Array;
  /** Mean and spread of both learners' outputs over the examples. */
  scale: { logistic: [number, number]; machine: [number, number] };
}

const LOGISTIC_SHARE = 0.6;
const EPOCHS = 30;
const RATE = 0.02;
const L2 = 1e-5;
const BATCH = 32;
/** Dual coordinate descent for the L2-loss machine (Hsieh et al. 2008). */
const SWEEPS = 12;
const PENALTY = 1;
/** Grams kept, the most frequent first. */
const MOST_GRAMS = 40_000;

/**
 * A logistic regression on meaning and a linear support vector machine on words and characters, one output per tag each,
 * brought to one scale and added: what is best above some 2,500 examples, where a kernel over all pairs is too much.
 */
export class LinearEnsemble {
  private readonly wordAt: Map<number, number>;
  private readonly characterAt: Map<number, number>;

  constructor(
    private readonly weights: LinearWeights,
    private readonly outputs: number,
  ) {
    this.wordAt = new Map([...weights.words].map((key, i) => [key, i]));
    this.characterAt = new Map([...weights.characters].map((key, i) => [key, i + weights.words.length]));
  }

  /** Learns, in steps between which a thread may do something else. */
  static *train(inputs: readonly LinearInput[], targets: readonly (readonly (number | null)[])[], random: () => number): Generator<void, LinearWeights> {
    const grams = vocabulary(inputs);
    const rows = inputs.map((input) => sparseRow(input.lexical, grams.wordAt, grams.characterAt));
    const dimensions = inputs[0]?.meaning.length ?? 0;
    const width = grams.words.length + grams.characters.length + 1;
    const logistic = new Float32Array(targets.length * (dimensions + 1));
    const machine = new Float32Array(targets.length * width);
    yield* trainLogistic(inputs, targets, logistic, dimensions, random);
    for (const [output, row] of targets.entries()) {
      trainMachine(rows, row, machine.subarray(output * width, (output + 1) * width), random);
      yield;
    }
    const raw: LinearWeights = { dimensions, logistic, words: grams.words, characters: grams.characters, machine, scale: { logistic: [0, 1], machine: [0, 1] } };
    const model = new LinearEnsemble(raw, targets.length);
    const [logits, margins] = [new Moments(), new Moments()];
    for (const input of inputs) {
      const { logistic: a, machine: b } = model.raw(input);
      a.forEach((value) => logits.add(value));
      b.forEach((value) => margins.add(value));
    }
    return { ...raw, scale: { logistic: logits.result(), machine: margins.result() } };
  }

  /** One score per output; comparable between outputs. */
  scores(input: LinearInput): Float64Array {
    const { logistic, machine } = this.raw(input);
    const { scale } = this.weights;
    return logistic.map((value, output) => (LOGISTIC_SHARE * (value - scale.logistic[0])) / scale.logistic[1] + ((1 - LOGISTIC_SHARE) * ((machine[output] as number) - scale.machine[0])) / scale.machine[1]);
  }

  private raw(input: LinearInput): { logistic: Float64Array; machine: Float64Array } {
    const { dimensions, logistic, machine, words, characters } = this.weights;
    const width = words.length + characters.length + 1;
    const row = sparseRow(input.lexical, this.wordAt, this.characterAt);
    const [a, b] = [new Float64Array(this.outputs), new Float64Array(this.outputs)];
    for (let output = 0; output < this.outputs; output += 1) {
      const at = output * (dimensions + 1);
      a[output] = dot(input.meaning, logistic.subarray(at, at + dimensions), dimensions) + (logistic[at + dimensions] as number);
      b[output] = sparseDot(row, machine.subarray(output * width, (output + 1) * width));
    }
    return { logistic: a, machine: b };
  }
}

interface Row {
  at: Uint32Array;
  values: Float32Array;
}

function vocabulary(inputs: readonly LinearInput[]): { words: Uint32Array; characters: Uint32Array; wordAt: Map<number, number>; characterAt: Map<number, number> } {
  const count = (view: 'words' | 'characters'): [number, number][] => {
    const counts = new Map<number, number>();
    for (const { lexical } of inputs) for (const key of lexical[view].keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts].filter(([, times]) => times > 1);
  };
  const pool = [...count('words').map(([key, times]) => ({ key, times, words: true })), ...count('characters').map(([key, times]) => ({ key, times, words: false }))];
  const kept = pool.sort((a, b) => b.times - a.times).slice(0, MOST_GRAMS);
  const words = Uint32Array.from(kept.filter((one) => one.words), (one) => one.key);
  const characters = Uint32Array.from(kept.filter((one) => !one.words), (one) => one.key);
  return { words, characters, wordAt: new Map([...words].map((key, i) => [key, i])), characterAt: new Map([...characters].map((key, i) => [key, i + words.length])) };
}

function sparseRow(lexical: LexicalFeatures, wordAt: Map<number, number>, characterAt: Map<number, number>): Row {
  const at: number[] = [];
  const values: number[] = [];
  for (const [view, index] of [[lexical.words, wordAt], [lexical.characters, characterAt]] as const) {
    view.keys.forEach((key, i) => {
      const place = index.get(key);
      if (place === undefined) return;
      at.push(place);
      values.push(view.weights[i] as number);
    });
  }
  return { at: Uint32Array.from(at), values: Float32Array.from(values) };
}

/** The row's product with a dense vector whose last place is the offset. */
function sparseDot(row: Row, dense: Float32Array): number {
  let sum = dense[dense.length - 1] as number;
  for (let i = 0; i < row.at.length; i += 1) sum += (row.values[i] as number) * (dense[row.at[i] as number] as number);
  return sum;
}

function* trainLogistic(inputs: readonly LinearInput[], targets: readonly (readonly (number | null)[])[], weights: Float32Array, dimensions: number, random: () => number): Generator<void, void> {
  const width = dimensions + 1;
  const [first, second, gradient] = [new Float32Array(weights.length), new Float32Array(weights.length), new Float32Array(weights.length)];
  const order = [...inputs.keys()];
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    const rate = RATE * (1 - epoch / EPOCHS);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      gradient.fill(0);
      for (const index of batch) {
        const { meaning } = inputs[index] as LinearInput;
        for (let output = 0; output < targets.length; output += 1) {
          const target = targets[output]?.[index] ?? null;
          if (target === null) continue;
          const at = output * width;
          let logit = weights[at + dimensions] as number;
          for (let d = 0; d < dimensions; d += 1) logit += (meaning[d] as number) * (weights[at + d] as number);
          const error = (sigmoid(logit) - (target > 0 ? 1 : 0)) / batch.length;
          if (Math.abs(error) < 1e-7) continue;
          for (let d = 0; d < dimensions; d += 1) gradient[at + d] = (gradient[at + d] as number) + error * (meaning[d] as number);
          gradient[at + dimensions] = (gradient[at + dimensions] as number) + error;
        }
      }
      step += 1;
      adam(weights, gradient, first, second, rate, step);
      yield;
    }
  }
}

/** One step of Adam (Kingma & Ba 2015) with a small pull to zero. */
function adam(weights: Float32Array, gradient: Float32Array, first: Float32Array, second: Float32Array, rate: number, step: number): void {
  const [c1, c2] = [1 - 0.9 ** step, 1 - 0.999 ** step];
  for (let i = 0; i < weights.length; i += 1) {
    const g = (gradient[i] as number) + L2 * (weights[i] as number);
    const m = 0.9 * (first[i] as number) + 0.1 * g;
    const v = 0.999 * (second[i] as number) + 0.001 * g * g;
    first[i] = m;
    second[i] = v;
    weights[i] = (weights[i] as number) - (rate * (m / c1)) / (Math.sqrt(v / c2) + 1e-8);
  }
}

function trainMachine(rows: readonly Row[], targets: readonly (number | null)[], weights: Float32Array, random: () => number): void {
  const used = [...rows.keys()].filter((i) => (targets[i] ?? null) !== null);
  const alphas = new Float64Array(rows.length);
  const squares = rows.map((row) => row.values.reduce((sum, value) => sum + value * value, 1));
  const last = weights.length - 1;
  const shrink = 1 / (2 * PENALTY);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    shuffle(used, random);
    for (const i of used) {
      const row = rows[i] as Row;
      const sign = (targets[i] ?? 0) > 0 ? 1 : -1;
      const alpha = alphas[i] as number;
      const gradient = sign * sparseDot(row, weights) - 1 + shrink * alpha;
      if (alpha === 0 && gradient >= 0) continue;
      const next = Math.max(alpha - gradient / ((squares[i] as number) + shrink), 0);
      const move = (next - alpha) * sign;
      if (move === 0) continue;
      alphas[i] = next;
      for (let k = 0; k < row.at.length; k += 1) weights[row.at[k] as number] = (weights[row.at[k] as number] as number) + move * (row.values[k] as number);
      weights[last] = (weights[last] as number) + move;
    }
  }
}

function shuffle(values: number[], random: () => number): void {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
}

/** Mean and spread of a stream of numbers. */
class Moments {
  private n = 0;
  private sum = 0;
  private squares = 0;

  add(value: number): void {
    this.n += 1;
    this.sum += value;
    this.squares += value * value;
  }

  result(): [number, number] {
    const mean = this.sum / Math.max(1, this.n);
    return [mean, Math.sqrt(Math.max(1e-9, this.squares / Math.max(1, this.n) - mean * mean))];
  }
}
