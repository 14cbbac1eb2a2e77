import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { obey, type PromptData } from './obedient-model';

/** What the fake service does with the next requests. */
export type FakeReply =
  /** The text of a chat completion; streamed in small pieces where a stream was asked for. */
  | { kind: 'text'; text: string }
  /** The text made from what the request holds. */
  | { kind: 'answer'; answer: (data: PromptData) => string }
  /** Does whatever the texts in its prompt tell it to do, and claims what it likes with a quote that is real. */
  | { kind: 'obedient' }
  /** A status with a JSON error, e.g. 401, 429 or 500. */
  | { kind: 'status'; status: number; retryAfter?: string }
  /** Half of the text as a stream, then the connection is cut. */
  | { kind: 'cut'; text?: string }
  /** 200 and a web page, as a captive portal or a proxy answers. */
  | { kind: 'html' }
  /** 200 and bytes that are no text. */
  | { kind: 'garbage' }
  /** 200 and no body. */
  | { kind: 'empty' }
  /** A well-formed stream whose chunks hold no choices. */
  | { kind: 'noChoices' }
  /** Never answers. */
  | { kind: 'silent' }
  /** Headers at once, then one byte every so many ms. */
  | { kind: 'drip'; everyMs: number }
  /** A reply of this many characters. */
  | { kind: 'huge'; characters: number }
  /** Wants a tool called that nobody offered. */
  | { kind: 'tool' }
  /** The text, one piece each time `release` is called; holds the stream open until then. */
  | { kind: 'held'; text: string; pieces: number }
  /** Vectors of the given length; each text gets its own. */
  | { kind: 'vectors'; dimensions: number };

const PIECE = 24;

/** An OpenAI-compatible service on a local port that answers as it is told, and remembers what it was asked. */
export class FakeOpenAi {
  reply: FakeReply = { kind: 'text', text: '{"sentences":[]}' };
  /** Replies for the next requests, in order; afterwards {@link reply} again. */
  readonly next: FakeReply[] = [];
  readonly requests: { path: string; body: Record<string, unknown>; at: number }[] = [];
  /** Connections that were closed by the client before the reply was whole. */
  abandoned = 0;
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  private readonly held: (() => void)[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.address();
  }

  /** Base URL of the running service. */
  address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Lets every held stream send its next piece. @returns how many streams are held */
  release(): number {
    const waiting = this.held.splice(0);
    for (const go of waiting) go();
    return waiting.length;
  }

  /** What the newest chat request told the model. */
  lastPrompt(): { system: string; data: PromptData } | null {
    const body = this.requests.findLast(({ path }) => path.endsWith('/chat/completions'))?.body;
    return body ? promptOf(body) : null;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    this.requests.push({ path: request.url ?? '', body, at: performance.now() });
    response.on('close', () => {
      if (!response.writableFinished) this.abandoned += 1;
    });
    await this.answer(this.next.shift() ?? this.reply, body, response);
  }

  private async answer(reply: FakeReply, body: Record<string, unknown>, response: ServerResponse): Promise<void> {
    switch (reply.kind) {
      case 'silent':
        return;
      case 'status':
        response.writeHead(reply.status, { 'content-type': 'application/json', ...(reply.retryAfter ? { 'retry-after': reply.retryAfter } : {}) });
        response.end(JSON.stringify({ error: { message: `told to answer ${reply.status}` } }));
        return;
      case 'cut':
        return cut(response, reply.text ?? '{"sentences":[{"text":"The fee', body);
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>');
        return;
      case 'garbage':
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end(Buffer.from([0, 159, 146, 150, 10, 255, 254, 123, 34, 10, 10]));
        return;
      case 'empty':
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end();
        return;
      case 'noChoices':
        sse(response, [{ id: 'c', object: 'chat.completion.chunk', created: 1, model: body.model }]);
        return;
      case 'drip':
        return this.drip(response, reply.everyMs);
      case 'huge':
        return this.text(response, body, `{"sentences":[{"text":"${'x'.repeat(reply.characters)}"`);
      case 'tool':
        sse(response, [chunk(body, { role: 'assistant', tool_calls: [{ index: 0, id: 't1', type: 'function', function: { name: 'refund_customer', arguments: '{"amount":9999}' } }] })]);
        return;
      case 'held':
        return this.hold(response, body, reply.text, reply.pieces);
      case 'vectors': {
        const data = ([body.input].flat() as string[]).map((text, index) => ({ object: 'embedding', index, embedding: vectorFor(text, reply.dimensions) }));
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', model: body.model, data, usage: { prompt_tokens: 1, total_tokens: 1 } }));
        return;
      }
      case 'answer':
        return this.text(response, body, reply.answer(promptOf(body).data));
      case 'obedient':
        return this.text(response, body, obey(promptOf(body)));
      case 'text':
        return this.text(response, body, reply.text);
    }
  }

  private text(response: ServerResponse, body: Record<string, unknown>, text: string): void {
    const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
    if (body.stream !== true) {
      const whole = { id: 'c', object: 'chat.completion', created: 1, model: body.model, choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }], usage };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(whole));
      return;
    }
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${Math.max(PIECE, Math.ceil(text.length / 400))}}`, 'g')) ?? [];
    const told = body.stream_options ? [{ ...chunk(body, {}), choices: [], usage }] : [];
    sse(response, [...pieces.map((content) => chunk(body, { content })), ...told]);
  }

  private drip(response: ServerResponse, everyMs: number): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const timer = setInterval(() => response.write('d'), everyMs);
    this.timers.add(timer);
    response.on('close', () => clearInterval(timer));
  }

  private async hold(response: ServerResponse, body: Record<string, unknown>, text: string, pieces: number): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const size = Math.ceil(text.length / pieces);
    for (let at = 0; at < text.length; at += size) {
      await new Promise<void>((resolve) => this.held.push(resolve));
      if (response.destroyed) return;
      response.write(`data: ${JSON.stringify(chunk(body, { content: text.slice(at, at + size) }))}\n\n`);
    }
    response.end('data: [DONE]\n\n');
  }
}

function sse(response: ServerResponse, events: readonly object[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end('data: [DONE]\n\n');
}

function cut(response: ServerResponse, text: string, body: Record<string, unknown>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`data: ${JSON.stringify(chunk(body, { content: text }))}\n\n`, () => response.destroy());
}

function chunk(body: Record<string, unknown>, delta: object): Record<string, unknown> {
  return { id: 'c', object: 'chat.completion.chunk', created: 1, model: body.model, choices: [{ index: 0, delta, finish_reason: null }] };
}

/** System prompt and data of a request of this project; empty data for any other. */
function promptOf(body: Record<string, unknown>): { system: string; data: PromptData } {
  const messages = (Array.isArray(body.messages) ? body.messages : []) as { role: string; content: string }[];
  const system = messages.find((message) => message.role === 'system')?.content ?? '';
  const user = messages.find((message) => message.role === 'user')?.content ?? '';
  const json = /^DATA-\w+\n([\s\S]*)\nEND-\w+$/.exec(user)?.[1] ?? '{}';
  return { system, data: JSON.parse(json) as PromptData };
}

/** Bags of words: texts that share words point in similar directions. */
function vectorFor(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let at = 7;
    for (const letter of word) at = (at * 31 + (letter.codePointAt(0) ?? 0)) % dimensions;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  return vector;
}
