import { B, type Candidate, K1 } from './candidates';
import type { Interaction } from '../ports';
import { tokenize } from '../text/tokenize';
import type { WeighedQuestion, WeighedTerm } from './weigh-terms';

/** Share of the word score in the fused score; the rest is meaning. Measured on nine sets (docs/retrieval.md). */
export const LEXICAL_SHARE = 0.3;
/** The same, at least, where a word that only the workspace explains is all that was asked. */
const FOREIGN_WORD_SHARE = 0.7;

/** Worth of the question's words in the headings above a passage, and of the three best passages of its document. */
const HEADING_SHARE = 0.1;
const DOCUMENT_SHARE = 0.3;

/** A candidate with its scores. */
export interface Scored extends Candidate {
  /** BM25 over the weighed terms, 0 and up. */
  lexical: number;
  /** Half passage, half best sentence; -1..1. */
  semantic: number;
  /**
   * Words and meaning, each scaled to 0..1 within the pool, with a share for headings and for the rest of the document:
   * of two equal passages the one whose page is about the question wins. 0..1.
   */
  score: number;
  /** How its tokens meet the question's; only where it was asked for and the model tells (`answer/compare-tokens`). */
  interaction?: Interaction;
}

/** Best first; ties in the order of the document. */
export function rank(candidates: readonly Candidate[], question: WeighedQuestion, usualShare = LEXICAL_SHARE): Scored[] {
  const lexicalShare = asksForeignWord(candidates, question) ? Math.max(usualShare, FOREIGN_WORD_SHARE) : usualShare;
  const rows = candidates.map((candidate) => ({
    ...candidate,
    lexical: bm25(candidate, question.terms, question.averageLength),
    semantic: 0.5 * candidate.dense + 0.5 * Math.max(candidate.dense, ...candidate.sentenceCosines),
  }));
  const lexical = scale(rows.map((row) => row.lexical));
  const semantic = scale(rows.map((row) => row.semantic));
  const own = rows.map(
    (row, at) => lexicalShare * (lexical[at] ?? 0) + (1 - lexicalShare) * (semantic[at] ?? 0) + HEADING_SHARE * headingMatch(row.headingPath, question.terms),
  );
  const support = documentSupport(rows, own);
  return rows
    .map((row, at) => ({ ...row, score: ((own[at] ?? 0) + DOCUMENT_SHARE * (support.get(row.documentId) ?? 0)) / ((1 + HEADING_SHARE) * (1 + DOCUMENT_SHARE)) }))
    .sort((a, b) => b.score - a.score || a.documentId.localeCompare(b.documentId) || a.position - b.position);
}

/**
 * Whether all that was asked is one word that no passage holds, and passages hold what it stands for: a house word, or one of another
 * language. A model of meaning knows it as little as the documents do, so what it stands for decides.
 */
function asksForeignWord(candidates: readonly Candidate[], { terms }: WeighedQuestion): boolean {
  const [only, ...more] = terms.filter(({ asked }) => asked);
  const held = (term: string) => candidates.some(({ frequencies }) => (frequencies[term] ?? 0) > 0);
  return only !== undefined && more.length === 0 && !held(only.term) && terms.some(({ term }) => held(term));
}

/** Share of the question's weight that stands in the headings, 0..1. */
function headingMatch(headingPath: readonly string[], terms: readonly WeighedTerm[]): number {
  const words = new Set(tokenize(headingPath.join(' ')).map((token) => token.term));
  let found = 0;
  let total = 0;
  for (const { term, weight, idf } of terms) {
    total += weight * idf;
    if (words.has(term)) found += weight * idf;
  }
  return total > 0 ? found / total : 0;
}

/** A third of the sum of each document's three best scores. */
function documentSupport(rows: readonly Candidate[], scores: readonly number[]): Map<string, number> {
  const byDocument = new Map<string, number[]>();
  rows.forEach((row, at) => byDocument.set(row.documentId, [...(byDocument.get(row.documentId) ?? []), scores[at] ?? 0]));
  return new Map([...byDocument].map(([id, values]) => [id, values.sort((a, b) => b - a).slice(0, 3).reduce((sum, value) => sum + value, 0) / 3]));
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
