import type { SentenceWeights } from '../answer/rank-sentences';

/** One question: its candidate sentences' features, and which of them answer. Lists without an answer teach nothing. */
export interface AnswerList {
  rows: { features: readonly number[]; gold: boolean }[];
  /** Share of this list in the loss. */
  weight: number;
}

const STEPS = 300;
const RATE = 0.05;

/**
 * Fits a linear ranking by the listwise softmax loss, -ln of the probability mass on the answering sentences (after
 * ListNet, Cao et al. 2007), with an L2 penalty; full-batch Adam (Kingma and Ba 2015). Deterministic.
 */
export function fitListwise(lists: readonly AnswerList[], names: readonly string[], l2 = 0.03): SentenceWeights {
  const used = lists.filter((list) => list.rows.some((row) => row.gold));
  const all = used.flatMap((list) => list.rows.map((row) => row.features));
  const mean = names.map((_, k) => average(all.map((row) => row[k] ?? 0)));
  const deviation = names.map((_, k) => Math.max(1e-3, Math.sqrt(average(all.map((row) => ((row[k] ?? 0) - (mean[k] ?? 0)) ** 2)))));
  const data = used.map((list) => ({ weight: list.weight, gold: list.rows.map((row) => row.gold), z: list.rows.map((row) => names.map((_, k) => ((row.features[k] ?? 0) - (mean[k] ?? 0)) / (deviation[k] ?? 1))) }));
  const mass = data.reduce((sum, list) => sum + list.weight, 0);
  const weights = names.map(() => 0);
  const first = names.map(() => 0);
  const second = names.map(() => 0);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = weights.map((weight) => l2 * weight);
    for (const { z, gold, weight } of data) {
      const scores = z.map((row) => row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0));
      const greatest = Math.max(...scores);
      const exps = scores.map((score) => Math.exp(score - greatest));
      const total = exps.reduce((sum, value) => sum + value, 0);
      const right = exps.reduce((sum, value, at) => sum + (gold[at] ? value : 0), 0);
      z.forEach((row, at) => {
        const pull = (weight / mass) * ((exps[at] ?? 0) / total - (gold[at] ? (exps[at] ?? 0) / right : 0));
        if (Math.abs(pull) > 1e-8) row.forEach((value, k) => (gradient[k] = (gradient[k] ?? 0) + pull * value));
      });
    }
    names.forEach((_, k) => {
      const slope = gradient[k] ?? 0;
      first[k] = 0.9 * (first[k] ?? 0) + 0.1 * slope;
      second[k] = 0.999 * (second[k] ?? 0) + 0.001 * slope * slope;
      weights[k] = (weights[k] ?? 0) - (RATE * ((first[k] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((second[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    });
  }
  const round = (value: number) => Number(value.toFixed(5));
  return { features: Object.fromEntries(names.map((name, k) => [name, { mean: round(mean[k] ?? 0), deviation: round(deviation[k] ?? 1), weight: round(weights[k] ?? 0) }])) };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
