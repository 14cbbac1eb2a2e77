import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A website that a test serves on loopback and changes as it likes. It answers with ETags and says 304 where nothing changed. */
export class FixtureSite {
  /** Paths asked for, with the status each got. */
  readonly requests: { path: string; status: number }[] = [];
  /** Sockets that were opened. */
  connections = 0;
  private readonly answers = new Map<string, Answer>();
  private readonly server: Server;
  origin = '';

  constructor() {
    this.server = createServer((request, response) => {
      const path = request.url ?? '';
      response.on('finish', () => this.requests.push({ path, status: response.statusCode }));
      const answer = this.answers.get(path);
      if (answer) answer(request, response);
      else response.writeHead(404).end('not here');
    });
    this.server.on('connection', () => (this.connections += 1));
  }

  async open(host = '127.0.0.1'): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, host, resolve));
    const address = this.server.address();
    this.origin = `http://${host}:${typeof address === 'object' && address ? address.port : 0}`;
    return this;
  }

  /** A page with a heading, a sentence and links. */
  page(path: string, title: string, sentence: string, links: readonly string[] = [], head = ''): this {
    const anchors = links.map((href) => `<a href="${href}">${href}</a>`).join(' ');
    return this.file(path, 'text/html; charset=utf-8', `<!doctype html><html><head><title>${title}</title>${head}</head><body><nav><a href="/">Home</a> Menu of the site</nav><main><h1>${title}</h1><p>${sentence}</p><p>${anchors}</p></main><footer>Imprint and cookies</footer></body></html>`);
  }

  /** Bytes of a kind, with an ETag made of them. */
  file(path: string, type: string, body: string | Buffer): this {
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    return this.answer(path, (request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { 'content-type': type, etag }).end(body);
    });
  }

  answer(path: string, answer: Answer): this {
    this.answers.set(path, answer);
    return this;
  }

  gone(path: string): this {
    this.answers.delete(path);
    return this;
  }

  /** Paths that were sent whole since `from` requests ago. */
  sentWhole(from = 0): string[] {
    return this.requests.slice(from).filter((one) => one.status === 200 && one.path !== '/robots.txt').map((one) => one.path).sort();
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
