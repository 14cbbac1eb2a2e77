import type { FeatureName, Features } from '../answer/features';
import type { LogisticModel } from '../answer/gate';

export interface Example {
  features: Features;
  label: 0 | 1;
  weight: number;
}

/**
 * Fits a logistic regression by gradient descent on standardised features with an L2 penalty.
 * @param signs a feature's weight may be forced to one sign (+1, -1), so that a small set cannot teach nonsense
 */
export function fitLogistic(examples: readonly Example[], names: readonly FeatureName[], options: { l2: number; signs?: Partial<Record<FeatureName, 1 | -1>> }): LogisticModel {
  const total = examples.reduce((sum, example) => sum + example.weight, 0);
  const stats = names.map((name) => {
    const mean = examples.reduce((sum, example) => sum + example.weight * example.features[name], 0) / total;
    const variance = examples.reduce((sum, example) => sum + example.weight * (example.features[name] - mean) ** 2, 0) / total;
    return { mean, deviation: Math.max(1e-4, Math.sqrt(variance)) };
  });
  const rows = examples.map((example) =>
    names.map((name, at) => Math.max(-4, Math.min(4, (example.features[name] - (stats[at]?.mean ?? 0)) / (stats[at]?.deviation ?? 1)))),
  );
  const weights = names.map(() => 0);
  let bias = 0;
  for (let step = 0; step < 3_000; step += 1) {
    const gradient = names.map((_, at) => options.l2 * (weights[at] ?? 0));
    let biasGradient = 0;
    rows.forEach((row, index) => {
      const example = examples[index];
      if (!example) return;
      const sum = row.reduce((acc, value, at) => acc + value * (weights[at] ?? 0), bias);
      const error = (example.weight * (1 / (1 + Math.exp(-sum)) - example.label)) / total;
      row.forEach((value, at) => (gradient[at] = (gradient[at] ?? 0) + error * value));
      biasGradient += error;
    });
    names.forEach((name, at) => {
      const next = (weights[at] ?? 0) - 0.5 * (gradient[at] ?? 0);
      const sign = options.signs?.[name];
      weights[at] = sign && next * sign < 0 ? 0 : next;
    });
    bias -= 0.5 * biasGradient;
  }
  const round = (value: number) => Number(value.toFixed(5));
  return {
    bias: round(bias),
    features: Object.fromEntries(names.map((name, at) => [name, { mean: round(stats[at]?.mean ?? 0), deviation: round(stats[at]?.deviation ?? 1), weight: round(weights[at] ?? 0) }])),
  };
}

