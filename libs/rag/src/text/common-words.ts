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

/** From the first on (natural logarithm of the frequency) a word counts as rare; from the second, as common as can be. */
const RARE = -11;
const COMMON = -7.2;

/** Whether a word, as written, is everyday English: then it is no slip for another one. */
export function isCommonWord(word: string): boolean {
  return LOG_FREQUENCY.has(word);
}

/**
 * How rare a term is in English at large, 0 (the commonest after the stop words) .. 1. What is rare in a small knowledge
 * ("give", "high") may be said of anything; the frequency in the knowledge alone cannot know.
 */
export function rarity(term: string): number {
  const frequency = BY_TERM.get(term);
  return frequency === undefined ? 1 : Math.min(1, Math.max(0, (COMMON - frequency) / (COMMON - RARE)));
}
