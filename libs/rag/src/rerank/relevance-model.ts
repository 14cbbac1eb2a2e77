import type { OpenAiOptions } from '../embed/openai-embedder';
import { CircuitBreaker } from '../model/circuit-breaker';
import { ModelFailure } from '../model/model-failure';
import { NO_USAGE, type ModelUsage } from '../model/usage';

/** What a model thinks of texts. */
export interface Relevance {
  /** 0..1 by text, in order; anything else when the reply was not what was asked for. */
  scores: number[];
  usage: ModelUsage;
}

/** A model that reads question and text together. */
export interface RelevanceModel {
  readonly name: string;
  /** @throws ModelFailure when it is down, late, busy or resting */
  judge(question: string, texts: readonly string[], signal: AbortSignal): Promise<Relevance>;
  /** Tells it that a reply could not be used, which counts like a failure. */
  unusable(): void;
}

/** A model behind an endpoint made for it: `POST /rerank`, as Cohere, Jina and vLLM have it. */
export class EndpointRelevance implements RelevanceModel {
  readonly name: string;

  constructor(
    private readonly options: OpenAiOptions,
    private readonly breaker = new CircuitBreaker(),
  ) {
    this.name = options.model;
  }

  async judge(query: string, documents: readonly string[], signal: AbortSignal): Promise<Relevance> {
    const { baseUrl, apiKey, model } = this.options;
    if (baseUrl === null) throw new ModelFailure('REFUSED', 'OpenAI itself has no endpoint for this; name the address of a service that has');
    if (!this.breaker.allow()) throw new ModelFailure('OPEN', 'the model is resting after several failures');
    const started = performance.now();
    try {
      const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/rerank`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
        body: JSON.stringify({ model, query, documents, top_n: documents.length }),
        signal,
        redirect: 'error',
      });
      if (!response.ok) throw new ModelFailure('REFUSED', `the service answered ${response.status}`, response.status);
      const scores = scoresOf((await response.json()) as { results?: unknown }, documents.length);
      this.breaker.succeeded();
      // These services count searches, not tokens; what was read is estimated like a chat's.
      const read = documents.reduce((sum, text) => sum + text.length, query.length * documents.length);
      return { scores, usage: { ...NO_USAGE, calls: 1, tokensIn: Math.ceil(read / 4), estimated: true, ms: performance.now() - started } };
    } catch (error) {
      this.breaker.failed();
      if (error instanceof ModelFailure) throw error;
      throw signal.aborted ? new ModelFailure('TIMEOUT', 'no scores within the deadline') : new ModelFailure('NETWORK', error instanceof Error ? error.message.slice(0, 160) : 'the service failed');
    }
  }

  unusable(): void {
    this.breaker.failed();
  }
}

function scoresOf({ results }: { results?: unknown }, count: number): number[] {
  const scores = Array.from({ length: count }, () => NaN);
  for (const { index, relevance_score: score } of Array.isArray(results) ? (results as { index?: unknown; relevance_score?: unknown }[]) : []) {
    if (typeof index === 'number' && typeof score === 'number' && index in scores) scores[index] = score;
  }
  return scores;
}
