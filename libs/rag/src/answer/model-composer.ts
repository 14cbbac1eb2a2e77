import { ChatOpenAI } from '@langchain/openai';
import type { OpenAiOptions } from '../embed/openai-embedder';
import type { HistoryTurn } from '../retrieve/question';
import type { Scored } from '../retrieve/rank';
import type { SearchResult } from '../retrieve/search';
import type { Evidence } from './answer-draft';
import type { Composed } from './extractive';
import { checkSentences, type Claim } from './grounding';
import { messagesFor, parseReply } from './prompt';

/** What a model made of the passages. */
export type ModelAnswer = ({ kind: 'WRITTEN' } & Composed) | { kind: 'NOT_COVERED' } | { kind: 'FAILED'; reason: string };

/** Writes an answer from passages; everything it says is checked before it is returned. Never throws. */
export interface ModelComposer {
  compose(found: SearchResult, history: readonly HistoryTurn[]): Promise<ModelAnswer>;
}

/** Passages the model is shown. */
const SHOWN = 6;

/** Answers written by a chat model of any OpenAI-compatible service. */
export class OpenAiComposer implements ModelComposer {
  private readonly client: ChatOpenAI;
  private readonly deadlineMs: number;

  constructor(options: OpenAiOptions) {
    this.deadlineMs = options.deadlineMs ?? 15_000;
    this.client = new ChatOpenAI({
      apiKey: options.apiKey,
      model: options.model,
      temperature: 0,
      maxTokens: 700,
      maxRetries: 1,
      timeout: this.deadlineMs,
      modelKwargs: { response_format: { type: 'json_object' } },
      ...(options.baseUrl ? { configuration: { baseURL: options.baseUrl } } : {}),
    });
  }

  async compose(found: SearchResult, history: readonly HistoryTurn[]): Promise<ModelAnswer> {
    const shown = found.passages.slice(0, SHOWN);
    // The signal ends retries and a stalled body too, which the client's own timeout does not.
    const signal = AbortSignal.timeout(this.deadlineMs);
    let reply: string;
    try {
      const message = await Promise.race([this.client.invoke(messagesFor(found.question.text, history, shown), { signal }), aborted(signal)]);
      reply = typeof message.content === 'string' ? message.content : '';
    } catch (error) {
      return { kind: 'FAILED', reason: signal.aborted ? `no answer within ${this.deadlineMs} ms` : reasonOf(error) };
    }
    const claims = parseReply(reply);
    if (!claims) return { kind: 'FAILED', reason: 'the reply was not the JSON that was asked for' };
    if (claims.length === 0) return { kind: 'NOT_COVERED' };
    const supported = checkSentences(claims, shown, found.question.text);
    if (supported.length === 0) return { kind: 'NOT_COVERED' };
    return { kind: 'WRITTEN', text: supported.map((claim) => claim.text).join(' '), evidence: evidenceOf(supported, shown) };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'the service failed';
}

/** Each distinct quote once, in the order of the answer. */
function evidenceOf(claims: readonly Claim[], shown: readonly Scored[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (const { passage: at, quote } of claims) {
    const passage = shown[at - 1];
    if (!passage || evidence.some((known) => known.documentId === passage.documentId && known.quote === quote)) continue;
    const { documentId, documentVersion, headingPath, url } = passage;
    evidence.push({ documentId, documentVersion, title: headingPath[0] ?? '', headingPath, quote, url });
  }
  return evidence;
}
