import { dot } from './kernel-space';

/** Rows of the factor between two yields: a few milliseconds. */
const ROWS_A_STEP = 8;

/**
 * Kernel ridge regression of many outputs over one growing set of examples: α = G⁻¹y with G = K + Λ, held as the Cholesky
 * factor of G. A further example costs one triangular solve (O(n²)) and gives exactly what solving anew would give.
 * Closed-form leave-one-out scores, yᵢ − αᵢ/(G⁻¹)ᵢᵢ, come with it (Rifkin & Lippert 2007).
 */
export class Ridge {
  /** Row i of the factor: i + 1 values. */
  private readonly factor: Float64Array[] = [];
  /** By output: weights, targets, and whether a target is known (1), guessed (0) or withdrawn (0). */
  readonly alphas: number[][];
  readonly targets: number[][];
  readonly known: boolean[][];
  private diagonal: number[] = [];

  constructor(private readonly outputs: number) {
    this.alphas = Array.from({ length: outputs }, () => []);
    this.targets = Array.from({ length: outputs }, () => []);
    this.known = Array.from({ length: outputs }, () => []);
  }

  get size(): number {
    return this.factor.length;
  }

  /**
   * Adds examples whose targets are all known and solves once for all of them, in steps between which a thread may do
   * something else.
   * @param rows kernel values of each example to those before it and to itself
   * @param targets by output, by example
   */
  *solve(rows: readonly { kernel: Float64Array; penalty: number }[], targets: readonly (readonly number[])[]): Generator<void, void> {
    for (const { kernel, penalty } of rows) {
      this.extend(this.forward(kernel), (kernel[this.size] as number) + penalty);
      if (this.size % ROWS_A_STEP === 0) yield;
    }
    this.diagonal = yield* this.inverseDiagonal();
    for (const [output, row] of targets.entries()) {
      this.targets[output] = [...row];
      this.known[output] = row.map(() => true);
      this.alphas[output] = [...this.backward(this.forward(Float64Array.from(row)))];
      yield;
    }
  }

  /**
   * Adds one example. Where its target is unknown (null) the example is taken to be what the output already says of it,
   * which changes nothing for that output.
   * @param kernel its kernel values to every example so far, and to itself
   */
  add(kernel: Float64Array, penalty: number, targets: readonly (number | null)[]): void {
    const n = this.size;
    const row = this.forward(kernel);
    const rest = (kernel[n] as number) + penalty - dot(row, row, n);
    const solved = this.backward(row);
    this.extend(row, (kernel[n] as number) + penalty);
    this.diagonal = this.diagonal.map((value, i) => value + ((solved[i] as number) * (solved[i] as number)) / rest);
    this.diagonal.push(1 / rest);
    for (let output = 0; output < this.outputs; output += 1) {
      const alpha = this.alphas[output] as number[];
      let said = 0;
      for (let i = 0; i < n; i += 1) said += (kernel[i] as number) * (alpha[i] as number);
      const target = targets[output] ?? null;
      const weight = target === null ? 0 : (target - said) / rest;
      if (weight !== 0) for (let i = 0; i < n; i += 1) alpha[i] = (alpha[i] as number) - weight * (solved[i] as number);
      alpha.push(weight);
      (this.targets[output] as number[]).push(target ?? said);
      (this.known[output] as boolean[]).push(target !== null);
    }
  }

  /** Takes an example's say away: every output is as if it had never been there. */
  forget(index: number): void {
    const unit = new Float64Array(this.size);
    unit[index] = 1;
    const column = this.backward(this.forward(unit));
    const own = this.diagonal[index] as number;
    for (let output = 0; output < this.outputs; output += 1) {
      const alpha = this.alphas[output] as number[];
      const shift = (alpha[index] as number) / own;
      for (let i = 0; i < alpha.length; i += 1) alpha[i] = (alpha[i] as number) - shift * (column[i] as number);
      alpha[index] = 0;
      const targets = this.targets[output] as number[];
      targets[index] = (targets[index] as number) - shift;
      (this.known[output] as boolean[])[index] = false;
    }
  }

  /** What each example would get if it were not there itself. */
  looScores(output: number): Float64Array {
    const [alpha, targets] = [this.alphas[output] as number[], this.targets[output] as number[]];
    return Float64Array.from(targets, (target, i) => target - (alpha[i] as number) / (this.diagonal[i] as number));
  }

  private extend(row: Float64Array, corner: number): void {
    const n = this.size;
    const full = new Float64Array(n + 1);
    full.set(row.subarray(0, n));
    // K is positive semidefinite and the penalty positive: what is left is above it, but for rounding.
    full[n] = Math.sqrt(Math.max(corner - dot(row, row, n), 1e-9));
    this.factor.push(full);
  }

  /** L x = b for the first {@link size} values of b. */
  private forward(b: Float64Array): Float64Array {
    const n = this.size;
    const x = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      const row = this.factor[i] as Float64Array;
      x[i] = ((b[i] as number) - dot(row, x, i)) / (row[i] as number);
    }
    return x;
  }

  /** Lᵀ x = b, row by row. */
  private backward(b: Float64Array): Float64Array {
    const x = Float64Array.from(b);
    for (let i = this.size - 1; i >= 0; i -= 1) {
      const row = this.factor[i] as Float64Array;
      const value = (x[i] as number) / (row[i] as number);
      x[i] = value;
      for (let j = 0; j < i; j += 1) x[j] = (x[j] as number) - value * (row[j] as number);
    }
    return x;
  }

  /** The diagonal of G⁻¹ = L⁻ᵀL⁻¹: the squared lengths of the columns of L⁻¹, which is made row by row. */
  private *inverseDiagonal(): Generator<void, number[]> {
    const n = this.size;
    const sums = new Float64Array(n);
    const inverse: Float64Array[] = [];
    for (let i = 0; i < n; i += 1) {
      const row = this.factor[i] as Float64Array;
      const out = new Float64Array(i + 1);
      for (let k = 0; k < i; k += 1) {
        const factor = row[k] as number;
        const before = inverse[k] as Float64Array;
        for (let j = 0; j <= k; j += 1) out[j] = (out[j] as number) - factor * (before[j] as number);
      }
      const pivot = row[i] as number;
      for (let j = 0; j < i; j += 1) out[j] = (out[j] as number) / pivot;
      out[i] = 1 / pivot;
      for (let j = 0; j <= i; j += 1) sums[j] = (sums[j] as number) + (out[j] as number) * (out[j] as number);
      inverse.push(out);
      if (i % ROWS_A_STEP === 0) yield;
    }
    return [...sums];
  }
}
