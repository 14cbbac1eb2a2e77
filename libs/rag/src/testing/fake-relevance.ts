import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake does with the next requests; `judge` scores passages that name the question's longest word with 1, others with 0. */
export type FakeRelevanceReply = 'judge' | 'silent' | 'garbage' | 'short' | 'drip' | number;

/** A service that judges relevance on a local port, both ways it can be asked: `POST /rerank` and a chat. */
export class FakeRelevance {
  reply: FakeRelevanceReply = 'judge';
  requests = 0;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.requests += 1;
      const { reply } = this;
      const send = (status: number, body: string) => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      if (reply === 'silent') return;
      if (typeof reply === 'number') return void send(reply, '{"error":{"message":"told to"}}');
      if (reply === 'garbage') return void send(200, 'scores: all good!');
      if (reply === 'drip') {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{');
        return;
      }
      const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked;
      const judged = this.judge(request.url ?? '', asked, reply === 'short');
      if (asked.stream) response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${JSON.stringify(judged)}\n\ndata: [DONE]\n\n`);
      else send(200, JSON.stringify(judged));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private judge(url: string, asked: Asked, short: boolean): unknown {
    const chat = asked.messages?.[1]?.content ?? '';
    const parts = [...chat.matchAll(/<<<(PASSAGE \d+|QUESTION)\n([\s\S]*?)\n>>>/g)];
    const question = asked.query ?? parts.find((part) => part[1] === 'QUESTION')?.[2] ?? '';
    const texts = asked.documents ?? parts.filter((part) => part[1] !== 'QUESTION').map((part) => part[2] ?? '');
    const word = (question.toLowerCase().match(/\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length)[0] ?? '?';
    const scores = texts.slice(short ? 1 : 0).map((text) => (text.toLowerCase().includes(word) ? 1 : 0));
    if (url.endsWith('/rerank')) return { results: scores.map((score, index) => ({ index, relevance_score: score })).reverse() };
    const content = JSON.stringify({ scores: scores.map((score) => 100 * score) });
    return { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, finish_reason: 'stop', delta: { role: 'assistant', content } }] };
  }
}

interface Asked {
  query?: string;
  documents?: string[];
  messages?: { content: string }[];
  stream?: boolean;
}
