/** A tag's decision rule: fires at `threshold`; `probability` = sigmoid(slope · score + offset). */
export interface Calibration {
  threshold: number;
  slope: number;
  offset: number;
}

/** Positives after which a tag's own threshold weighs as much as the one of all tags together. */
const SHRINK = 10;
/** Platt's fit is bounded: few examples must not claim certainty. */
const MAX_SLOPE = 6;

/**
 * Thresholds from leave-one-out scores, no held-out data needed: each tag's best-F1 threshold, shrunk towards the one
 * of all tags together by n/(n+10), and a percentage by Platt scaling (Platt 1999) on all tags together.
 * @param looScores by tag, by example: what the classifier would have said without that example
 */
export function calibrate(looScores: readonly Float64Array[], positive: readonly (readonly boolean[])[]): Calibration[] {
  const pooled = looScores.flatMap((scores, tag) => [...scores].map((score, i) => ({ score, positive: positive[tag]?.[i] ?? false })));
  const global = bestThreshold(pooled);
  const { slope, offset } = platt(pooled);
  return looScores.map((scores, tag) => {
    const own = [...scores].map((score, i) => ({ score, positive: positive[tag]?.[i] ?? false }));
    const positives = own.filter((one) => one.positive).length;
    const weight = positives / (positives + SHRINK);
    return { threshold: weight * bestThreshold(own, global) + (1 - weight) * global, slope, offset };
  });
}

interface Scored {
  score: number;
  positive: boolean;
}

/** The score between two examples at which F1 is highest; `otherwise` when nothing is positive. */
function bestThreshold(scored: Scored[], otherwise = 0): number {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  const positives = sorted.filter((one) => one.positive).length;
  if (positives === 0) return otherwise;
  let [hits, best, threshold] = [0, 0, otherwise];
  sorted.forEach((one, index) => {
    if (one.positive) hits += 1;
    const f1 = (2 * hits) / (index + 1 + positives);
    if (f1 <= best) return;
    best = f1;
    const next = sorted[index + 1]?.score ?? one.score - 0.2;
    threshold = (one.score + next) / 2;
  });
  return threshold;
}

/** Logistic fit of positive on score by Newton steps with a small ridge. */
function platt(scored: Scored[]): { slope: number; offset: number } {
  let [slope, offset] = [2, 0];
  for (let step = 0; step < 30; step += 1) {
    let [gs, go, hss, hso, hoo] = [slope * 0.01, 0, 0.01, 0, 0.01];
    for (const { score, positive } of scored) {
      const p = sigmoid(slope * score + offset);
      const error = p - (positive ? 1 : 0);
      const weight = Math.max(p * (1 - p), 1e-6);
      gs += error * score;
      go += error;
      hss += weight * score * score;
      hso += weight * score;
      hoo += weight;
    }
    const determinant = hss * hoo - hso * hso;
    if (Math.abs(determinant) < 1e-12) break;
    slope -= (hoo * gs - hso * go) / determinant;
    offset -= (hss * go - hso * gs) / determinant;
    slope = Math.min(MAX_SLOPE, Math.max(0.1, slope));
    offset = Math.min(10, Math.max(-10, offset));
  }
  return { slope, offset };
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
