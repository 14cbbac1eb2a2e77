/** Logistic regression with a Gaussian prior, for a few hundred examples and some hundred inputs. Deterministic. */

export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));
/** Log-odds of a probability, kept off 0 and 1. */
export const logit = (probability: number): number => {
  const p = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(p / (1 - p));
};

export interface MapExample {
  x: ArrayLike<number>;
  label: 0 | 1;
  weight: number;
}

/** Where a weight lies before any example, and how strongly it is held there (the inverse variance of the prior). */
export interface Prior {
  mean: number;
  strength: number;
}

const STEPS = 250;
const RATE = 0.05;

/**
 * The most probable weights: least of Σ weight·log-loss + ½ Σ strength·(w − mean)². Full-batch Adam (Kingma and Ba 2015)
 * from the prior means, so that without examples the prior comes back unchanged.
 */
export function fitMap(examples: readonly MapExample[], priors: readonly Prior[]): Float64Array {
  const size = priors.length;
  const weights = Float64Array.from(priors, (prior) => prior.mean);
  if (examples.length === 0) return weights;
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const gradient = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    for (let k = 0; k < size; k += 1) gradient[k] = (priors[k]?.strength ?? 0) * ((weights[k] ?? 0) - (priors[k]?.mean ?? 0));
    for (const { x, label, weight } of examples) {
      let odds = 0;
      for (let k = 0; k < size; k += 1) odds += (x[k] ?? 0) * (weights[k] ?? 0);
      const error = weight * (sigmoid(odds) - label);
      for (let k = 0; k < size; k += 1) gradient[k] = (gradient[k] ?? 0) + error * (x[k] ?? 0);
    }
    const rate = RATE * Math.min(1, (STEPS - step + 1) / (STEPS / 2));
    for (let k = 0; k < size; k += 1) {
      const slope = gradient[k] ?? 0;
      first[k] = 0.9 * (first[k] ?? 0) + 0.1 * slope;
      second[k] = 0.999 * (second[k] ?? 0) + 0.001 * slope * slope;
      weights[k] = (weights[k] ?? 0) - (rate * ((first[k] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((second[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return weights;
}
