import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake service does with the next requests. */
export type FakeReply =
  /** The text of a chat completion. */
  | { kind: 'text'; text: string }
  /** A status without a useful body, e.g. 429 or 500. */
  | { kind: 'status'; status: number }
  /** Half a body, then the connection is cut. */
  | { kind: 'cut' }
  /** Never answers. */
  | { kind: 'silent' }
  /** Vectors of the given length; each text gets its own. */
  | { kind: 'vectors'; dimensions: number };

/** An OpenAI-compatible service on a local port that answers as it is told, and remembers what it was asked. */
export class FakeOpenAi {
  reply: FakeReply = { kind: 'text', text: '{"sentences":[]}' };
  readonly requests: { path: string; body: Record<string, unknown> }[] = [];
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.address();
  }

  /** Base URL of the running service. */
  address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    this.requests.push({ path: request.url ?? '', body });
    const { reply } = this;
    const json = (status: number, value: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    switch (reply.kind) {
      case 'silent':
        return;
      case 'status':
        json(reply.status, { error: { message: `told to answer ${reply.status}` } });
        return;
      case 'cut':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
        response.write('{"choices":[{"mess', () => response.destroy());
        return;
      case 'vectors': {
        const texts = [body.input].flat() as string[];
        const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorFor(text, reply.dimensions) }));
        json(200, { object: 'list', model: body.model, data, usage: { prompt_tokens: 1, total_tokens: 1 } });
        return;
      }
      case 'text':
        json(200, { id: 'c', object: 'chat.completion', created: 1, model: body.model, choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: reply.text } }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } });
    }
  }
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
