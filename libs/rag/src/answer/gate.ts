import { FEATURE_NAMES, type Features } from './features';
import weights from './gate-weights.json';

/** A logistic regression over standardised features. */
export interface LogisticModel {
  bias: number;
  /** By feature: mean and deviation of the training set, and the weight of the standardised value. */
  features: Record<string, { mean: number; deviation: number; weight: number }>;
}

/** The two questions the gate answers, and where its bands lie. Written by evaluate/train-gate. */
export interface GateWeights {
  /** Is the question about anything known here at all? */
  subject: LogisticModel;
  /** Does the knowledge answer it? Calibrated on leave-gold-out questions. */
  answerable: LogisticModel;
  /** Below: far off-topic. */
  subjectFloor: number;
  /** Below: perhaps off-topic, so nothing is stated plainly. */
  subjectSure: number;
  /** From here on an answer is stated. */
  answeredFrom: number;
  /** From here on the closest passage is shown as such. */
  tentativeFrom: number;
}

export const GATE: GateWeights = weights;

/** Probability by a model, 0..1. Values beyond four deviations count as four. */
export function predict(model: LogisticModel, features: Features): number {
  let sum = model.bias;
  for (const name of FEATURE_NAMES) {
    const entry = model.features[name];
    if (!entry) continue;
    sum += entry.weight * Math.max(-4, Math.min(4, (features[name] - entry.mean) / entry.deviation));
  }
  return 1 / (1 + Math.exp(-sum));
}

/** How far an answer may go. */
export function band(features: Features, gate: GateWeights = GATE): { outcome: 'ANSWERED' | 'TENTATIVE' | 'DECLINED' | 'NONE'; confidence: number } {
  const subject = predict(gate.subject, features);
  const confidence = predict(gate.answerable, features);
  if (subject < gate.subjectFloor) return { outcome: 'DECLINED', confidence: Math.min(confidence, subject) };
  if (confidence >= gate.answeredFrom && subject >= gate.subjectSure) return { outcome: 'ANSWERED', confidence };
  return { outcome: confidence >= gate.tentativeFrom ? 'TENTATIVE' : 'NONE', confidence };
}
