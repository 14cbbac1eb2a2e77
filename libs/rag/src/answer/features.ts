import { bm25 } from '../retrieve/rank';
import { K1 } from '../retrieve/candidates';
import type { Scored } from '../retrieve/rank';
import type { SearchResult } from '../retrieve/search';
import type { WeighedTerm } from '../retrieve/weigh-terms';
import { tokenize } from '../text/tokenize';

/** What the gate looks at. All are about 0..1. */
export const FEATURE_NAMES = [
  'agreement',
  'lexicalShare',
  'bestSentence',
  'bestMeaning',
  'coverage',
  'sentenceCoverage',
  'unknownShare',
  'overlap',
  'ownerShare',
  'ownerStability',
  'ownerMargin',
  'spread',
  'length',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];
export type Features = Record<FeatureName, number>;

/**
 * Describes how a search went.
 *
 * Whether the subject occurs at all shows in the absolute values (lexicalShare, bestSentence, coverage, unknownShare);
 * whether the knowledge really answers shows, as far as retrieval can tell, in concentration: one document owns the
 * question (ownerShare, ownerMargin) and still does when any one of its words is taken away (ownerStability).
 */
export function describeSearch(result: SearchResult): Features {
  const { passages, weighed } = result;
  const [best] = passages;
  if (!best) {
    return Object.fromEntries(FEATURE_NAMES.map((name) => [name, name === 'unknownShare' ? 1 : 0])) as Features;
  }
  const asked = weighed.terms.filter((term) => term.asked);
  const top = passages.slice(0, 10);
  const docs = documentScores(passages);
  return {
    agreement: best.score,
    lexicalShare: best.lexical / Math.max(1e-9, attainable(asked)),
    bestSentence: Math.max(0, ...passages.slice(0, 20).flatMap((passage) => passage.sentenceCosines)),
    bestMeaning: Math.max(...passages.map((passage) => passage.semantic)),
    coverage: covered(asked, (term) => (best.frequencies[term] ?? 0) > 0) * (1 - weighed.unknownShare),
    sentenceCoverage: sentenceCoverage(passages.slice(0, 5), asked) * (1 - weighed.unknownShare),
    unknownShare: weighed.unknownShare,
    overlap: overlap(passages),
    ownerShare: ownerShare(top),
    ownerStability: stability(passages, weighed.terms, weighed.averageLength),
    ownerMargin: (docs[0] ?? 0) - (docs[1] ?? 0),
    spread: deviation(top.map((passage) => passage.score)),
    length: Math.min(1, Math.log(1 + new Set(result.question.tokens.map((token) => token.term)).size) / Math.log(21)),
  };
}

/** BM25 of a passage that would hold every asked word as often as it could count. */
function attainable(asked: readonly WeighedTerm[]): number {
  return asked.reduce((sum, term) => sum + term.weight * term.idf * (K1 + 1), 0);
}

function covered(asked: readonly WeighedTerm[], has: (term: string) => boolean): number {
  let total = 0;
  let found = 0;
  for (const { term, idf, weight } of asked) {
    total += idf * weight;
    if (has(term)) found += idf * weight;
  }
  return total > 0 ? found / total : 0;
}

function sentenceCoverage(passages: readonly Scored[], asked: readonly WeighedTerm[]): number {
  let best = 0;
  for (const passage of passages) {
    for (const sentence of passage.sentences) {
      const terms = new Set(tokenize(sentence.text).map((token) => token.term));
      best = Math.max(best, covered(asked, (term) => terms.has(term)));
    }
  }
  return best;
}

/** Best score of each document, best first. */
function documentScores(passages: readonly Scored[]): number[] {
  const best = new Map<string, number>();
  for (const passage of passages) best.set(passage.documentId, Math.max(best.get(passage.documentId) ?? 0, passage.score));
  return [...best.values()].sort((a, b) => b - a);
}

/** Share of the ten best, discounted by rank, that belongs to the document with the most. */
function ownerShare(top: readonly Scored[]): number {
  const shares = new Map<string, number>();
  let total = 0;
  top.forEach((passage, at) => {
    const worth = 1 / Math.log2(at + 2);
    total += worth;
    shares.set(passage.documentId, (shares.get(passage.documentId) ?? 0) + worth);
  });
  return total > 0 ? Math.max(...shares.values()) / total : 0;
}

/** Share of the question's known words that can be left out without another document coming first. */
function stability(passages: readonly Scored[], terms: readonly WeighedTerm[], averageLength: number): number {
  const owner = passages[0]?.documentId;
  const known = terms.filter((term) => term.asked && passages.some((passage) => (passage.frequencies[term.term] ?? 0) > 0));
  if (known.length < 2) return 0.5;
  const greatest = Math.max(1e-9, ...passages.map((passage) => passage.lexical));
  const meanings = passages.map((passage) => passage.semantic);
  const low = Math.min(...meanings);
  const span = Math.max(1e-9, Math.max(...meanings) - low);
  let kept = 0;
  for (const left of known) {
    const rest = terms.filter((term) => term !== left);
    let bestScore = -1;
    let bestOwner = '';
    for (const passage of passages) {
      const score = (0.45 * bm25(passage, rest, averageLength)) / greatest + (0.55 * (passage.semantic - low)) / span;
      if (score > bestScore) [bestScore, bestOwner] = [score, passage.documentId];
    }
    if (bestOwner === owner) kept += 1;
  }
  return kept / known.length;
}

/** Passages that are among the five best by words and by meaning. */
function overlap(passages: readonly Scored[]): number {
  const five = (key: (passage: Scored) => number) => new Set([...passages].sort((a, b) => key(b) - key(a)).slice(0, 5).map((passage) => passage.id));
  const words = five((passage) => passage.lexical);
  return [...five((passage) => passage.semantic)].filter((id) => words.has(id)).length / 5;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
}
