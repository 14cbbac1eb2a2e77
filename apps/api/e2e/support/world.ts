import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { eventually } from './eventually';
import { Feed } from './feed';
import { Caller } from './graphql';
import { ROOT, Server, environment } from './server';

export const PASSWORD = 'a long test password';
type Role = 'OWNER' | 'ADMIN' | 'AGENT' | 'VIEWER';

/** What a visitor sees of a thread. */
export interface SeenThread {
  id: string;
  status: string;
  lastSeq: number;
  messages: { edges: { node: { id: string; seq: number; author: string; text: string; citations: { title: string; quote: string }[]; choices: { id: string; kind: string }[] } }[] };
}
const THREAD = 'id status lastSeq messages(first: 100) { edges { node { id seq author text citations { title quote } choices { id kind } } } }';

/** A customer in the widget. */
export class Visitor extends Caller {
  /** Sends a text; a client id of its own unless one is given. */
  async send(text: string, more: Record<string, unknown> = {}): Promise<{ seq: number; messageId: string; conversationId: string; status: string }> {
    const { sendVisitorMessage: payload } = await this.ask<{ sendVisitorMessage: { message: { id: string; seq: number } | null; conversation: { id: string; status: string } | null; userErrors: { code: string; message: string }[] } }>(
      'mutation($i: SendVisitorMessageInput!) { sendVisitorMessage(input: $i) { message { id seq } conversation { id status } userErrors { code message } } }',
      { i: { clientMessageId: randomUUID(), text, ...more } },
    );
    if (!payload.message || !payload.conversation) throw new Error(JSON.stringify(payload.userErrors));
    return { seq: payload.message.seq, messageId: payload.message.id, conversationId: payload.conversation.id, status: payload.conversation.status };
  }

  async thread(id: string): Promise<SeenThread> {
    return (await this.ask<{ visitorConversation: SeenThread }>(`query($id: ID!) { visitorConversation(id: $id) { ${THREAD} } }`, { id })).visitorConversation;
  }

  /** Sends and waits for what the product says to it. */
  async talk(text: string, more: Record<string, unknown> = {}): Promise<{ conversationId: string; status: string; answer: SeenThread['messages']['edges'][number]['node'] }> {
    const sent = await this.send(text, more);
    const found = await eventually(async () => {
      const thread = await this.thread(sent.conversationId);
      const answer = thread.messages.edges.map((edge) => edge.node).find((node) => node.seq > sent.seq && node.author !== 'CUSTOMER');
      return answer && { conversationId: thread.id, answer };
    });
    // Status and messages of one response are two reads: what was committed with the answer is certain in the next one.
    return { ...found, status: (await this.thread(sent.conversationId)).status };
  }
}

/** A server with one workspace, on a database of its own. */
export class World {
  widgetKey = '';
  owner!: Caller;

  private constructor(
    readonly server: Server,
    private readonly clean: () => Promise<void>,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<World> {
    const place = await freshDatabase();
    const world = new World(new Server({ ...place.env, ...env }), place.clean);
    try {
      await world.begin();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  /** Starts the server and takes the first owner's link. */
  private async begin(): Promise<void> {
    await this.server.start();
    const link = this.server.printed.map((line) => /token=(inv_[\w-]+)/.exec(line)?.[1]).find(Boolean);
    this.owner = await this.setPassword(link ?? '');
    const { workspace } = await this.owner.ask<{ workspace: { widgetKey: string } }>('{ workspace { widgetKey } }');
    this.widgetKey = workspace.widgetKey;
  }

  get url(): string {
    return this.server.url;
  }

  caller(token: string | null): Caller {
    return new Caller(() => this.server.url, token);
  }

  async setPassword(token: string): Promise<Caller> {
    const { setPassword } = await this.caller(null).ask<{ setPassword: { token: string | null; userErrors: { code: string }[] } }>('mutation($t: String!, $p: String!) { setPassword(token: $t, password: $p) { token userErrors { code } } }', { t: token, p: PASSWORD });
    if (!setPassword.token) throw new Error(JSON.stringify(setPassword.userErrors));
    return this.caller(setPassword.token);
  }

  /** Invites a colleague and signs them in. */
  async colleague(role: Role, name = `${role} ${randomUUID().slice(0, 6)}`): Promise<{ id: string; email: string; caller: Caller; link: string }> {
    const email = `${randomUUID()}@example.com`;
    const { createAgent } = await this.owner.ask<{ createAgent: { agent: { id: string }; setUpUrl: string; userErrors: { message: string }[] } }>('mutation($i: AgentInput!) { createAgent(input: $i) { agent { id } setUpUrl userErrors { message } } }', { i: { name, email, role } });
    const link = createAgent.setUpUrl.split('token=')[1] ?? '';
    return { id: createAgent.agent.id, email, caller: await this.setPassword(link), link };
  }

  async visitor(widgetKey = this.widgetKey): Promise<Visitor> {
    const { startVisitorSession } = await this.caller(null).ask<{ startVisitorSession: { visitorToken: string } }>('mutation($k: String!) { startVisitorSession(input: { widgetKey: $k }) { visitorToken } }', { k: widgetKey });
    return new Visitor(() => this.server.url, startVisitorSession.visitorToken);
  }

  /** Adds documents and waits until all are searchable. */
  async read(contents: string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const content of contents) {
      const { createDocument } = await this.owner.ask<{ createDocument: { document: { id: string } } }>('mutation($i: CreateDocumentInput!) { createDocument(input: $i) { document { id } } }', { i: { content, format: 'MARKDOWN' } });
      ids.push(createDocument.document.id);
    }
    await this.allRead(120_000);
    return ids;
  }

  async allRead(withinMs?: number): Promise<void> {
    await eventually(async () => (await this.owner.ask<{ documents: { totalCount: number } }>('{ documents(status: [QUEUED, PROCESSING]) { totalCount } }')).documents.totalCount === 0, withinMs);
  }

  feed<T>(caller: Caller, field: string, query: string, variables: Record<string, unknown> = {}): Feed<T> {
    return new Feed<T>(this.url, caller.token, query, variables, field);
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.clean();
  }
}

/** A folder for the embedded database, or a database of its own on the server that DATABASE_URL names. */
export async function freshDatabase(): Promise<{ env: Record<string, string>; clean: () => Promise<void> }> {
  const admin = process.env.DATABASE_URL;
  const folder = mkdtempSync(path.join(tmpdir(), 'chatref-e2e-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (!admin) return { env: { DATA_DIR: folder }, clean: async () => removeFolder() };
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  await onServer(admin, `CREATE DATABASE ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    env: { DATA_DIR: folder, DATABASE_URL: url.href, ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}) },
    clean: async () => {
      await onServer(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      removeFolder();
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Runs the operators' command line. @returns what it printed */
export async function cli(env: Record<string, string>, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(ROOT, 'dist/api/apps/api/src/cli.js'), ...args], { env: environment(env), cwd: ROOT });
  return stdout;
}
