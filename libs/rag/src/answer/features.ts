import { bm25, LEXICAL_SHARE } from '../retrieve/rank';
import { K1 } from '../retrieve/candidates';
import type { Scored } from '../retrieve/rank';
import type { SearchResult } from '../retrieve/search';
import type { WeighedTerm } from '../retrieve/weigh-terms';
import { askedTypes } from './answer-type';
import { type Concept, conceptsOf, coverage } from './concepts';
import { type RankedSentence, rankSentences } from './rank-sentences';
import { SENTENCE_FEATURES } from './sentence-features';
import { readingOf } from './sentence-reading';

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
  'sentenceScore',
  'sentenceChance',
  'documentChance',
  'contentChance',
  'uncovered',
  'stated',
  'extractors',
  'contradiction',
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
export function describeSearch(result: SearchResult, ranked: readonly RankedSentence[] = rankSentences(result)): Features {
  const { passages, weighed } = result;
  const [best] = passages;
  if (!best) {
    return Object.fromEntries(FEATURE_NAMES.map((name) => [name, name === 'unknownShare' ? 1 : 0])) as Features;
  }
  const asked = weighed.terms.filter((term) => term.asked);
  const concepts = conceptsOf(weighed.terms, (term) => passages.some((passage) => (passage.frequencies[term] ?? 0) > 0));
  const top = passages.slice(0, 10);
  const docs = documentScores(passages);
  return {
    agreement: best.score,
    lexicalShare: best.lexical / Math.max(1e-9, attainable(asked)),
    bestSentence: Math.max(0, ...passages.slice(0, 20).flatMap((passage) => passage.sentenceCosines)),
    bestMeaning: Math.max(...passages.map((passage) => passage.semantic)),
    coverage: coverage(concepts, new Set(Object.keys(best.frequencies))) * (1 - weighed.unknownShare),
    sentenceCoverage: sentenceCoverage(passages.slice(0, 5), concepts) * (1 - weighed.unknownShare),
    unknownShare: weighed.unknownShare,
    overlap: overlap(passages),
    ownerShare: ownerShare(top),
    ownerStability: stability(passages, weighed.terms, concepts, weighed.averageLength),
    ownerMargin: (docs[0] ?? 0) - (docs[1] ?? 0),
    spread: deviation(top.map((passage) => passage.score)),
    length: Math.min(1, Math.log(1 + new Set(result.question.tokens.map((token) => token.term)).size) / Math.log(21)),
    ...describeSentences(result, ranked),
  };
}

/** How sure the choice of the sentence is, whether it states what is asked for, and whether other ways of choosing agree. */
function describeSentences(result: SearchResult, ranked: readonly RankedSentence[]): Pick<Features, 'sentenceScore' | 'sentenceChance' | 'documentChance' | 'contentChance' | 'uncovered' | 'stated' | 'extractors' | 'contradiction'> {
  const [best] = ranked;
  if (!best) return { sentenceScore: 0, sentenceChance: 0, documentChance: 0, contentChance: 0, uncovered: 1, stated: 0, extractors: 0, contradiction: 0 };
  const owner = best.passage.documentId;
  const text = textOf(best);
  const wanted = askedTypes(result.question.text);
  const { stated } = readingOf(text);
  const top = (key: (passage: Scored) => number) => highest(result.passages, key)?.documentId;
  const votes = [top((p) => p.score), top((p) => p.lexical), top((p) => p.dense), top((p) => Math.max(0, ...p.sentenceCosines)), documentOf(ranked)];
  return {
    sentenceScore: best.score / 10,
    sentenceChance: best.chance,
    documentChance: ranked.reduce((sum, row) => sum + (row.passage.documentId === owner ? row.chance : 0), 0),
    contentChance: ranked.reduce((sum, row) => sum + (row.passage.documentId === owner || saysTheSame(text, textOf(row)) ? row.chance : 0), 0),
    uncovered: best.features[SENTENCE_FEATURES.indexOf('tail')] ?? 1,
    stated: wanted.size > 0 ? [...wanted].filter((type) => stated.has(type)).length / wanted.size : 0.5,
    extractors: votes.filter((vote) => vote === owner).length / votes.length,
    contradiction: contradicted(ranked) ? 1 : 0,
  };
}

/** The first of those with the highest value. */
function highest(passages: readonly Scored[], key: (passage: Scored) => number): Scored | undefined {
  let best: { passage: Scored; value: number } | undefined;
  for (const passage of passages) {
    const value = key(passage);
    if (!best || value > best.value) best = { passage, value };
  }
  return best?.passage;
}

const textOf = (row: RankedSentence) => row.passage.sentences[row.at]?.text ?? '';

/** Share of the words of two sentences that they have in common from which on they state the same (Dice 1945). */
const SAME = 0.6;

/** Whether another place states what this one does: then it is no rival, but a second witness. */
function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [readingOf(one).set, readingOf(other).set];
  if (a.size === 0 || b.size === 0) return false;
  return (2 * [...a].filter((term) => b.has(term)).length) / (a.size + b.size) >= SAME;
}

/** The document with the most belief. */
function documentOf(ranked: readonly RankedSentence[]): string | undefined {
  const mass = new Map<string, number>();
  for (const { passage, chance } of ranked) mass.set(passage.documentId, (mass.get(passage.documentId) ?? 0) + chance);
  return [...mass].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Whether another document offers other figures nearly as confidently: at least one of them answers something else. */
function contradicted(ranked: readonly RankedSentence[]): boolean {
  const [best] = ranked;
  const figures = (row: RankedSentence) => new Set(textOf(row).match(/\d+(?:[.,]\d+)*/g));
  const own = best ? figures(best) : new Set<string>();
  if (!best || own.size === 0) return false;
  return ranked.slice(1, 6).some((other) => {
    if (other.passage.documentId === best.passage.documentId || other.chance < best.chance / 3) return false;
    const theirs = figures(other);
    return theirs.size > 0 && ![...theirs].some((figure) => own.has(figure));
  });
}

/** BM25 of a passage that would hold every asked word as often as it could count. */
function attainable(asked: readonly WeighedTerm[]): number {
  return asked.reduce((sum, term) => sum + term.weight * term.idf * (K1 + 1), 0);
}

function sentenceCoverage(passages: readonly Scored[], concepts: readonly Concept[]): number {
  return Math.max(0, ...passages.flatMap((passage) => passage.sentences.map((sentence) => coverage(concepts, readingOf(sentence.text).set))));
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

/** Share of the question's concepts that can be left out, in all their words, without another document coming first. */
function stability(passages: readonly Scored[], terms: readonly WeighedTerm[], concepts: readonly Concept[], averageLength: number): number {
  const owner = passages[0]?.documentId;
  if (concepts.length < 2) return 0.5;
  const greatest = Math.max(1e-9, ...passages.map((passage) => passage.lexical));
  const meanings = passages.map((passage) => passage.semantic);
  const low = Math.min(...meanings);
  const span = Math.max(1e-9, Math.max(...meanings) - low);
  let kept = 0;
  for (const left of concepts) {
    const rest = terms.filter(({ term }) => !left.ways.has(term));
    let bestScore = -1;
    let bestOwner = '';
    for (const passage of passages) {
      const score = (LEXICAL_SHARE * bm25(passage, rest, averageLength)) / greatest + ((1 - LEXICAL_SHARE) * (passage.semantic - low)) / span;
      if (score > bestScore) [bestScore, bestOwner] = [score, passage.documentId];
    }
    if (bestOwner === owner) kept += 1;
  }
  return kept / concepts.length;
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
