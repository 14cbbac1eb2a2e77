import { FakeOpenAi } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { World } from './support/world';

/** What a model may do about protected matters: say that there is one, in the customer's own words. Nothing else. */

const PLAIN = 'The place downstairs keeps sending us the paper, and we shall see about that.';
const service = new FakeOpenAi();
let world: World;
beforeAll(async () => {
  world = await World.open({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: await service.start(), OPENAI_MODEL: 'fake-chat' });
  await world.read(['# Invoices\n\nInvoices are sent on the first day of each month. You can download every invoice as a PDF under Billing, Invoices.\n\n# Due dates\n\nInvoices are due within 14 days of the invoice date.']);
}, 180_000);
afterAll(async () => {
  await world.close();
  await service.stop();
});

/** The model's opinion of a message; an answer when it is asked for one. */
const opinion = (person: object[]) => {
  service.reply = {
    kind: 'answer',
    answer: (data) => (data.passages ? JSON.stringify({ sentences: [{ text: 'Invoices are due within 14 days of the invoice date.', passage: 1, quote: 'Invoices are due within 14 days of the invoice date.' }] }) : JSON.stringify({ tags: [], person })),
  };
};

interface Case {
  status: string; protected: boolean; handoffReason: string | null; summary: string | null;
  protections: { kind: string; rule: string; phrase: string; source: string; messageSeq: number }[]; messages: { edges: { node: { author: string; seq: number } }[] };
  events: { edges: { node: { type: string; rule: string | null; reason: string | null } }[] };
}
const CASE = 'query($id: ID!) { conversation(id: $id) { status protected handoffReason summary protections { kind rule phrase source messageSeq } messages(first: 50) { edges { node { author seq } } } events(first: 100) { edges { node { type rule reason } } } } }';
const caseOf = async (id: string) => (await world.owner.ask<{ conversation: Case }>(CASE, { id })).conversation;
const authors = (seen: Case) => seen.messages.edges.map(({ node }) => node.author);

it('raises: latched in the customer’s words, handed over, acknowledged once, and silent from then on', async () => {
  opinion([{ kind: 'legal', quote: 'we shall see about that' }]);
  const visitor = await world.visitor();
  const { conversationId, answer } = await visitor.talk(PLAIN);
  expect(answer.author).toBe('SYSTEM');
  const seen = await eventually(async () => { const now = await caseOf(conversationId); return now.summary !== null && now; });
  expect(seen).toMatchObject({ status: 'WAITING', protected: true, handoffReason: 'RULE' });
  expect(seen.protections).toEqual([{ kind: 'legal', rule: 'Legal matter', phrase: 'we shall see about that', source: 'MODEL', messageSeq: 1 }]);
  expect(seen.events.edges.map(({ node }) => node).find(({ type }) => type === 'HANDED_OFF')).toMatchObject({ rule: 'Legal matter', reason: 'The language model says so' });
  expect(authors(seen)).toEqual(['CUSTOMER', 'SYSTEM']);
  // It changes its mind: the latch does not, and an ordinary question gets no answer of the AI's.
  opinion([]);
  const turn = world.server.nextLog((line) => line.msg === 'turn taken' && line.conversationId === conversationId);
  await visitor.send('When are invoices due?', { conversationId });
  await turn;
  const after = await caseOf(conversationId);
  expect(after).toMatchObject({ status: 'WAITING', protected: true });
  expect(authors(after)).toEqual(['CUSTOMER', 'SYSTEM', 'CUSTOMER']);
});

it.each([
  ['words that the customer did not write', [{ kind: 'fraud', quote: 'my card was stolen' }]],
  ['a matter that is none', [{ kind: 'weather', quote: 'When are invoices due' }]],
  ['nothing at all', []],
])('raises nothing with %s', async (_, person) => {
  opinion(person);
  const { conversationId, answer } = await (await world.visitor()).talk('When are invoices due?');
  expect(answer.author).toBe('AI');
  expect(await caseOf(conversationId)).toMatchObject({ status: 'AI_ACTIVE', protected: false, protections: [] });
});

it('never clears: what a detector latched stays, whatever the model says of it', async () => {
  opinion([]);
  const visitor = await world.visitor();
  const { conversationId, status } = await visitor.send('I dispute this charge. When are invoices due?');
  expect(status).toBe('WAITING');
  const seen = await eventually(async () => { const now = await caseOf(conversationId); return now.summary !== null && now; });
  expect(seen).toMatchObject({ status: 'WAITING', protected: true });
  expect(seen.protections.map(({ kind, source }) => [kind, source])).toEqual([['dispute', 'PHRASE']]);
  expect(authors(seen)).toEqual(['CUSTOMER', 'SYSTEM']);
});

it('counts in a preview as in a conversation', async () => {
  opinion([{ kind: 'legal', quote: 'we shall see about that' }]);
  const { tryAnswer } = await world.owner.ask<{ tryAnswer: { outcome: string; handoffReason: string } }>('query($q: String!) { tryAnswer(question: $q) { outcome handoffReason } }', { q: PLAIN });
  expect(tryAnswer).toEqual({ outcome: 'HANDOFF', handoffReason: 'RULE' });
});
