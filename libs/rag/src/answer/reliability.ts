import { shareOf, type Share } from '../evaluate/share';

/** An answer that was judged: the confidence it had, and whether the documents supported it. */
export interface JudgedAnswer {
  confidence: number;
  supported: boolean;
  /** Probability that it was supported, where no more is known than that the documents hold some answer. 0..1 */
  chance?: number;
}

const supportOf = ({ supported, chance }: JudgedAnswer): number => chance ?? (supported ? 1 : 0);
const total = (answers: readonly JudgedAnswer[], of: (answer: JudgedAnswer) => number): number => Math.round(answers.reduce((sum, answer) => sum + of(answer), 0));

/** One bar of a reliability diagram. */
export interface ReliabilityBin {
  from: number;
  to: number;
  /** Mean confidence of those in the bin; the middle of the bin when it is empty. */
  confidence: number;
  /** How many of them were supported. */
  supported: Share;
}

/** How often answers of each confidence were supported: a calibrated gate shows the confidence itself. */
export function reliability(answers: readonly JudgedAnswer[], bins = 10): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, at): ReliabilityBin => {
    const [from, to] = [at / bins, (at + 1) / bins];
    const inside = answers.filter(({ confidence }) => confidence >= from && (confidence < to || at === bins - 1));
    const mean = inside.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, inside.length);
    return { from, to, confidence: inside.length > 0 ? mean : (from + to) / 2, supported: shareOf(total(inside, supportOf), inside.length) };
  });
}

/** Expected calibration error (Naeini et al. 2015): the mean distance of confidence and truth over the bins, by size. 0..1 */
export function calibrationError(answers: readonly JudgedAnswer[], bins = 10): number {
  return reliability(answers, bins).reduce((sum, bin) => sum + (bin.supported.n * Math.abs(bin.confidence - bin.supported.share)) / Math.max(1, answers.length), 0);
}

/** Share of the answers stated from a threshold on that were not supported; of those with a chance as many as are to be expected. */
export function missesFrom(answers: readonly JudgedAnswer[], threshold: number): Share {
  const stated = answers.filter((answer) => answer.confidence >= threshold);
  return shareOf(total(stated, (answer) => 1 - supportOf(answer)), stated.length);
}

/**
 * The lowest threshold from which on at most `missRate` of the stated answers were unsupported, looking from the most
 * confident down. Own answers count once each; the shipped record counts as `PRIOR` answers in all, so that a handful of
 * own labels moves the threshold but does not throw it about.
 * @returns 0.02 … 0.98
 */
export function thresholdFor(missRate: number, own: readonly JudgedAnswer[], shipped: readonly JudgedAnswer[]): number {
  const rows = [...own.map((row) => ({ ...row, weight: 1 })), ...shipped.map((row) => ({ ...row, weight: PRIOR / Math.max(1, shipped.length) }))].sort((a, b) => b.confidence - a.confidence);
  let stated = 0;
  let missed = 0;
  let best = 0.98;
  rows.forEach((row, at) => {
    stated += row.weight;
    missed += row.weight * (1 - supportOf(row));
    const next = rows[at + 1]?.confidence;
    // A first miss among two answers says little; below a few answers' weight nothing is concluded.
    if (next !== row.confidence && stated >= 3 && missed / stated <= missRate) best = row.confidence;
  });
  // Not rounded: an answer between the rounded and the real threshold would not have been counted.
  return Math.min(0.98, Math.max(0.02, best));
}
const PRIOR = 30;
