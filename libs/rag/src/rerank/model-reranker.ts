import { deadlineSignal } from '../model/chat-service';
import { ModelFailure } from '../model/model-failure';
import { NO_USAGE } from '../model/usage';
import type { Scored } from '../retrieve/rank';
import type { RelevanceModel } from './relevance-model';
import type { Reranked, Reranker } from './reranker';

export interface ModelRerankerOptions {
  /** Longest wait for the model, in ms; whoever waits may set a shorter one. */
  deadlineMs?: number;
  /** Told why the fused order stood. */
  onFallback?: (reason: string) => void;
}

/** Passages the model reads; the rest keep their order behind them. */
const READ = 20;
/** Characters of a passage that the model reads. */
const LONGEST = 1_200;
/** Share of the model's judgement in the final score; the rest is the fused score, which sees the whole pool. */
const MODEL_SHARE = 0.6;
const DEADLINE_MS = 3_000;

/** Reads question and passage together, which no vector does: better where it can be afforded, within a deadline. */
export class ModelReranker implements Reranker {
  constructor(
    private readonly model: RelevanceModel,
    private readonly options: ModelRerankerOptions = {},
  ) {}

  get name(): string {
    return `model:${this.model.name}`;
  }

  async rerank(question: string, passages: readonly Scored[], signal?: AbortSignal): Promise<Reranked> {
    if (passages.length < 2) return { passages: [...passages], asked: null };
    const texts = passages.slice(0, READ).map((passage) => `${passage.headingPath.join(' > ')}\n${passage.text}`.slice(0, LONGEST));
    const { name: model } = this.model;
    try {
      const { scores, usage } = await this.model.judge(question, texts, deadlineSignal(this.options.deadlineMs ?? DEADLINE_MS, signal));
      if (scores.length === texts.length && scores.every(Number.isFinite)) return { passages: ordered(passages, scores), asked: { model, usage, failure: null } };
      this.model.unusable();
      return { passages: [...passages], asked: { model, usage, failure: this.fallback('GARBAGE: the reply did not score every passage') } };
    } catch (error) {
      const failure = this.fallback(error instanceof ModelFailure ? `${error.code}: ${error.message}` : 'NETWORK: the service failed');
      // One that is resting was not asked.
      const asked = error instanceof ModelFailure && error.code === 'OPEN' ? null : { model, usage: NO_USAGE, failure };
      return { passages: [...passages], asked };
    }
  }

  private fallback(reason: string): string {
    this.options.onFallback?.(reason);
    return reason;
  }
}

function ordered(passages: readonly Scored[], relevance: readonly number[]): Scored[] {
  return passages
    .map((passage, at) => ({ passage: { ...passage, score: MODEL_SHARE * Math.min(1, Math.max(0, relevance[at] ?? 0)) + (1 - MODEL_SHARE) * passage.score }, at }))
    .sort((a, b) => b.passage.score - a.passage.score || a.at - b.at)
    .map(({ passage }) => passage);
}
