import { eventually } from './support/eventually';
import { Caller } from './support/graphql';
import { World } from './support/world';

const DUE = '# Due dates\n\nInvoices of the Harbour plan are due 21 days after the invoice date.\n';
const CARDS = '# Payment methods\n\nWe accept Visa, Mastercard and American Express. Prepaid cards are not accepted.\n';
interface Usage { cited: number; conversations: number; ledToHandoff: number; lastCitedAt: string | null }
interface Answers { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: { node: { question: string; quote: string; documentVersion: number; message: { author: string }; conversation: { id: string; status: string } } }[] }
let world: World;
let due: string;
let cards: string;
beforeAll(async () => {
  world = await World.open();
  [due = '', cards = ''] = await world.read([DUE, CARDS]);
}, 120_000);
afterAll(() => world.close());

const usage = async (id: string) => (await world.owner.ask<{ document: { usage: Usage } }>('query($id: ID!) { document(id: $id) { usage { cited conversations ledToHandoff lastCitedAt } } }', { id })).document.usage;
const ANSWERS = 'query($id: ID!, $f: Int, $a: String) { document(id: $id) { answers(first: $f, after: $a) { totalCount pageInfo { hasNextPage endCursor } edges { node { question quote documentVersion message { author } conversation { id status } } } } } }';
const answers = async (id: string, f = 20, a: string | null = null, who: Caller = world.owner) => (await who.ask<{ document: { answers: Answers } }>(ANSWERS, { id, f, a })).document.answers;

it('counts what was quoted, and what went to a person after it', async () => {
  expect(await usage(cards)).toEqual({ cited: 0, conversations: 0, ledToHandoff: 0, lastCitedAt: null });
  const first = await world.visitor();
  const { conversationId } = await first.talk('Which cards do you accept?');
  const second = await world.visitor();
  await second.talk('do you accept american express cards?');
  expect(await usage(cards)).toMatchObject({ cited: 2, conversations: 2, ledToHandoff: 0, lastCitedAt: expect.any(String) });
  await first.talk('I want to talk to a human please', { conversationId });
  await eventually(async () => (await usage(cards)).ledToHandoff === 1);
  expect((await usage(due)).cited).toBe(0);
});

it('leads to the conversations, page by page', async () => {
  const page = await answers(cards, 1);
  expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { question: 'do you accept american express cards?', documentVersion: 1, message: { author: 'AI' } } }] });
  const rest = await answers(cards, 5, page.pageInfo.endCursor);
  expect(rest.edges.map((edge) => edge.node)).toEqual([expect.objectContaining({ question: 'Which cards do you accept?', conversation: expect.objectContaining({ status: 'WAITING' }) })]);
  for (const { node } of [...page.edges, ...rest.edges]) expect(CARDS).toContain(node.quote);
  expect(await world.owner.code(ANSWERS, { id: cards, f: 1, a: 'nonsense' })).toBe('BAD_USER_INPUT');
});

it('shows customers’ words only to who may read conversations', async () => {
  const key = async (scopes: string[]) => world.caller((await world.owner.ask<{ createApiKey: { secret: string } }>('mutation($s: [ApiScope!]!) { createApiKey(name: "k", scopes: $s) { secret } }', { s: scopes })).createApiKey.secret);
  const reader = await key(['KNOWLEDGE_READ']);
  expect(await reader.code(ANSWERS, { id: cards, f: 5, a: null })).toBe('FORBIDDEN');
  expect((await reader.ask<{ document: { usage: Usage } }>('query($id: ID!) { document(id: $id) { usage { cited } } }', { id: cards })).document.usage.cited).toBe(2);
  expect((await answers(cards, 5, null, await key(['KNOWLEDGE_READ', 'CONVERSATIONS_READ']))).totalCount).toBe(2);
});

it('counts a list of documents in as many statements as one', async () => {
  const sqlOf = async (name: string, first: number): Promise<number> => {
    const line = world.server.nextLog((one) => one.msg === 'operation' && one.name === name);
    await world.owner.ask(`query ${name} { documents(first: ${first}) { edges { node { id usage { cited ledToHandoff } } } } }`);
    return Number((await line).sql);
  };
  expect(await sqlOf('Many', 50)).toBe(await sqlOf('One', 1));
});
