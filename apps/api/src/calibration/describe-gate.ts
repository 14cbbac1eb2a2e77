import { calibrationError, DEFAULT_MISS_RATE, type JudgedAnswer, missesFrom, reliability, shareOf, SHIPPED_GATE, thresholdFor } from '@chatref/rag';
import type { AnswerGate } from './gate.type';
import type { StoredGate } from './gate-store';

/** Own labels from which the stated figures rest on them alone. */
const OWN_FROM = 20;
/** Targets to choose from: round ones, and the one that holds until somebody chooses. */
const TARGETS = [...new Set([0.02, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, DEFAULT_MISS_RATE])].sort((a, b) => a - b);

/** The gate in force with what is known of it. Pure: facts in, figures out. */
export function describeGate(stored: StoredGate | null, labels: number, traffic: readonly number[]): AnswerGate {
  const own = stored?.judged ?? [];
  const basis = own.length >= OWN_FROM ? 'OWN' : 'SHIPPED';
  const judged: readonly JudgedAnswer[] = basis === 'OWN' ? own : SHIPPED_GATE.record;
  const answeredFrom = stored?.adjustment.answeredFrom ?? SHIPPED_GATE.answeredFrom;
  const coverage = (threshold: number) => shareOf(traffic.filter((confidence) => confidence >= threshold).length, traffic.length);
  return {
    missRate: stored?.missRate ?? DEFAULT_MISS_RATE,
    misses: missesFrom(judged, answeredFrom),
    answeredFrom,
    tentativeFrom: stored?.adjustment.tentativeFrom ?? SHIPPED_GATE.tentativeFrom,
    coverage: coverage(answeredFrom),
    labels,
    version: stored?.version ?? 0,
    trainedAt: stored?.trainedAt ?? null,
    basis,
    calibrationError: calibrationError(judged),
    reliability: reliability(judged),
    options: TARGETS.map((missRate) => {
      const threshold = thresholdFor(missRate, own, SHIPPED_GATE.record);
      return { missRate, answeredFrom: threshold, misses: missesFrom(judged, threshold), coverage: coverage(threshold) };
    }),
  };
}
