import type { OpenAiOptions } from '../embed/openai-embedder';
import type { Scored } from '../retrieve/rank';
import type { Reranker } from './reranker';
import { askForRelevance } from './relevance-chat';

/** How a model is asked: by an endpoint made for it (`POST /rerank`, as Cohere, Jina and vLLM have it), or as a chat. */
export type RerankEndpoint = 'rerank' | 'chat';

export interface ModelRerankerOptions extends OpenAiOptions {
  endpoint: RerankEndpoint;
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
  readonly name: string;

  constructor(private readonly options: ModelRerankerOptions) {
    this.name = `${options.endpoint}:${options.model}`;
  }

  async rerank(question: string, passages: readonly Scored[]): Promise<Scored[]> {
    if (passages.length < 2) return [...passages];
    const read = passages.slice(0, READ);
    let relevance: number[];
    try {
      relevance = await this.relevance(question, read.map((passage) => `${passage.headingPath.join(' > ')}\n${passage.text}`.slice(0, LONGEST)));
    } catch (error) {
      this.options.onFallback?.(error instanceof Error ? error.message.slice(0, 200) : 'the service failed');
      return [...passages];
    }
    return passages
      .map((passage, at) => ({ passage: { ...passage, score: MODEL_SHARE * (relevance[at] ?? 0) + (1 - MODEL_SHARE) * passage.score }, at }))
      .sort((a, b) => b.passage.score - a.passage.score || a.at - b.at)
      .map(({ passage }) => passage);
  }

  /** 0..1 for each text, in order. @throws when the service fails, is late, or answers something else */
  private async relevance(question: string, texts: readonly string[]): Promise<number[]> {
    const signal = AbortSignal.timeout(this.options.deadlineMs ?? DEADLINE_MS);
    const scores = this.options.endpoint === 'rerank' ? await this.askEndpoint(question, texts, signal) : await askForRelevance(this.options, question, texts, signal);
    if (scores.length !== texts.length || scores.some((score) => !Number.isFinite(score))) throw new Error('the reply did not score every passage');
    return scores.map((score) => Math.min(1, Math.max(0, score)));
  }

  private async askEndpoint(query: string, documents: readonly string[], signal: AbortSignal): Promise<number[]> {
    const { baseUrl, apiKey, model } = this.options;
    if (baseUrl === null) throw new Error('OpenAI itself has no endpoint for this; name the address of a service that has');
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/rerank`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, query, documents, top_n: documents.length }),
      signal,
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`the service answered ${response.status}`);
    const { results } = (await response.json()) as { results?: { index?: unknown; relevance_score?: unknown }[] };
    const scores = documents.map(() => NaN);
    for (const { index, relevance_score: score } of Array.isArray(results) ? results : []) {
      if (typeof index === 'number' && typeof score === 'number' && index in scores) scores[index] = score;
    }
    return scores;
  }
}
