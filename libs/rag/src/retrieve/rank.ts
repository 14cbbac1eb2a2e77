import { B, type Candidate, K1 } from './candidates';
import type { WeighedQuestion, WeighedTerm } from './weigh-terms';

/** Share of the word score in the fused score; the rest is meaning. Measured on four sets (docs/retrieval.md). */
export const LEXICAL_SHARE = 0.45;

/** A candidate with its scores. */
export interface Scored extends Candidate {
  /** BM25 over the weighed terms, 0 and up. */
  lexical: number;
  /** Half passage, half best sentence; -1..1. */
  semantic: number;
  /** Weighted sum of both, each scaled to 0..1 within the pool; 1 is best at both. */
  score: number;
}

/** Best first; ties in the order of the document. */
export function rank(candidates: readonly Candidate[], question: WeighedQuestion, lexicalShare = LEXICAL_SHARE): Scored[] {
  const rows = candidates.map((candidate) => ({
    ...candidate,
    lexical: bm25(candidate, question.terms, question.averageLength),
    semantic: 0.5 * candidate.dense + 0.5 * Math.max(candidate.dense, ...candidate.sentenceCosines),
  }));
  const lexical = scale(rows.map((row) => row.lexical));
  const semantic = scale(rows.map((row) => row.semantic));
  return rows
    .map((row, at) => ({ ...row, score: lexicalShare * (lexical[at] ?? 0) + (1 - lexicalShare) * (semantic[at] ?? 0) }))
    .sort((a, b) => b.score - a.score || a.documentId.localeCompare(b.documentId) || a.position - b.position);
}

/** Okapi BM25 (Robertson and Zaragoza 2009). */
export function bm25(candidate: Pick<Candidate, 'frequencies' | 'length'>, terms: readonly WeighedTerm[], averageLength: number): number {
  let score = 0;
  for (const { term, weight, idf } of terms) {
    const frequency = candidate.frequencies[term] ?? 0;
    if (frequency === 0) continue;
    score += (weight * idf * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * candidate.length) / Math.max(1, averageLength)));
  }
  return score;
}

/** To 0..1 between the least and the greatest; all 0 when nothing differs and nothing was found. */
function scale(values: number[]): number[] {
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  if (greatest - least < 1e-9) return values.map(() => (greatest > 0 ? 1 : 0));
  return values.map((value) => (value - least) / (greatest - least));
}
