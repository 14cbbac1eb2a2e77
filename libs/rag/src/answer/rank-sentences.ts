import type { SearchResult } from '../retrieve/search';
import { candidateSentences, type Candidate, SENTENCE_FEATURES } from './sentence-features';
import weights from './sentence-weights.json';

/** A linear score over standardised features; by feature the mean and deviation of the training set and the weight. */
export interface SentenceWeights {
  features: Record<string, { mean: number; deviation: number; weight: number }>;
}

/** A ranking for models whose tokens can be compared with the question's, and one for those that cannot. */
export interface SentenceModels {
  interacting: SentenceWeights;
  plain: SentenceWeights;
}

/** Trained by `npm run eval -- outcomes --train` on the project's own question sets. */
export const SENTENCES: SentenceModels = weights;

/** A sentence with its place among all that were considered. */
export interface RankedSentence extends Candidate {
  /** Of the linear model; only differences mean something within one question, its level tells of the match. */
  score: number;
  /** Softmax of the scores: the share of belief that this sentence is the one that answers, if any does. 0..1, sums to 1. */
  chance: number;
}

/** Sentences of a page that speak for it. Measured (docs/retrieval.md): one alone misses pages, all of them favour long ones. */
const WITNESSES = 3;

/**
 * The sentences of the best passages, the most likely answer first: the best sentence of the page that the best sentences
 * together speak for most. The others follow by their score.
 */
export function rankSentences(result: SearchResult, models: SentenceModels = SENTENCES): RankedSentence[] {
  const model = result.passages[0]?.interaction ? models.interacting : models.plain;
  const scored = candidateSentences(result).map((candidate) => ({ ...candidate, score: scoreOf(candidate.features, model) }));
  const greatest = Math.max(...scored.map((row) => row.score));
  const total = scored.reduce((sum, row) => sum + Math.exp(row.score - greatest), 0);
  const ranked = scored.map((row) => ({ ...row, chance: Math.exp(row.score - greatest) / total })).sort((a, b) => b.score - a.score);
  const page = strongestPage(ranked);
  const first = ranked.findIndex((row) => row.passage.documentId === page);
  return first > 0 ? [...ranked.splice(first, 1), ...ranked] : ranked;
}

/** @param ranked best first */
function strongestPage(ranked: readonly RankedSentence[]): string | undefined {
  const witnesses = new Map<string, number[]>();
  for (const { passage, chance } of ranked) witnesses.set(passage.documentId, [...(witnesses.get(passage.documentId) ?? []), chance]);
  const belief = [...witnesses].map(([id, chances]) => ({ id, sum: chances.slice(0, WITNESSES).reduce((sum, chance) => sum + chance, 0) }));
  return belief.sort((a, b) => b.sum - a.sum)[0]?.id;
}

function scoreOf(features: readonly number[], model: SentenceWeights): number {
  return SENTENCE_FEATURES.reduce((sum, name, at) => {
    const entry = model.features[name];
    return entry ? sum + (entry.weight * ((features[at] ?? 0) - entry.mean)) / entry.deviation : sum;
  }, 0);
}
