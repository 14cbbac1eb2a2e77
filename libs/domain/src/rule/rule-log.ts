import type { Evaluation, RuleOutcome } from './evaluate-rules';

/**
 * What a turn keeps of an evaluation, small enough to be kept for every message: which version was read, and for each of
 * its rules, in order, what became of it and of each of its conditions. With the turn's facts it can be evaluated again.
 */
export interface RuleLog {
  version: number;
  /** One entry a rule, divided by commas: F fired, N not met, each followed by one 1 or 0 a condition; R not reached; O off. */
  results: string;
}

const LETTERS: Record<RuleOutcome, string> = { FIRED: 'F', NOT_MET: 'N', NOT_REACHED: 'R', OFF: 'O' };

/** The log of an evaluation. */
export function ruleLog({ version, tried }: Evaluation): RuleLog {
  return { version, results: tried.map(({ outcome, conditions }) => LETTERS[outcome] + conditions.map(({ evidence }) => (evidence ? '1' : '0')).join('')).join(',') };
}
