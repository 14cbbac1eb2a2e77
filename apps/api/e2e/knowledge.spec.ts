import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { World } from './support/world';

const DUE = '# Due dates\n\n## When to pay\n\nInvoices of the Harbour plan are due 21 days after the invoice date. You can pay by bank transfer or by credit card.\n\n## Late payment\n\nAfter the due date a late fee of 12 euros is added once.\n';
const CARDS = '# Payment methods\n\n## Cards\n\nWe accept Visa, Mastercard and American Express. Prepaid cards are not accepted.\n';
let world: World;
let ids: string[];
beforeAll(async () => {
  world = await World.open();
  ids = await world.read([DUE, CARDS]);
}, 120_000);
afterAll(() => world.close());

const preview = async (question: string) =>
  (await world.owner.ask<{ tryAnswer: { outcome: string; text: string; confidence: number; citations: { title: string; quote: string; document: { id: string } | null }[]; rules: string[]; handoffReason: string | null } }>(
    'query($q: String!) { tryAnswer(question: $q) { outcome text confidence handoffReason rules citations { title quote document { id } } } }', { q: question })).tryAnswer;

it('answers from a document, quotes it word for word and keeps it in the thread', async () => {
  const visitor = await world.visitor();
  const { answer } = await visitor.talk('do you take american express?');
  expect(answer.author).toBe('AI');
  expect(answer.citations.length).toBeGreaterThan(0);
  for (const citation of answer.citations) expect([DUE, CARDS].some((text) => text.includes(citation.quote))).toBe(true);
  expect(answer.citations[0]?.title).toBe('Payment methods');
});

it('previews the same decision without a conversation', async () => {
  expect((await preview('which cards do you accept?')).citations[0]?.document?.id).toBe(ids[1]);
  expect(await preview('you charged me twice')).toMatchObject({ outcome: 'HANDOFF', handoffReason: 'RULE', rules: expect.arrayContaining(['Charged twice']) });
  expect((await preview('hello')).outcome).toBe('SMALLTALK');
  expect((await preview('who won the football match last night?')).outcome).toBe('DECLINED');
});

it('searches, changes and deletes: a change is found when READY, never half', async () => {
  const search = async (query: string) => (await world.owner.ask<{ searchKnowledge: { text: string; document: { id: string; version: number } }[] }>('query($q: String!) { searchKnowledge(query: $q, first: 3) { text document { id version } } }', { q: query })).searchKnowledge;
  const [id] = await world.read(['# Discounts\n\nCharities get a discount of 40 percent on every plan.']);
  expect((await search('discount for charities'))[0]).toMatchObject({ text: expect.stringContaining('40 percent') });
  await world.owner.ask('mutation($id: ID!, $i: CreateDocumentInput!) { updateDocument(id: $id, input: $i) { userErrors { code } } }', { id, i: { format: 'MARKDOWN', content: '# Discounts\n\nCharities get a discount of 55 percent on every plan.' } });
  await world.allRead();
  const [changed] = await search('discount for charities');
  expect(changed).toMatchObject({ text: expect.stringContaining('55 percent'), document: { id, version: 2 } });
  await world.owner.ask('mutation($id: ID!) { deleteDocument(id: $id) { deletedId } }', { id });
  expect((await search('discount for charities')).some((passage) => passage.text.includes('55 percent'))).toBe(false);
});

it('refuses what it cannot read, in words', async () => {
  const create = async (i: object) => (await world.owner.ask<{ createDocument: { userErrors: { code: string }[] } }>('mutation($i: CreateDocumentInput!) { createDocument(input: $i) { userErrors { code message } } }', { i })).createDocument.userErrors[0]?.code;
  expect(await create({ content: 'cGxhaW4gdGV4dA==', format: 'PDF' })).toBe('INVALID');
  expect(await create({ content: 'iVBORw0KGgo=', format: 'PDF' })).toBe('UNSUPPORTED_FORMAT');
  expect(await create({ content: '  ', format: 'TEXT' })).toBe('INVALID');
  expect(await create({ content: 'x'.repeat(1_100_000), format: 'TEXT' })).toBe('TOO_LARGE');
});

it('drops an answer in flight when an agent takes over first', async () => {
  const agent = await world.colleague('AGENT');
  for (let round = 0; round < 8; round += 1) {
    const visitor = await world.visitor();
    const turn = world.server.nextLog((line) => line.msg === 'turn');
    const { conversationId } = await visitor.send('When do I have to pay?');
    const claimed = await agent.caller.ask<{ claimConversation: { conversation: { lastSeq: number } } }>('mutation($id: ID!) { claimConversation(id: $id) { conversation { lastSeq } userErrors { code } } }', { id: conversationId });
    await turn;
    const thread = await visitor.thread(conversationId);
    const late = thread.messages.edges.filter((edge) => edge.node.author === 'AI' && edge.node.seq > claimed.claimConversation.conversation.lastSeq);
    expect(late).toEqual([]);
    expect(thread.status).toBe('WITH_AGENT');
  }
});

it('takes a button by its meaning and resolves what the customer confirms', async () => {
  const visitor = await world.visitor();
  const { conversationId } = await visitor.talk('do you take american express?');
  await visitor.talk('that helped, thanks', { conversationId });
  const { conversation } = await world.owner.ask<{ conversation: { status: string; resolvedBy: string } }>('query($id: ID!) { conversation(id: $id) { status resolvedBy } }', { id: conversationId });
  expect(conversation).toEqual({ status: 'RESOLVED', resolvedBy: 'AI_CONFIRMED' });
  const refused = await visitor.ask<{ sendVisitorMessage: { userErrors: { code: string }[] } }>('mutation($i: SendVisitorMessageInput!) { sendVisitorMessage(input: $i) { userErrors { code } } }', { i: { clientMessageId: randomUUID(), text: 'Yes', choiceId: randomUUID() } });
  expect(refused.sendVisitorMessage.userErrors[0]?.code).toBe('INVALID');
});

it('tags by phrase and lets an agent’s word be final; a tag in a rule cannot be archived', async () => {
  const { createTag } = await world.owner.ask<{ createTag: { tag: { id: string } } }>('mutation($i: TagInput!) { createTag(input: $i) { tag { id } } }', { i: { name: 'boat', description: 'about boats', keywords: ['sailing boat'] } });
  const { createRule } = await world.owner.ask<{ createRule: { rule: { id: string; sentence: string } } }>('mutation($i: RuleInput!) { createRule(input: $i) { rule { id sentence } userErrors { message } } }', { i: { name: 'Boats', conditions: { any: [{ tag: createTag.tag.id }] }, actions: [{ handoff: {} }, { setPriority: 'URGENT' }] } });
  expect(createRule.rule.sentence).toBe('When a message is tagged “boat”, hand over to a person and set the priority to urgent.');
  const visitor = await world.visitor();
  const { conversationId, answer } = await visitor.talk('a question about my sailing boat');
  expect(answer.author).toBe('SYSTEM');
  const read = async () => (await world.owner.ask<{ conversation: { priority: string; handoff: { rule: string } | null; tags: { source: string; reason: string; tag: { name: string } }[] } }>('query($id: ID!) { conversation(id: $id) { priority handoff { rule } tags { source reason tag { name } } } }', { id: conversationId })).conversation;
  expect(await read()).toMatchObject({ priority: 'URGENT', handoff: { rule: 'Boats' }, tags: [{ source: 'AI', reason: 'says “sailing boat”', tag: { name: 'boat' } }] });
  await world.owner.ask('mutation($id: ID!, $t: ID!) { untagConversation(id: $id, tagId: $t) { userErrors { code } } }', { id: conversationId, t: createTag.tag.id });
  const turn = world.server.nextLog((line) => line.msg === 'turn');
  await visitor.send('my sailing boat again', { conversationId });
  await turn;
  expect((await read()).tags).toEqual([]);
  const archive = async () => (await world.owner.ask<{ deleteTag: { userErrors: { code: string }[] } }>('mutation($id: ID!) { deleteTag(id: $id) { deletedId userErrors { code } } }', { id: createTag.tag.id })).deleteTag.userErrors[0]?.code;
  expect(await archive()).toBe('IN_USE');
  await world.owner.ask('mutation($id: ID!) { deleteRule(id: $id) { deletedId } }', { id: createRule.rule.id });
  expect(await archive()).toBeUndefined();
});

it('lets protections be widened and nothing else', async () => {
  const { rules } = await world.owner.ask<{ rules: { id: string; name: string; protected: boolean; conditions: { any: object[] }; actions: object[] }[] }>('{ rules { id name protected conditions actions } }');
  const legal = rules.find((rule) => rule.name === 'Legal matter');
  if (!legal) throw new Error('no such rule');
  const update = async (i: object) => (await world.owner.ask<{ updateRule: { userErrors: { code: string }[] } }>('mutation($id: ID!, $i: RuleInput!) { updateRule(id: $id, input: $i) { userErrors { code } } }', { id: legal.id, i: { name: legal.name, conditions: legal.conditions, actions: legal.actions, ...i } })).updateRule.userErrors[0]?.code;
  expect(await update({ enabled: false })).toBe('PROTECTED');
  expect(await update({ actions: [{ setPriority: 'LOW' }] })).toBe('PROTECTED');
  expect(await update({ conditions: { any: [...legal.conditions.any, { keyword: 'works council' }] } })).toBeUndefined();
  const { deleteRule } = await world.owner.ask<{ deleteRule: { userErrors: { code: string }[] } }>('mutation($id: ID!) { deleteRule(id: $id) { userErrors { code } } }', { id: legal.id });
  expect(deleteRule.userErrors[0]?.code).toBe('PROTECTED');
  expect((await (await world.visitor()).send('the works council wants to know')).status).toBe('WAITING');
});

it('counts every episode once, and the outcomes sum', async () => {
  const range = { from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date(Date.now() + 3_600_000).toISOString() };
  const { analytics } = await world.owner.ask<{ analytics: { overview: Record<string, number>; series: { episodes: number }[]; topics: { label: string; conversations: { totalCount: number } }[]; handoffReasons: { episodes: number }[]; byTag: { episodes: number }[] } }>(
    'query($r: DateRangeInput!) { analytics(range: $r) { overview { episodes aiResolved abandoned pending agentResolved handedOffOpen handedOff guardBreaches conversations } series(granularity: HOUR) { episodes } topics { label conversations { totalCount } } handoffReasons { reason episodes } byTag { episodes } } }', { r: range });
  const { overview } = analytics;
  const sum = ['aiResolved', 'abandoned', 'pending', 'agentResolved', 'handedOffOpen'].reduce((total, key) => total + (overview[key] ?? 0), 0);
  expect(sum).toBe(overview.episodes);
  expect(overview.guardBreaches).toBe(0);
  expect(analytics.series.reduce((total, point) => total + point.episodes, 0)).toBe(overview.episodes);
  expect(analytics.handoffReasons.reduce((total, row) => total + row.episodes, 0)).toBe(overview.handedOff);
  expect(analytics.topics.length).toBeGreaterThan(0);
  expect(await world.owner.code('query($r: DateRangeInput!) { analytics(range: $r) { overview { episodes } } }', { r: { from: range.to, to: range.from } })).toBe('BAD_USER_INPUT');
});

it('bounds the SQL of lists and of a turn', async () => {
  const sqlOf = async (name: string, query: string): Promise<number> => {
    const line = world.server.nextLog((one) => one.msg === 'operation' && one.name === name);
    await world.owner.ask(query);
    return Number((await line).sql);
  };
  const inbox = await sqlOf('Inbox', 'query Inbox { conversations(first: 50) { totalCount edges { node { id unread contact { name } assignee { name } lastMessage { text agent { name } } tags { tag { name } } handoff { reason } } } } }');
  expect(inbox).toBeLessThanOrEqual(28); // one statement a kind of thing, each in a transaction of its own; never one a row
  expect(await sqlOf('Documents', 'query Documents { documents { totalCount edges { node { title status passageCount } } } }')).toBeLessThanOrEqual(8);
  // The set, and in one more the names of whatever a rule can speak of: tags, colleagues, teams, forms, webhooks.
  expect(await sqlOf('Rules', 'query Rules { rules { sentence } }')).toBeLessThanOrEqual(8);
  expect(await sqlOf('Figures', `query Figures { analytics(range: { from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z" }) { overview { episodes } series { episodes } byTag { episodes } handoffReasons { episodes } topics { label } } }`)).toBeLessThanOrEqual(32);
  const turn = world.server.nextLog((line) => line.msg === 'turn');
  await eventually(async () => (await (await world.visitor()).talk('When are invoices due?')).answer);
  expect(Number((await turn).sql)).toBeLessThanOrEqual(50);
});
