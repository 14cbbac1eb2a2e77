import { FEATURE_NAMES, type Features } from './features';
import weights from './gate-weights.json';
import { sigmoid } from './map-logistic';

/** A logistic regression over standardised features. */
export interface LogisticModel {
  bias: number;
  /** By feature: mean and deviation of the training set, and the weight of the standardised value. */
  features: Record<string, { mean: number; deviation: number; weight: number }>;
}

/** A logistic regression over the question's own vector. */
export interface QuestionHead {
  /** The embedding model whose vectors it reads; vectors of others are ignored. */
  model: string;
  bias: number;
  weights: number[];
}


/** What the gate knows and where its bands lie. Written by `npm run eval -- outcomes --train`. */
export interface GateWeights {
  /** Is the question about anything known here at all? */
  subject: LogisticModel;
  /** Is it about bills, subscriptions and accounts rather than the rest of the world? Added to the subject's log-odds. */
  subjectQuestion: QuestionHead | null;
  /** Does the search look as if one place owns the question? Taught with questions whose answer was taken away. */
  retrieval: LogisticModel;
  /** Which kinds of question do documents tend not to answer? */
  question: QuestionHead | null;
  /** Turns both log-odds into one probability (Platt 1999); `alone` where the question head does not fit the vectors. */
  calibration: { both: { bias: number; retrieval: number; question: number }; alone: { bias: number; retrieval: number } };
  /** Below this probability, by the search alone: far off-topic. */
  subjectFloor: number;
  /** Below these log-odds: perhaps off-topic, so nothing is stated plainly; `alone` where the head does not fit the vectors. */
  subjectSure: { both: number; alone: number };
  /** From here on an answer is stated. */
  answeredFrom: number;
  /** From here on the closest passage is shown as such. */
  tentativeFrom: number;
  /** Share of stated answers that may be unsupported, for which `answeredFrom` was chosen. 0..1 */
  missRate: number;
  /** What happened to questions the heads had not seen; the ground of the stated miss rate. */
  record: { confidence: number; supported: boolean }[];
}

export const GATE: GateWeights = weights;

/** The target that holds until a workspace chooses its own. */
export const DEFAULT_MISS_RATE = GATE.missRate;

/** What a workspace's own labels changed: the shipped log-odds scaled and shifted, and a share for the question's vector. */
export interface GateAdjustment {
  model: string;
  scale: number;
  shift: number;
  /** Added to the log-odds as its dot product with the question's vector; empty for none. */
  vector: readonly number[];
  answeredFrom: number;
  tentativeFrom: number;
}

/** What is judged: how the search went, and the question's vector with the model that made it. */
export interface GateInput {
  features: Features;
  vector: ArrayLike<number>;
  model: string;
}

export interface Judgement {
  outcome: 'ANSWERED' | 'TENTATIVE' | 'DECLINED' | 'NONE';
  /** Calibrated probability that what would be said is right and supported. 0..1 */
  confidence: number;
  /** The same by the shipped heads alone, as log-odds: what a workspace's labels build on. */
  shipped: number;
}

/** Log-odds by a model. Values beyond four deviations count as four. */
function oddsOf(model: LogisticModel, features: Features): number {
  let sum = model.bias;
  for (const name of FEATURE_NAMES) {
    const entry = model.features[name];
    if (entry) sum += entry.weight * Math.max(-4, Math.min(4, (features[name] - entry.mean) / entry.deviation));
  }
  return sum;
}

/** Log-odds of the two heads; null for the question's where it does not read these vectors. */
export function headsOf({ features, vector, model }: GateInput, gate: Pick<GateWeights, 'retrieval' | 'question'>): { retrieval: number; question: number | null } {
  return { retrieval: oddsOf(gate.retrieval, features), question: headOdds(gate.question, vector, model) };
}

/** Log-odds that the question has a subject of these documents: by the search alone, and with the question's own vector. */
export function subjectOf({ features, vector, model }: GateInput, gate: Pick<GateWeights, 'subject' | 'subjectQuestion'>): { search: number; both: number | null } {
  const search = oddsOf(gate.subject, features);
  const question = headOdds(gate.subjectQuestion, vector, model);
  return { search, both: question === null ? null : search + question };
}

/** Null where the head does not read these vectors. */
function headOdds(head: QuestionHead | null, vector: ArrayLike<number>, model: string): number | null {
  return head && head.model === model && head.weights.length === vector.length ? head.bias + product(head.weights, vector) : null;
}

/** Log-odds that an answer would be right, by the shipped heads. */
export function shippedOdds(input: GateInput, gate: GateWeights = GATE): number {
  const { retrieval, question } = headsOf(input, gate);
  const { both, alone } = gate.calibration;
  return question === null ? alone.bias + alone.retrieval * retrieval : both.bias + both.retrieval * retrieval + both.question * question;
}

/** The log-odds after a workspace's own labels. Vectors of another model than the labels' are not compared. */
export function adjustedOdds(shipped: number, { vector, model }: Pick<GateInput, 'vector' | 'model'>, adjustment: GateAdjustment | null): number {
  if (!adjustment) return shipped;
  const own = adjustment.model === model && adjustment.vector.length === vector.length ? product(adjustment.vector, vector) : 0;
  return adjustment.scale * shipped + adjustment.shift + own;
}

/** How far an answer may go. */
export function judge(input: GateInput, adjustment: GateAdjustment | null = null, gate: GateWeights = GATE): Judgement {
  const { search, both } = subjectOf(input, gate);
  const sure = both === null ? search >= gate.subjectSure.alone : both >= gate.subjectSure.both;
  const subject = sigmoid(search);
  const shipped = shippedOdds(input, gate);
  const confidence = sigmoid(adjustedOdds(shipped, input, adjustment));
  if (subject < gate.subjectFloor) return { outcome: 'DECLINED', confidence: Math.min(confidence, subject), shipped };
  const { answeredFrom, tentativeFrom } = adjustment ?? gate;
  if (confidence >= answeredFrom && sure) return { outcome: 'ANSWERED', confidence, shipped };
  return { outcome: confidence >= tentativeFrom ? 'TENTATIVE' : 'NONE', confidence, shipped };
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

