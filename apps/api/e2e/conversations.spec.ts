import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const CASE = 'status protected assignee { id name } handoffReason resolvedBy waitingSince lastSeq messages(first: 100) { edges { node { seq noteIndex author text internal } } }';
interface Case { status: string; protected: boolean; assignee: { id: string; name: string } | null; handoffReason: string | null; resolvedBy: string | null; waitingSince: string | null; lastSeq: number; messages: { edges: { node: { seq: number; noteIndex: number; author: string; text: string; internal: boolean } }[] } }
const caseOf = async (id: string) => (await world.owner.ask<{ conversation: Case }>(`query($id: ID!) { conversation(id: $id) { ${CASE} } }`, { id })).conversation;
const act = async (caller: { ask: World['owner']['ask'] }, name: string, id: string, args = '') =>
  (await caller.ask<Record<string, { userErrors: { code: string; message: string }[]; heldBy: { name: string } | null }>>(`mutation($id: ID!) { ${name}(id: $id${args}) { heldBy { name } userErrors { code message } } }`, { id }))[name] as { userErrors: { code: string; message: string }[]; heldBy: { name: string } | null };

it('stores a message once per client id, with or without the conversation, and after a restart', async () => {
  const visitor = await world.visitor();
  const clientMessageId = randomUUID();
  const first = await visitor.send('hello', { clientMessageId });
  const again = await Promise.all(Array.from({ length: 6 }, (_, i) => visitor.send(`another body ${i}`, { clientMessageId, ...(i % 2 ? { conversationId: first.conversationId } : { startNew: true }) })));
  expect(new Set(again.map((one) => one.messageId))).toEqual(new Set([first.messageId]));
  await world.server.restart();
  expect((await visitor.send('later', { clientMessageId })).messageId).toBe(first.messageId);
});

it('makes one conversation of fifty first messages at once, numbered without a gap', async () => {
  const visitor = await world.visitor();
  const sent = await Promise.all(Array.from({ length: 50 }, (_, i) => visitor.send(`first message ${i}`)));
  expect(new Set(sent.map((one) => one.conversationId)).size).toBe(1);
  const thread = await eventually(async () => {
    const seen = await visitor.thread(sent[0]?.conversationId ?? '');
    return seen.messages.edges.length >= 50 && seen;
  });
  expect(thread.messages.edges.map((edge) => edge.node.seq)).toEqual(thread.messages.edges.map((_, i) => i + 1));
  expect(new Set(sent.map((one) => one.seq)).size).toBe(50);
});

it('tells in its log what each thing was and what it became', async () => {
  const visitor = await world.visitor();
  const colleague = await world.colleague('AGENT', 'Lou');
  const { conversationId } = await visitor.send('you charged me twice for INV-1!');
  await act(world.owner, 'assignConversation', conversationId, `, agentId: "${colleague.id}"`);
  const { conversation } = await world.owner.ask<{ conversation: { events: { edges: { node: { type: string; from: string | null; to: string | null; assignee: { name: string } | null } }[] } } }>('query($id: ID!) { conversation(id: $id) { events(first: 100) { edges { node { type from to assignee { name } } } } } }', { id: conversationId });
  const told = (type: string) => conversation.events.edges.map(({ node }) => node).filter((node) => node.type === type).map(({ from, to, assignee }) => [from, to, assignee?.name ?? null]);
  expect(told('PROTECTED')).toContainEqual([null, 'LATCHED', null]);
  expect(told('HANDED_OFF')).toEqual([[null, 'RULE', null]]);
  expect(told('PRIORITY')).toContainEqual(['NORMAL', 'HIGH', null]);
  expect(told('ASSIGNED')).toEqual([[null, colleague.id, 'Lou']]);
  expect(told('STATUS')).toEqual([['AI_ACTIVE', 'WAITING', null], ['WAITING', 'WITH_AGENT', null]]);
});

it('opens a new conversation when asked, and knows nobody else’s', async () => {
  const [a, b] = [await world.visitor(), await world.visitor()];
  const one = await a.send('one');
  expect((await a.send('two', { startNew: true })).conversationId).not.toBe(one.conversationId);
  expect(await b.code('query($id: ID!) { visitorConversation(id: $id) { id } }', { id: one.conversationId })).toBe('NOT_FOUND');
  expect(await b.code('mutation($i: SendVisitorMessageInput!) { sendVisitorMessage(input: $i) { message { id } } }', { i: { conversationId: one.conversationId, clientMessageId: 'x', text: 'x' } })).toBe('NOT_FOUND');
});

it.each([
  ['a dispute', 'I dispute this charge'], ['a wish for a person', 'let me talk to a human'], ['a double charge', 'you charged me twice!!'],
  ['fraud', 'someone used my card, this is fraud'], ['a change of bank details', 'please change our bank account to a new IBAN'], ['a legal matter', 'you will hear from my lawyer'],
])('sends %s to a person at once and never answers it alone', async (_, text) => {
  const visitor = await world.visitor();
  const { conversationId, status } = await visitor.send(text);
  expect(status).toBe('WAITING');
  await eventually(async () => (await world.owner.ask<{ conversation: { summary: string | null } }>('query($id: ID!) { conversation(id: $id) { summary } }', { id: conversationId })).conversation.summary);
  const seen = await caseOf(conversationId);
  expect(seen).toMatchObject({ status: 'WAITING', protected: true });
  expect(seen.messages.edges.map((edge) => edge.node.author)).toEqual(['CUSTOMER', 'SYSTEM']);
  expect((await act(world.owner, 'handBackToAi', conversationId)).userErrors[0]?.code).toBe('PROTECTED');
  expect((await act(world.owner, 'resolveConversation', conversationId)).userErrors[0]?.code).toBe('PROTECTED');
});

it('gives a claim to one of many and names the holder to the others', async () => {
  const agents = await Promise.all(Array.from({ length: 4 }, () => world.colleague('AGENT')));
  const { conversationId } = await (await world.visitor()).send('let me talk to a human');
  const results = await Promise.all(agents.map((agent) => act(agent.caller, 'claimConversation', conversationId)));
  const losers = results.filter((result) => result.userErrors.length > 0);
  expect(losers).toHaveLength(3);
  const { assignee } = await caseOf(conversationId);
  for (const loser of losers) {
    expect(loser.userErrors[0]?.code).toBe('ALREADY_CLAIMED');
    expect(loser.heldBy?.name).toBe(assignee?.name);
  }
});

it('runs a handover to its end: claim, reply, note unseen, resolve, reopen, back to the agent', async () => {
  const agent = await world.colleague('AGENT');
  const visitor = await world.visitor();
  const { conversationId } = await visitor.send('let me talk to a human');
  await act(agent.caller, 'claimConversation', conversationId);
  const input = { conversationId, clientMessageId: randomUUID(), text: 'Hello, I am a person.' };
  const reply = 'mutation($i: ReplyInput!) { replyToConversation(input: $i) { message { id seq } conversation { protected waitingSince } userErrors { code } } }';
  const sent = await agent.caller.ask<{ replyToConversation: { message: { id: string }; conversation: object } }>(reply, { i: input });
  expect(sent.replyToConversation.conversation).toEqual({ protected: false, waitingSince: null });
  expect((await agent.caller.ask<typeof sent>(reply, { i: input })).replyToConversation.message.id).toBe(sent.replyToConversation.message.id);
  await agent.caller.ask('mutation($i: ReplyInput!) { addNote(input: $i) { userErrors { code } } }', { i: { conversationId, clientMessageId: randomUUID(), text: 'secret note' } });
  const seen = await visitor.thread(conversationId);
  expect(JSON.stringify(seen)).not.toContain('secret note');
  expect(seen.messages.edges.at(-1)?.node).toMatchObject({ author: 'AGENT', text: 'Hello, I am a person.' });
  expect((await act(agent.caller, 'resolveConversation', conversationId)).userErrors).toEqual([]);
  expect(await caseOf(conversationId)).toMatchObject({ status: 'RESOLVED', resolvedBy: 'AGENT' });
  await visitor.send('one more thing', { conversationId });
  expect(await caseOf(conversationId)).toMatchObject({ status: 'WITH_AGENT', assignee: { id: agent.id } });
  expect((await act(agent.caller, 'handBackToAi', conversationId)).userErrors).toEqual([]);
  expect((await caseOf(conversationId)).status).toBe('AI_ACTIVE');
});

it('lifts a protection with a reason that stays in the log', async () => {
  const { conversationId } = await (await world.visitor()).send('I dispute this charge');
  expect((await act(world.owner, 'liftProtection', conversationId, ', reason: "a mistake"')).userErrors).toEqual([]);
  const { conversation } = await world.owner.ask<{ conversation: { protected: boolean; events: { edges: { node: { type: string; reason: string | null } }[] } } }>('query($id: ID!) { conversation(id: $id) { protected events(first: 50) { edges { node { type reason } } } } }', { id: conversationId });
  expect(conversation.protected).toBe(false);
  expect(conversation.events.edges.map((edge) => edge.node)).toContainEqual({ type: 'PROTECTED', reason: 'a mistake' });
});

describe('subscriptions', () => {
  const EVENTS = 'subscription($id: ID!, $after: String, $seq: Int) { visitorConversationEvents(conversationId: $id, after: $after, afterSeq: $seq) { cursor type seq message { text author } } }';
  interface Event { cursor: string | null; type: string; seq: number; message: { text: string; author: string } | null }

  it('replay from a cursor and go live, without a hole and without doubling', async () => {
    const visitor = await world.visitor();
    const { conversationId } = await visitor.send('let me talk to a human');
    for (let i = 0; i < 5; i += 1) await visitor.send(`before ${i}`, { conversationId });
    const all = world.feed<Event>(visitor, 'visitorConversationEvents', EVENTS, { id: conversationId, seq: 0 });
    const third = await all.first((event) => event.message?.text === 'before 2');
    const resumed = world.feed<Event>(visitor, 'visitorConversationEvents', EVENTS, { id: conversationId, after: third.cursor });
    await Promise.all(Array.from({ length: 10 }, (_, i) => visitor.send(`during ${i}`, { conversationId })));
    const expected = ['before 3', 'before 4', ...Array.from({ length: 10 }, (_, i) => `during ${i}`)].sort();
    const texts = await resumed.until((items) => {
      const own = items.filter((event) => event.type === 'MESSAGE').map((event) => event.message?.text ?? '');
      return own.length >= expected.length && own;
    });
    expect([...texts].sort()).toEqual(expected);
    const seqs = resumed.items.filter((event) => event.type === 'MESSAGE').map((event) => event.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    await all.close();
    await resumed.close();
  });

  it('tell a visitor nothing internal and nothing of others', async () => {
    const [visitor, other] = [await world.visitor(), await world.visitor()];
    const { conversationId } = await visitor.send('let me talk to a human');
    const foreign = world.feed(other, 'visitorConversationEvents', EVENTS, { id: conversationId });
    await foreign.until(() => foreign.errorCode);
    expect(foreign.errorCode).toBe('NOT_FOUND');
    const own = world.feed<Event>(visitor, 'visitorConversationEvents', EVENTS, { id: conversationId, seq: 0 });
    await world.owner.ask('mutation($i: ReplyInput!) { addNote(input: $i) { userErrors { code } } }', { i: { conversationId, clientMessageId: randomUUID(), text: 'not for you' } });
    await visitor.send('are you there?', { conversationId });
    await own.first((event) => event.message?.text === 'are you there?');
    expect(JSON.stringify(own.items)).not.toContain('not for you');
    expect(own.items.map((event) => event.type)).not.toContain('PROTECTED');
    await own.close();
    await foreign.close();
  });

  it('bring a new conversation to the inbox live', async () => {
    const inbox = world.feed<{ type: string; conversation: { subject: string; status: string } }>(world.owner, 'inboxEvents', 'subscription { inboxEvents { type conversation { subject status } } }');
    const visitor = await world.visitor();
    await eventually(async () => {
      await visitor.send(`you charged me twice ${randomUUID()}`, { startNew: true });
      return inbox.items.some((event) => event.conversation.status === 'WAITING');
    });
    await inbox.close();
  });
});
