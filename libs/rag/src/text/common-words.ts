import words from './common-words.json';
import { tokenize } from './tokenize';

/** Natural logarithm of how often each common English word occurs, from the local model's vocabulary. Written by `tools/common-words.mjs`. */
const LOG_FREQUENCY = new Map(Object.entries<number>(words));

/** The same by term: of the words that share one, the commonest. */
const BY_TERM = new Map<string, number>();
for (const [word, frequency] of LOG_FREQUENCY) {
  const term = tokenize(word)[0]?.term;
  if (term !== undefined) BY_TERM.set(term, Math.max(BY_TERM.get(term) ?? -Infinity, frequency));
}

/** From the first on a word counts in full; from the second down (the commonest after the stop words) it counts least. */
const RARE = -11;
const COMMON = -7.2;
const LEAST = 0.6;

/** Whether a word, as written, is everyday English: then it is no slip for another one. */
export function isCommonWord(word: string): boolean {
  return LOG_FREQUENCY.has(word);
}

/**
 * How much a term tells of a subject by its place in English at large, 0.6..1. What is rare in a small knowledge ("give",
 * "everything") may be said of anything; the frequency in the knowledge alone cannot know.
 */
export function subjectWeight(term: string): number {
  const frequency = BY_TERM.get(term);
  if (frequency === undefined) return 1;
  return 1 - (1 - LEAST) * Math.min(1, Math.max(0, (frequency - RARE) / (COMMON - RARE)));
}
