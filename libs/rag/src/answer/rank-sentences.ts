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

/** The sentences of the best passages, the most likely answer first. */
export function rankSentences(result: SearchResult, models: SentenceModels = SENTENCES): RankedSentence[] {
  const model = result.passages[0]?.interaction ? models.interacting : models.plain;
  const scored = candidateSentences(result).map((candidate) => ({ ...candidate, score: scoreOf(candidate.features, model) }));
  const greatest = Math.max(...scored.map((row) => row.score));
  const total = scored.reduce((sum, row) => sum + Math.exp(row.score - greatest), 0);
  return scored.map((row) => ({ ...row, chance: Math.exp(row.score - greatest) / total })).sort((a, b) => b.score - a.score);
}

function scoreOf(features: readonly number[], model: SentenceWeights): number {
  return SENTENCE_FEATURES.reduce((sum, name, at) => {
    const entry = model.features[name];
    return entry ? sum + (entry.weight * ((features[at] ?? 0) - entry.mean)) / entry.deviation : sum;
  }, 0);
}
