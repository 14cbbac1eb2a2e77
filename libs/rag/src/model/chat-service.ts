import { ChatOpenAI } from '@langchain/openai';
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import type { OpenAiOptions } from '../embed/openai-embedder';
import { CircuitBreaker } from './circuit-breaker';
import { ModelFailure } from './model-failure';
import { addUsage, NO_USAGE, type ModelUsage } from './usage';

/** Calls at the same time, and characters of a reply before it is taken for endless. */
const MOST_CALLS = 8;
const LONGEST_REPLY = 32_000;
/** A retry needs at least this much of the deadline to be worth a call, in ms. */
const WORTH_MS = 1_000;
/** How long to wait before a retry when the service does not say, in ms. */
const PAUSE_MS = 300;

/** One question to the model. */
export interface ChatCall {
  messages: BaseMessage[];
  /** Ends the call, its retry and its pauses; the deadline of the whole turn. */
  signal: AbortSignal;
  /** Hears the reply as it grows; a retry begins anew with an empty text. Return false to stop. */
  onText?: (text: string) => Promise<boolean>;
  /** True once something of this reply has been shown to somebody: then nothing is asked a second time. */
  shown?: () => boolean;
}

export interface ChatReply {
  text: string;
  usage: ModelUsage;
}

/**
 * A chat model of an OpenAI-compatible service, treated as something that may be slow, broken or down: one deadline per
 * turn, one retry that honours Retry-After, a circuit breaker, a bulkhead, and a bound on what a reply may be. Shared by all
 * turns of a process.
 */
export class ChatService {
  readonly model: string;
  private readonly breaker: CircuitBreaker;
  private readonly clients: { rich: ChatOpenAI; plain: ChatOpenAI };
  /** The service has refused JSON mode or usage figures; it is asked without from then on. */
  private plain = false;
  private running = 0;

  constructor(options: OpenAiOptions, breaker = new CircuitBreaker()) {
    this.model = options.model;
    this.breaker = breaker;
    const common = {
      apiKey: options.apiKey, model: options.model, temperature: 0, maxTokens: 900, maxRetries: 0,
      ...(options.baseUrl ? { configuration: { baseURL: options.baseUrl } } : {}),
    };
    this.clients = {
      rich: new ChatOpenAI({ ...common, streamUsage: true, modelKwargs: { response_format: { type: 'json_object' } } }),
      plain: new ChatOpenAI({ ...common, streamUsage: false }),
    };
  }

  get breakerState(): 'CLOSED' | 'OPEN' {
    return this.breaker.state;
  }

  /**
   * Asks, and asks once more where that may help.
   * @throws ModelFailure; its `usage` is what was spent all the same
   */
  async ask(call: ChatCall): Promise<ChatReply> {
    if (this.running >= MOST_CALLS) throw new ModelFailure('BUSY', `${MOST_CALLS} calls are under way already`);
    this.running += 1;
    try {
      return await this.withRetry(call);
    } finally {
      this.running -= 1;
    }
  }

  /** Tells the breaker about a reply that arrived but could not be used. */
  unusable(): void {
    this.breaker.failed();
  }

  private async withRetry(call: ChatCall): Promise<ChatReply> {
    try {
      return await this.attempt(call);
    } catch (error) {
      const failure = toFailure(error, call.signal);
      if (failure.status === 400 && !this.plain) this.plain = true;
      else if (!failure.passing) throw failure;
      if (call.shown?.()) throw failure;
      await pause(failure.retryAfterMs ?? PAUSE_MS, call.signal, failure);
      return this.attempt(call).catch((second: unknown) => {
        throw toFailure(second, call.signal);
      });
    }
  }

  private async attempt(call: ChatCall): Promise<ChatReply> {
    if (call.signal.aborted) throw new ModelFailure('TIMEOUT', 'no time was left for the model');
    if (!this.breaker.allow()) throw new ModelFailure('OPEN', 'the model is resting after several failures');
    try {
      const reply = await this.stream(call);
      this.breaker.succeeded();
      return reply;
    } catch (error) {
      // Only what the service did counts against it, not that the caller stopped listening.
      if (!(error instanceof ModelFailure && error.code === 'STOPPED') && !(this.isPreference(error) && !this.plain)) this.breaker.failed();
      throw error;
    }
  }

  private isPreference(error: unknown): boolean {
    return (error as { status?: unknown }).status === 400;
  }

  private async stream({ messages, signal, onText }: ChatCall): Promise<ChatReply> {
    const started = performance.now();
    // Aborted on every way out, so that a connection that keeps dripping is closed.
    const own = new AbortController();
    const both = AbortSignal.any([signal, own.signal]);
    const over = ending(signal);
    try {
      const client = this.plain ? this.clients.plain : this.clients.rich;
      const chunks = await Promise.race([client.stream(messages, { signal: both }), over.promise]);
      const iterator = chunks[Symbol.asyncIterator]();
      let text = '';
      let usage: ModelUsage = { ...NO_USAGE, calls: 1 };
      for (;;) {
        const step = await Promise.race([iterator.next(), over.promise]);
        if (step.done) break;
        const added = textOf(step.value);
        usage = addUsage(usage, usageOf(step.value));
        if (added === '') continue;
        text += added;
        if (text.length > LONGEST_REPLY) throw new ModelFailure('TOO_LONG', `the reply was longer than ${LONGEST_REPLY} characters`);
        if (onText && !(await onText(text))) throw new ModelFailure('STOPPED', 'the conversation moved on');
      }
      if (text.trim() === '') throw new ModelFailure('GARBAGE', 'the reply was empty');
      if (usage.tokensIn === 0 && usage.tokensOut === 0) usage = estimate(usage, messages, text);
      return { text, usage: { ...usage, ms: performance.now() - started } };
    } finally {
      over.stop();
      own.abort();
    }
  }
}

/** A promise that is rejected when the signal fires; `stop` lets it go. */
function ending(signal: AbortSignal): { promise: Promise<never>; stop(): void } {
  let stop = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    const fire = (): void => reject(new ModelFailure('TIMEOUT', 'the model did not answer in time'));
    if (signal.aborted) return fire();
    signal.addEventListener('abort', fire, { once: true });
    stop = () => signal.removeEventListener('abort', fire);
  });
  promise.catch(() => undefined); // nobody may be listening when it fires
  return { promise, stop };
}

/** Waits, unless the deadline leaves no time for it and a call after it. */
async function pause(ms: number, signal: AbortSignal, failure: ModelFailure): Promise<void> {
  const deadline = deadlineOf(signal);
  if (deadline !== null && performance.now() + ms + WORTH_MS > deadline) throw failure;
  await new Promise<void>((resolve, reject) => {
    const over = (): void => {
      clearTimeout(timer);
      reject(failure);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', over);
      resolve();
    }, ms);
    signal.addEventListener('abort', over, { once: true });
  });
}

const deadlines = new WeakMap<AbortSignal, number>();

/** A signal that fires in `ms`, or with the other one, of which it is known when. */
export function deadlineSignal(ms: number, other?: AbortSignal): AbortSignal {
  const timer = AbortSignal.timeout(Math.max(0, Math.round(ms)));
  const signal = other ? AbortSignal.any([timer, other]) : timer;
  deadlines.set(signal, Math.min(performance.now() + ms, (other && deadlineOf(other)) ?? Infinity));
  return signal;
}

function deadlineOf(signal: AbortSignal): number | null {
  return deadlines.get(signal) ?? null;
}

function textOf(chunk: AIMessageChunk): string {
  return typeof chunk.content === 'string' ? chunk.content : '';
}

function usageOf(chunk: AIMessageChunk): Partial<ModelUsage> {
  const told = chunk.usage_metadata;
  return told ? { tokensIn: count(told.input_tokens), tokensOut: count(told.output_tokens) } : {};
}

/** A hostile or broken service may say anything. */
function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 10_000_000 ? Math.round(value) : 0;
}

/** About four characters are one token in European languages; better than counting nothing. */
function estimate(usage: ModelUsage, messages: readonly BaseMessage[], text: string): ModelUsage {
  const asked = messages.reduce((sum, message) => sum + String(message.content).length, 0);
  return { ...usage, tokensIn: Math.ceil(asked / 4), tokensOut: Math.ceil(text.length / 4), estimated: true };
}

function toFailure(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return new ModelFailure('TIMEOUT', 'the model did not answer in time');
  const { status, headers, message } = (error ?? {}) as { status?: unknown; headers?: unknown; message?: unknown };
  const words = typeof message === 'string' ? message.replace(/\s+/g, ' ').slice(0, 160) : 'the service failed';
  if (typeof status === 'number') return new ModelFailure('REFUSED', `the service answered ${status}: ${words}`, status, retryAfter(headers));
  return error instanceof SyntaxError ? new ModelFailure('GARBAGE', 'the reply was not an event stream of JSON') : new ModelFailure('NETWORK', words);
}

/** Of a Retry-After header in seconds or as a date. */
function retryAfter(headers: unknown): number | null {
  const value = headers instanceof Headers ? headers.get('retry-after') : ((headers ?? {}) as Record<string, unknown>)['retry-after'];
  if (typeof value !== 'string' || value === '') return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}
