/** A tag's decision rule: fires at `threshold`; `probability` = sigmoid(slope · score + offset). */
export interface Calibration {
  threshold: number;
  slope: number;
  offset: number;
}

/** Scores of one tag over the examples, made without the example in question; where the truth is known. */
export interface HeldOutScores {
  scores: Float64Array;
  positive: readonly boolean[];
  known: readonly boolean[];
}

/** Positives after which a tag's own threshold weighs as much as the one of all tags together. */
const SHRINK = 10;
/** Platt's fit is bounded: few examples must not claim certainty. */
const MAX_SLOPE = 25;
const GAP_BELOW_LAST = 0.2;

interface Scored {
  scores: Float64Array;
  positive: Uint8Array;
}

/**
 * Thresholds from leave-one-out scores, no held-out data needed: each tag's best-F1 threshold, shrunk towards the one
 * of all tags together by n/(n+10), and a percentage by Platt scaling (Platt 1999) on all tags together.
 */
export function calibrate(tags: readonly HeldOutScores[]): Calibration[] {
  const own = tags.map(onlyKnown);
  const pooled = join(own);
  const global = bestThreshold(pooled, 0);
  const { slope, offset } = platt(pooled);
  return own.map((one) => ({ threshold: shrunk(one, global), slope, offset }));
}

/** One tag's threshold anew, the rest of the calibration as it was. @param global the threshold it is shrunk towards */
export function recalibrate(tag: HeldOutScores, before: Calibration, global: number): Calibration {
  return { ...before, threshold: shrunk(onlyKnown(tag), global) };
}

/** The threshold at which all tags together have the best F1. */
export function pooledThreshold(tags: readonly HeldOutScores[]): number {
  return bestThreshold(join(tags.map(onlyKnown)), 0);
}

function shrunk(scored: Scored, global: number): number {
  const positives = scored.positive.reduce((sum, one) => sum + one, 0);
  const weight = positives / (positives + SHRINK);
  return weight * bestThreshold(scored, global) + (1 - weight) * global;
}

function onlyKnown({ scores, positive, known }: HeldOutScores): Scored {
  const kept = [...scores.keys()].filter((i) => known[i]);
  return { scores: Float64Array.from(kept, (i) => scores[i] as number), positive: Uint8Array.from(kept, (i) => (positive[i] ? 1 : 0)) };
}

function join(parts: readonly Scored[]): Scored {
  const length = parts.reduce((sum, part) => sum + part.scores.length, 0);
  const whole: Scored = { scores: new Float64Array(length), positive: new Uint8Array(length) };
  let at = 0;
  for (const part of parts) {
    whole.scores.set(part.scores, at);
    whole.positive.set(part.positive, at);
    at += part.scores.length;
  }
  return whole;
}

/** The score between two examples at which F1 is highest; `otherwise` when nothing is positive. */
function bestThreshold({ scores, positive }: Scored, otherwise: number): number {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const positives = positive.reduce((sum, one) => sum + one, 0);
  let [hits, best, threshold] = [0, 0, otherwise];
  for (let rank = 0; rank < order.length && hits < positives; rank += 1) {
    const index = order[rank] as number;
    hits += positive[index] as number;
    const f1 = (2 * hits) / (rank + 1 + positives);
    if (f1 <= best) continue;
    best = f1;
    const score = scores[index] as number;
    const next = order[rank + 1];
    threshold = (score + (next === undefined ? score - GAP_BELOW_LAST : (scores[next] as number))) / 2;
  }
  return threshold;
}

/** Logistic fit of positive on score by Newton steps with a small ridge. */
function platt({ scores, positive }: Scored): { slope: number; offset: number } {
  let [slope, offset] = [2, 0];
  for (let step = 0; step < 30; step += 1) {
    let [gs, go, hss, hso, hoo] = [slope * 0.01, 0, 0.01, 0, 0.01];
    for (let i = 0; i < scores.length; i += 1) {
      const score = scores[i] as number;
      const p = sigmoid(slope * score + offset);
      const error = p - (positive[i] as number);
      const weight = Math.max(p * (1 - p), 1e-6);
      gs += error * score;
      go += error;
      hss += weight * score * score;
      hso += weight * score;
      hoo += weight;
    }
    const determinant = hss * hoo - hso * hso;
    if (Math.abs(determinant) < 1e-12) break;
    const [ds, dd] = [(hoo * gs - hso * go) / determinant, (hss * go - hso * gs) / determinant];
    slope = Math.min(MAX_SLOPE, Math.max(0.1, slope - ds));
    offset = Math.min(20, Math.max(-20, offset - dd));
    if (Math.abs(ds) + Math.abs(dd) < 1e-6) break;
  }
  return { slope, offset };
}

/** 0..1 */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
