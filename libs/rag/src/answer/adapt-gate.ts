import { CENTRES } from '../embed/centred-embedder';
import { adjustedOdds, GATE, type GateAdjustment, type GateWeights } from './gate';
import { fitMap, type MapExample, type Prior, sigmoid } from './map-logistic';
import { type JudgedAnswer, thresholdFor } from './reliability';

/** One question that somebody said the documents do or do not answer. */
export interface GateLabel {
  /** Log-odds by the shipped heads ({@link shippedOdds}). */
  shipped: number;
  vector: ArrayLike<number>;
  covered: boolean;
  /** Whether the answer that was given was judged itself, by who had asked, and not only whether the documents hold one. */
  answerJudged?: boolean;
  /** How much it counts: 1 for what a colleague marked, less for a customer's tap. */
  weight: number;
}

/**
 * How firmly the shipped gate is believed against own labels: it would take about this many labels' worth of evidence to
 * turn it. The vector's share is held loosely, so that one label moves its own question and those that mean the same.
 */
const PRIORS = { scale: { mean: 1, strength: 6 }, shift: { mean: 0, strength: 3 }, vector: { mean: 0, strength: 0.35 } };
/**
 * Of the answers that are not right, this share goes to questions which the documents do answer, in another place. So a question
 * that is covered makes the answer likelier, not certain: taken for certain, a dozen covered questions would have the gate state
 * what is not there (docs/answering.md has figures).
 */
const WRONG_BUT_COVERED = 0.5;
const FOLDS = 10;
/** All questions of one company lie in one corner; what they share says nothing. Labels' worth of doubt about that centre. */
const CENTRE_DOUBT = 4;

/** An adjusted gate and how it would have judged each label without having seen it. */
export interface AdaptedGate {
  adjustment: GateAdjustment;
  /** In the order of the labels: confidence by a gate taught with the other labels. */
  unseen: JudgedAnswer[];
}

/**
 * Learns what a workspace's documents do and do not answer from its own labels: the shipped log-odds are rescaled, and
 * kinds of question are moved by the question's vector. Maximum a posteriori with the shipped gate as prior, so no label
 * changes nothing and each further one less. Takes milliseconds for some hundred labels.
 * @param missRate share of stated answers that may be unsupported, 0..1
 */
export function adaptGate(labels: readonly GateLabel[], model: string, missRate: number, gate: GateWeights = GATE): AdaptedGate {
  const dimensions = labels.find((label) => label.vector.length > 0)?.vector.length ?? 0;
  const priors: Prior[] = [PRIORS.scale, PRIORS.shift, ...Array.from({ length: dimensions }, () => PRIORS.vector)];
  const centre = centreOf(labels, model, dimensions);
  const examples = labels.map((label): MapExample[] => {
    const [x, chance] = [inputOf(label, centre), supportOf(label)];
    return [{ x, label: 1 as const, weight: label.weight * chance }, { x, label: 0 as const, weight: label.weight * (1 - chance) }].filter(({ weight }) => weight > 0);
  });
  const learn = (rows: readonly MapExample[][]): Omit<GateAdjustment, 'answeredFrom' | 'tentativeFrom'> => {
    const [scale = 1, shift = 0, ...vector] = fitMap(rows.flat(), priors);
    // The centre is folded into the shift, so that the gate reads plain vectors.
    return { model, scale, shift: shift - vector.reduce((sum, value, k) => sum + value * (centre[k] ?? 0), 0), vector };
  };
  const folds = Math.min(FOLDS, labels.length);
  const unseen: JudgedAnswer[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const taught = { ...learn(examples.filter((_, at) => at % folds !== fold)), answeredFrom: 0, tentativeFrom: 0 };
    labels.forEach((label, at) => {
      if (at % folds === fold) unseen[at] = { confidence: sigmoid(adjustedOdds(label.shipped, { vector: label.vector, model }, taught)), supported: label.covered, chance: supportOf(label) };
    });
  }
  const answeredFrom = thresholdFor(missRate, unseen, gate.record);
  return { adjustment: { ...learn(examples), answeredFrom, tentativeFrom: Math.min(answeredFrom, tentativeShare(gate) * answeredFrom) }, unseen };
}

/** How likely an answer to the labelled question is right: by Bayes' rule from the shipped gate's word, where only the documents were judged. */
function supportOf({ covered, answerJudged, shipped }: GateLabel): number {
  if (!covered) return 0;
  const right = sigmoid(shipped);
  return answerJudged ? 1 : right / (right + (1 - right) * WRONG_BUT_COVERED);
}

/** The tentative band keeps its place below the other as shipped. */
function tentativeShare(gate: GateWeights): number {
  return gate.tentativeFrom / Math.max(1e-6, gate.answeredFrom);
}

/** The mean of the labels' vectors, drawn towards what all questions have in common (zero for a model it is not known of) while they are few. */
function centreOf(labels: readonly GateLabel[], model: string, dimensions: number): Float64Array {
  const common = model === CENTRES.model ? CENTRES.plain.question : [];
  const centre = Float64Array.from({ length: dimensions }, (_, k) => (CENTRE_DOUBT * (common[k] ?? 0)) / (labels.length + CENTRE_DOUBT));
  for (const { vector } of labels) for (let k = 0; k < dimensions; k += 1) centre[k] = (centre[k] ?? 0) + (vector[k] ?? 0) / (labels.length + CENTRE_DOUBT);
  return centre;
}

function inputOf({ shipped, vector }: GateLabel, centre: Float64Array): Float64Array {
  const x = new Float64Array(centre.length + 2);
  x[0] = shipped;
  x[1] = 1;
  if (vector.length === centre.length) for (let k = 0; k < centre.length; k += 1) x[k + 2] = (vector[k] ?? 0) - (centre[k] ?? 0);
  return x;
}
