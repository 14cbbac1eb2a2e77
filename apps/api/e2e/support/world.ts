import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Colleague } from './colleague';
import { Caller } from './graphql';
import { Server } from './server';
import { createDatabase, dropDatabase, readTemplate, signIn, storage, type Template } from './template';
import { Visitor } from './visitor';

export type Part = 'owner' | 'admin' | 'ada' | 'ben' | 'viewer';
export type Company = 'main' | 'other';

/** One suite's own server on its own copy of the template, and the people who use it. */
export class World {
  private readonly signedIn = new Map<string, Promise<Colleague>>();

  private constructor(
    readonly server: Server,
    readonly template: Template,
    /** The copy's folder (embedded) or URL. */
    readonly source: string,
  ) {}

  /** Copies the template and starts a server on it, with `env` on top of the usual. */
  static async open(env: Record<string, string> = {}): Promise<World> {
    const template = readTemplate();
    const source = await copy(template);
    const server = new Server({ ...storage(source), ...env });
    const world = new World(server, template, source);
    try {
      await server.start();
    } catch (error) {
      await world.close();
      throw error;
    }
    return world;
  }

  async close(): Promise<void> {
    await this.server.stop();
    if (this.template.embedded) rmSync(path.dirname(this.source), { recursive: true, force: true });
    else await dropDatabase(this.source);
  }

  /** A colleague, signed in once and for the whole suite. */
  as(part: Part, company: Company = 'main'): Promise<Colleague> {
    const email = `${part}@${company}.test`;
    let colleague = this.signedIn.get(email);
    if (!colleague) {
      colleague = signIn(this.server, email).then(({ token }) => new Colleague(() => this.server.url, token));
      this.signedIn.set(email, colleague);
    }
    return colleague;
  }

  /** A customer nobody has seen before, with a session of their own. */
  async visitor(company: Company = 'main'): Promise<Visitor> {
    const document = 'mutation ($input: StartVisitorSessionInput!) { startVisitorSession(input: $input) { visitorToken userErrors { message } } }';
    const input = { widgetKey: this.template[company].widgetKey };
    const { startVisitorSession } = await this.nobody.ask<{ startVisitorSession: { visitorToken: string } }>(document, { input });
    return new Visitor(() => this.server.url, startVisitorSession.visitorToken);
  }

  /** Somebody without a token. */
  get nobody(): Caller {
    return new Caller(() => this.server.url, null);
  }
}

/** An id that nothing has. */
export const unknownId = (): string => randomUUID();

async function copy(template: Template): Promise<string> {
  if (!template.embedded) return createDatabase(template.source, `chatref_e2e_${randomBytes(6).toString('hex')}`, new URL(template.source).pathname.slice(1));
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'chatref-e2e-')), 'data');
  cpSync(template.source, folder, { recursive: true });
  rmSync(path.join(folder, 'lock'), { force: true });
  return folder;
}
