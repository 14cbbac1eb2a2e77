import { eventually } from './support/eventually';
import { World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.read(['# Invoices\n\nInvoices are sent on the first day of each month. You can download every invoice as a PDF under Billing, Invoices.\n\n# Due dates\n\nInvoices are due within 14 days of the invoice date.']);
}, 180_000);
afterAll(() => world.close());

const CASE = `status protected priority handoffReason summary details { key value messageSeq } handoff { rule phrase messageSeq }
  protections { kind rule phrase source like messageSeq } bankNumbers { id kind lastFour messageSeq } messages(first: 50) { edges { node { author text } } } events(first: 100) { edges { node { type rule reason actor { id } } } }`;
interface Case {
  status: string; protected: boolean; priority: string; handoffReason: string | null; summary: string | null; details: { key: string; value: string; messageSeq: number }[]; handoff: { rule: string | null; phrase: string | null; messageSeq: number } | null;
  protections: { kind: string; rule: string; phrase: string | null; source: string; like: string | null; messageSeq: number }[]; bankNumbers: { id: string; kind: string; lastFour: string; messageSeq: number }[];
  messages: { edges: { node: { author: string; text: string } }[] }; events: { edges: { node: { type: string; rule: string | null; reason: string | null; actor: { id: string } | null } }[] };
}
const caseOf = async (id: string) => (await world.owner.ask<{ conversation: Case }>(`query($id: ID!) { conversation(id: $id) { ${CASE} } }`, { id })).conversation;
const settled = (id: string) => eventually(async () => { const seen = await caseOf(id); return seen.summary !== null && seen; });
const rate = async (visitor: { ask: World['owner']['ask'] }, id: string, helpful: boolean) => (await visitor.ask<{ rateAnswer: { conversation: { status: string } } }>('mutation($id: ID!, $h: Boolean!) { rateAnswer(messageId: $id, helpful: $h) { conversation { status } } }', { id, h: helpful })).rateAnswer.conversation.status;

describe('a message that names several matters', () => {
  it('latches for each with its own words, raises the priority at once, and is acknowledged once', async () => {
    const { conversationId } = await (await world.visitor()).send('You charged me twice. My lawyer will write to you. Please delete my personal data.');
    const seen = await caseOf(conversationId);
    expect(seen).toMatchObject({ status: 'WAITING', protected: true, priority: 'URGENT' });
    expect(seen.protections.map(({ kind, phrase, source, messageSeq }) => [kind, phrase, source, messageSeq]).sort()).toEqual([
      ['data-protection', 'Please delete my personal data.', 'PHRASE', 1], ['double-charge', 'You charged me twice.', 'PHRASE', 1], ['legal', 'My lawyer will write to you.', 'PHRASE', 1],
    ]);
    const after = await settled(conversationId);
    expect(after.messages.edges.map((edge) => edge.node.author)).toEqual(['CUSTOMER', 'SYSTEM']);
    expect(after.events.edges.filter((edge) => edge.node.type === 'PROTECTED')).toHaveLength(after.protections.length);
    expect(after.events.edges.filter((edge) => edge.node.type === 'HANDED_OFF')).toHaveLength(1);
  });
});

describe('what is said in other words than the phrases know', () => {
  it('is told by its meaning before anything is composed, and latches the same way', async () => {
    const { conversationId, status } = await (await world.visitor()).send('Some stranger seems to be paying with it, please do something.');
    const seen = status === 'WAITING' ? await caseOf(conversationId) : await settled(conversationId);
    expect(seen).toMatchObject({ status: 'WAITING', protected: true });
    expect(seen.protections[0]?.kind).toBe('fraud');
    expect(seen.messages.edges.map((edge) => edge.node.author)).toEqual(['CUSTOMER', 'SYSTEM']);
  });

  it('counts in a preview as in a conversation', async () => {
    const { tryAnswer } = await world.owner.ask<{ tryAnswer: { outcome: string; handoffReason: string } }>('{ tryAnswer(question: "Some stranger seems to be paying with it, please do something.") { outcome handoffReason } }');
    expect(tryAnswer).toEqual({ outcome: 'HANDOFF', handoffReason: 'RULE' });
  });
});

describe('bank and card numbers', () => {
  it('are gone or masked before anything is stored, and an IBAN is shown again as an audited act', async () => {
    const visitor = await world.visitor();
    const { conversationId } = await visitor.send('My new IBAN is DE89 3704 0044 0532 0130 00 and my card is 4111-1111-1111-1111.');
    const seen = await settled(conversationId);
    const everything = JSON.stringify([seen, await visitor.thread(conversationId)]);
    expect(everything).not.toMatch(/3704|0532|4111|1111-/);
    expect(seen.details).toEqual(expect.arrayContaining([{ key: 'IBAN', value: '…3000', messageSeq: 1 }, { key: 'card', value: '…1111', messageSeq: 1 }]));
    expect(seen.protections.map((hit) => hit.kind)).toContain('bank-details-change');
    const { conversations } = await world.owner.ask<{ conversations: { totalCount: number } }>('{ conversations(filter: { search: "4111" }) { totalCount } }');
    expect(conversations.totalCount).toBe(0);
    const [number] = seen.bankNumbers;
    expect(number).toMatchObject({ kind: 'IBAN', lastFour: '3000', messageSeq: 1 });
    const REVEAL = 'mutation($c: ID!, $id: ID!) { revealBankNumber(conversationId: $c, id: $id) { value userErrors { code } } }';
    const variables = { c: conversationId, id: number?.id };
    expect((await world.owner.ask<{ revealBankNumber: { value: string } }>(REVEAL, variables)).revealBankNumber.value).toBe('DE89 3704 0044 0532 0130 00');
    expect(await (await world.colleague('VIEWER')).caller.code(REVEAL, variables)).toBe('FORBIDDEN');
    const looked = (await caseOf(conversationId)).events.edges.filter((edge) => edge.node.type === 'REVEALED');
    expect(looked.map((edge) => [edge.node.reason, edge.node.actor !== null])).toEqual([['IBAN …3000', true]]);
  });
});

describe('a workspace’s own matters', () => {
  it('are added, only grow, and latch like the built-in ones', async () => {
    const CREATE = 'mutation($n: String!, $p: [String!]!) { createOwnProtection(name: $n, phrases: $p) { protection { id kind phrases } userErrors { code } } }';
    const made = await world.owner.ask<{ createOwnProtection: { protection: { id: string; kind: string } } }>(CREATE, { n: 'Press inquiry', p: ['journalist', 'press office'] });
    expect(made.createOwnProtection.protection.kind).toBe('own-press-inquiry');
    expect((await world.owner.ask<{ createOwnProtection: { userErrors: { code: string }[] } }>(CREATE, { n: 'press  INQUIRY', p: ['newspaper'] })).createOwnProtection.userErrors[0]?.code).toBe('CONFLICT');
    const widened = await world.owner.ask<{ widenOwnProtection: { protection: { phrases: string[] } } }>('mutation($id: ID!) { widenOwnProtection(id: $id, phrases: ["newspaper"]) { protection { phrases } } }', { id: made.createOwnProtection.protection.id });
    expect(widened.widenOwnProtection.protection.phrases).toEqual(['journalist', 'press office', 'newspaper']);
    const { conversationId, status } = await (await world.visitor()).send('I write for a newspaper and have a question about your prices');
    expect(status).toBe('WAITING');
    expect((await caseOf(conversationId)).protections).toMatchObject([{ kind: 'own-press-inquiry', rule: 'Press inquiry', source: 'WIDENED' }]);
    expect(await (await world.colleague('AGENT')).caller.code(CREATE, { n: 'x', p: ['yy'] })).toBe('FORBIDDEN');
  });
});

describe('a customer whom the AI does not help', () => {
  it('gets a person when they mark the answer as not helpful, once and acknowledged', async () => {
    const visitor = await world.visitor();
    const { conversationId, answer } = await visitor.talk('When are invoices due?');
    expect(answer.author).toBe('AI');
    expect(await rate(visitor, answer.id, false)).toBe('WAITING');
    expect(await rate(visitor, answer.id, false)).toBe('WAITING');
    const seen = await caseOf(conversationId);
    expect(seen).toMatchObject({ handoffReason: 'NEGATIVE_FEEDBACK', protected: false, handoff: { phrase: 'When are invoices due?', messageSeq: 1 } });
    expect(seen.summary).toMatch(/did not help/);
    expect(seen.messages.edges.map((edge) => edge.node.author)).toEqual(['CUSTOMER', 'AI', 'SYSTEM']);
  });

  it('gets a person when they ask the same again, and not when they ask about another invoice', async () => {
    const visitor = await world.visitor();
    await visitor.talk('When are invoices due?');
    const { conversationId, answer } = await visitor.talk('when are invoices due??');
    expect(answer.author).toBe('SYSTEM');
    expect(await caseOf(conversationId)).toMatchObject({ status: 'WAITING', handoffReason: 'REPEATED_FAILURE', handoff: { rule: 'Asks the same again' } });
  });

  it('gets a person when they are furious', async () => {
    const { conversationId, answer } = await (await world.visitor()).talk('When are invoices due?? You are useless, pathetic and incompetent!!!');
    expect(answer.author).toBe('SYSTEM');
    expect(await caseOf(conversationId)).toMatchObject({ status: 'WAITING' });
  });
});

it('begins anew after a reopen: an old handoff never causes another', async () => {
  const agent = await world.colleague('AGENT');
  const visitor = await world.visitor();
  const { conversationId } = await visitor.send('I dispute this charge');
  await settled(conversationId);
  const mutate = (name: string, args = '') => agent.caller.ask(`mutation($id: ID!) { ${name}(id: $id${args}) { userErrors { code message } } }`, { id: conversationId });
  await agent.caller.ask('mutation($i: ReplyInput!) { replyToConversation(input: $i) { userErrors { code } } }', { i: { conversationId, clientMessageId: 'r1', text: 'It is corrected.' } });
  await mutate('handBackToAi');
  const first = await visitor.talk('When are invoices due?', { conversationId });
  expect(first.answer.author).toBe('AI');
  await rate(visitor, first.answer.id, true);
  expect((await caseOf(conversationId)).status).toBe('RESOLVED');
  for (const question of ['Where can I download an invoice?', 'And on which day are invoices sent?']) {
    const { answer, status } = await visitor.talk(question, { conversationId });
    expect([answer.author, status]).toEqual(['AI', 'AI_ACTIVE']);
  }
  expect(await caseOf(conversationId)).toMatchObject({ protected: false, handoffReason: null, protections: [] });
});
