import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { World } from './support/world';

/** Card numbers get in nowhere, whoever types them where; bank numbers lie sealed in the database. */

const CARD = '4111 1111 1111 1111';
const GONE = /4111\D{0,3}1111\D{0,3}1111/;
let world: World;
beforeAll(async () => (world = await World.open()), 180_000);
afterAll(() => world.close());

/** One text of everybody who may write, and where it is read again. */
const DOORS: [string, (text: string) => Promise<unknown>][] = [
  ['a customer’s message', async (text) => (await world.visitor()).send(text).then(({ conversationId }) => shown(conversationId))],
  ['an agent’s reply', (text) => written('replyToConversation', text)],
  ['a note', (text) => written('addNote', text)],
  ['the page of a visitor', async (text) => {
    const { startVisitorSession } = await world.caller(null).ask<{ startVisitorSession: { visitorToken: string } }>('mutation($i: StartVisitorSessionInput!) { startVisitorSession(input: $i) { visitorToken } }', { i: { widgetKey: world.widgetKey, page: `https://shop.example/?q=${encodeURI(text)} ${text}` } });
    const { sendVisitorMessage } = await world.caller(startVisitorSession.visitorToken).ask<{ sendVisitorMessage: { conversation: { id: string } } }>('mutation { sendVisitorMessage(input: { clientMessageId: "p1", text: "hello there" }) { conversation { id } } }');
    return shown(sendVisitorMessage.conversation.id);
  }],
  ['a form’s title and labels', (text) => world.owner.ask('mutation($i: FormInput!) { saveForm(key: "about-it", input: $i) { form { title fields { label } } userErrors { message } } }', { i: { title: `About ${text}`, fields: [{ key: 'why', label: `Not ${text}`, type: 'TEXT' }] } })],
  ['what a rule says, notes and sets', (text) => world.owner.ask('mutation($i: RuleInput!) { createRule(input: $i) { rule { actions sentence } userErrors { message } } }', { i: { name: 'Cards', conditions: { keyword: 'card' }, actions: [{ reply: `Use ${text}` }, { note: text }, { setAttribute: { key: 'card', value: text } }] } })],
  ['a tag', (text) => world.owner.ask('mutation($i: TagInput!) { createTag(input: $i) { tag { name description keywords } userErrors { message } } }', { i: { name: 'cards', description: `Like ${text}`, keywords: [text], examples: [`my card ${text}`], color: '#336699' } })],
];
const shown = (id: string) => world.owner.ask('query($id: ID!) { conversation(id: $id) { subject details { value } contact { email attributes } messages(first: 20) { edges { node { text } } } } }', { id });
async function written(field: string, text: string): Promise<unknown> {
  const { conversationId } = await (await world.visitor()).send('I would like to talk to a person');
  const told = await world.owner.ask(`mutation($i: ReplyInput!) { ${field}(input: $i) { message { text } userErrors { message } } }`, { i: { conversationId, clientMessageId: `c-${field}`, text } });
  return [told, await shown(conversationId)];
}

it.each(DOORS)('%s keeps no card number', async (_, write) => {
  const seen = JSON.stringify(await write(`the card is ${CARD}, thank you`));
  expect(seen).not.toMatch(GONE);
  expect(seen).toContain('ending 1111');
});

it('an e-mail field takes no card number for an address', async () => {
  const visitor = await world.visitor();
  const { conversationId } = await visitor.send('I would like to talk to a person');
  const { leaveEmail } = await visitor.ask<{ leaveEmail: { userErrors: { code: string }[] } }>('mutation($c: ID!) { leaveEmail(conversationId: $c, email: "4111111111111111@example.com") { userErrors { code } } }', { c: conversationId });
  expect(leaveEmail.userErrors[0]?.code).toBe('INVALID');
  expect(JSON.stringify(await shown(conversationId))).not.toContain('4111111111111111');
});

const IBAN = 'DE89370400440532013000';
const REVEAL = 'mutation($c: ID!, $id: ID!) { revealBankNumber(conversationId: $c, id: $id) { value } }';

it('bank numbers are sealed at rest: a readable one of before is sealed at the start, and both are shown to who may see them', async () => {
  const local = await World.open({ SECRET_KEY: '' });
  const env = local.server.settings;
  try {
    const { conversationId } = await (await local.visitor()).send(`My new IBAN is ${IBAN}`);
    const { conversation } = await local.owner.ask<{ conversation: { bankNumbers: { id: string }[] } }>('query($id: ID!) { conversation(id: $id) { bankNumbers { id } } }', { id: conversationId });
    const id = conversation.bankNumbers[0]?.id;
    const look = async () => (await local.owner.ask<{ revealBankNumber: { value: string } }>(REVEAL, { c: conversationId, id })).revealBankNumber.value.replaceAll(' ', '');
    expect(await look()).toBe(IBAN);
    await local.server.stop();
    // On a server of its own, without a key, nothing can be sealed; the embedded database has a key in its folder.
    const sealed = env.DATABASE_URL === undefined;
    if (sealed) {
      const key = path.join(env.DATA_DIR ?? '', 'secret.key');
      expect(existsSync(key) && statSync(key).mode & 0o077).toBe(0);
      expect(readFileSync(key, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    }
    expect((await values(env))[0]?.startsWith('v2:')).toBe(sealed);
    await values(env, `UPDATE sensitive_number SET value = '${IBAN}'`);
    // Now an operator's key: what is readable is sealed with it.
    await local.server.restart({ SECRET_KEY: 'another key that only this test uses 0123' });
    expect(await look()).toBe(IBAN);
    await local.server.stop();
    const after = await values(env);
    expect(after[0]).toMatch(/^v2:/);
    expect(after.join()).not.toContain(IBAN.slice(4, 12));
  } finally {
    await local.close();
  }
}, 180_000);

/** The stored values, read past the server. */
async function values(env: Record<string, string>, first?: string): Promise<string[]> {
  const sql = 'SELECT value FROM sensitive_number';
  if (env.DATABASE_URL) {
    const client = new Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    if (first) await client.query(first);
    const { rows } = await client.query<{ value: string }>(sql);
    await client.end();
    return rows.map(({ value }) => value);
  }
  const db = await PGlite.create({ dataDir: path.join(env.DATA_DIR ?? '', 'pg'), extensions: { vector } });
  if (first) await db.exec(first);
  const { rows } = await db.query<{ value: string }>(sql);
  await db.close();
  return rows.map(({ value }) => value);
}
