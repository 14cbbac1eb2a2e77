import { createHash, randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { eventually } from './eventually';
import { Caller } from './graphql';
import { ROOT, Server, environment } from './server';

/** A workspace of the template: what is needed to sign in and to embed its widget. */
export interface TemplateWorkspace {
  widgetKey: string;
  /** Id by part: owner, and in the first workspace admin, ada, ben, viewer. */
  agents: Record<string, string>;
}
/** Everything the suites know of the database that they start from. */
export interface Template {
  /** Folder of the embedded database, or the template database's URL. */
  source: string;
  embedded: boolean;
  main: TemplateWorkspace;
  other: TemplateWorkspace;
}
/** Every account of the template has this password, and the address `<part>@<workspace>.test`. */
export const PASSWORD = 'a password of the tests';
/** Where the path of the template's description is handed from the set-up to the suites. */
export const TEMPLATE_VARIABLE = 'CHATREF_E2E_TEMPLATE';

const DOCUMENTS = path.join(ROOT, 'apps/api/src/demo/documents');
const COLLEAGUES = { admin: 'ADMIN', ada: 'AGENT', ben: 'AGENT', viewer: 'VIEWER' } as const;
const UNFINISHED = /^(QUEUED|PROCESSING)$/;

/** Makes the database all suites start from, through the product's own doors; kept until the built API changes. */
export async function provideTemplate(): Promise<Template> {
  const key = hashOfBuild();
  const base = process.env.DATABASE_URL;
  const folder = path.join(ROOT, 'node_modules/.cache/chatref-e2e', base ? `postgres-${randomBytes(4).toString('hex')}` : key);
  const description = path.join(folder, 'template.json');
  if (!existsSync(description)) {
    const fresh = base ? folder : mkdtempSync(path.join(tmpdir(), 'chatref-template-'));
    mkdirSync(fresh, { recursive: true });
    const source = base ? await createDatabase(base, `chatref_template_${randomBytes(4).toString('hex')}`) : path.join(fresh, 'data');
    const template = await fill(source, !base);
    const kept = { ...template, source: base ? source : path.join(folder, 'data') };
    writeFileSync(path.join(fresh, 'template.json'), JSON.stringify(kept));
    if (!base) {
      mkdirSync(path.dirname(folder), { recursive: true });
      for (const old of readdirSync(path.dirname(folder))) rmSync(path.join(path.dirname(folder), old), { recursive: true, force: true });
      cpSync(fresh, `${folder}.new`, { recursive: true });
      renameSync(`${folder}.new`, folder);
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  process.env[TEMPLATE_VARIABLE] = description;
  return readTemplate();
}

/** The description that {@link provideTemplate} left for this process. */
export function readTemplate(): Template {
  const file = process.env[TEMPLATE_VARIABLE];
  if (!file) throw new Error('the template was not provided: the suites run through the Jest projects e2e and browser');
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}

/** Variables that point a server at a database. */
export function storage(source: string): Record<string, string> {
  const redis = process.env.REDIS_URL;
  if (!source.startsWith('postgres')) return { DATA_DIR: source };
  return { DATABASE_URL: source, DATA_DIR: path.join(tmpdir(), 'chatref-unused'), ...(redis ? { REDIS_URL: redis } : {}) };
}

/** Makes a database beside the one of `base`, empty or a copy. @returns its URL */
export async function createDatabase(base: string, name: string, copyOf?: string): Promise<string> {
  await administer(base, `CREATE DATABASE "${name}"${copyOf ? ` TEMPLATE "${copyOf}"` : ''}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops a database and whatever is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const base = new URL(url);
  const name = base.pathname.slice(1);
  base.pathname = '/postgres';
  await administer(base.href, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function fill(source: string, embedded: boolean): Promise<Template> {
  const main = createWorkspace(source, 'Larkstead', 'owner@main.test');
  const other = createWorkspace(source, 'Other company', 'owner@other.test');
  const server = await new Server(storage(source)).start();
  try {
    const template: Template = {
      source,
      embedded,
      main: { widgetKey: main.widgetKey, agents: await people(server, main.setUpToken, 'main', COLLEAGUES) },
      other: { widgetKey: other.widgetKey, agents: await people(server, other.setUpToken, 'other', { ada: 'AGENT' }) },
    };
    await loadDocuments(server, await signIn(server, 'owner@main.test'), readdirSync(DOCUMENTS).filter((name) => name.endsWith('.md')));
    await loadDocuments(server, await signIn(server, 'owner@other.test'), ['cancelling.md']);
    return template;
  } finally {
    const { code } = await server.stop();
    if (code !== 0) throw new Error(`the server ended with ${code} after the template was made`);
  }
}

/** The operator's command, as documented. */
function createWorkspace(source: string, name: string, owner: string): { setUpToken: string; widgetKey: string } {
  const cli = path.join(ROOT, 'dist/api/apps/api/src/cli.js');
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'create-workspace', name, '--owner', owner], { cwd: ROOT, encoding: 'utf8', env: environment(storage(source)) });
  const setUpToken = /set-password\?token=(\S+)/.exec(stdout)?.[1];
  const widgetKey = /Widget key\s+(\S+)/.exec(stdout)?.[1];
  if (!setUpToken || !widgetKey) throw new Error(`create-workspace failed:\n${stdout}\n${stderr}`);
  return { setUpToken, widgetKey };
}

async function people(server: Server, setUpToken: string, workspace: string, parts: Record<string, string>): Promise<Record<string, string>> {
  const owner = await redeem(server, setUpToken);
  const agents: Record<string, string> = { owner: owner.id };
  for (const [part, role] of Object.entries(parts)) {
    const input = { name: part[0]?.toUpperCase() + part.slice(1), email: `${part}@${workspace}.test`, role };
    const { createAgent } = await owner.caller.ask<{ createAgent: { setUpUrl: string } }>('mutation ($input: AgentInput!) { createAgent(input: $input) { setUpUrl userErrors { message } } }', { input });
    agents[part] = (await redeem(server, createAgent.setUpUrl.split('token=')[1] ?? '')).id;
  }
  return agents;
}

async function redeem(server: Server, token: string): Promise<{ id: string; caller: Caller }> {
  const nobody = new Caller(() => server.url, null);
  const document = 'mutation ($token: String!, $password: String!) { setPassword(token: $token, password: $password) { token agent { id } userErrors { message } } }';
  const { setPassword } = await nobody.ask<{ setPassword: { token: string; agent: { id: string } } }>(document, { token, password: PASSWORD });
  return { id: setPassword.agent.id, caller: new Caller(() => server.url, setPassword.token) };
}

/** Signs a colleague of the template in. @returns a caller with a session of their own */
export async function signIn(server: Server, email: string, password = PASSWORD): Promise<Caller> {
  const document = 'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { token userErrors { code message } } }';
  const { login } = await new Caller(() => server.url, null).ask<{ login: { token: string | null } }>(document, { email, password });
  if (!login.token) throw new Error(`${email} could not sign in`);
  return new Caller(() => server.url, login.token);
}

async function loadDocuments(_server: Server, owner: Caller, names: string[]): Promise<void> {
  const create = 'mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { document { id } userErrors { message } } }';
  for (const name of names) {
    const content = readFileSync(path.join(DOCUMENTS, name), 'utf8');
    await owner.ask(create, { input: { content, format: 'MARKDOWN', sourceUrl: `https://docs.example.com/${name.replace('.md', '')}` } });
  }
  await allRead(owner);
}

/** Waits until every document is read in. @throws when one FAILED */
export async function allRead(owner: Caller): Promise<void> {
  await eventually(async () => {
    const { documents } = await owner.ask<{ documents: { edges: { node: { title: string; status: string; error: string | null } }[] } }>('{ documents(first: 100) { edges { node { title status error } } } }');
    const nodes = documents.edges.map(({ node }) => node);
    const failed = nodes.find(({ status }) => status === 'FAILED');
    if (failed) throw new Error(`${failed.title} FAILED: ${failed.error}`);
    return !nodes.some(({ status }) => UNFINISHED.test(status));
  }, 120_000);
}

function hashOfBuild(): string {
  const dist = path.join(ROOT, 'dist/api');
  if (!existsSync(dist)) throw new Error('the API is not built: npm run build');
  const hash = createHash('sha256').update(readFileSync(__filename));
  for (const name of (readdirSync(dist, { recursive: true }) as string[]).filter((file) => /\.(js|json|md)$/.test(file)).sort()) hash.update(name).update(readFileSync(path.join(dist, name)));
  return hash.digest('hex').slice(0, 16);
}
