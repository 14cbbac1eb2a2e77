import type { WeighedTerm } from '../retrieve/weigh-terms';

/** How well a word that means the same stands for the one that was asked. */
const SAME_MEANING = 0.8;

/** One word of a question, with the words that mean the same. */
export interface Concept {
  term: string;
  /** Weight times rarity, 0 and up. */
  weight: number;
  /** Words that tell of it: 1 for its own, less for those that mean the same. */
  ways: ReadonlyMap<string, number>;
}

/**
 * What a question asks for, as far as the knowledge tells of it in any word. A word the knowledge says otherwise ("amex",
 * where it says American Express) keeps its weight, rather than leaving the question to its commoner words. Words carried
 * over from the question before are asked as well, with their lower weight.
 */
export function conceptsOf(terms: readonly WeighedTerm[], present: (term: string) => boolean): Concept[] {
  return terms.flatMap(({ term, weight, idf, asked, standsFor }) => {
    if (!asked && standsFor.length > 0) return [];
    const ways = new Map<string, number>(present(term) ? [[term, 1]] : []);
    for (const related of terms) {
      if (!related.asked && related.standsFor.includes(term) && present(related.term)) ways.set(related.term, SAME_MEANING);
    }
    return ways.size > 0 ? [{ term, weight: weight * idf, ways }] : [];
  });
}

/** How much of one concept a set of words tells, 0..1. */
export function told(concept: Concept, among: ReadonlySet<string>): number {
  let most = 0;
  for (const [way, worth] of concept.ways) if (worth > most && among.has(way)) most = worth;
  return most;
}

/** Share of the concepts' weight that a set of words tells, 0..1; 0 without concepts. */
export function coverage(concepts: readonly Concept[], among: ReadonlySet<string>): number {
  let total = 0;
  let found = 0;
  for (const concept of concepts) {
    total += concept.weight;
    found += concept.weight * told(concept, among);
  }
  return total > 0 ? found / total : 0;
}
