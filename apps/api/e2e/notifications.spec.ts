import type { Caller } from './support/graphql';
import { eventually } from './support/eventually';
import { World } from './support/world';

interface Told { kind: string; text: string; rule: string | null; readAt: string | null; actor: { name: string } | null; conversation: { id: string } }
let world: World;
let ada: Awaited<ReturnType<World['colleague']>>;
let ben: Awaited<ReturnType<World['colleague']>>;
let viewer: Awaited<ReturnType<World['colleague']>>;

beforeAll(async () => {
  world = await World.open();
  [ada, ben, viewer] = [await world.colleague('AGENT', 'Ada'), await world.colleague('AGENT', 'Ben'), await world.colleague('VIEWER', 'Vera')];
});
afterAll(() => world.close());
beforeEach(async () => {
  for (const caller of [ada.caller, ben.caller, world.owner]) await caller.ask('mutation { markNotificationsRead }');
});

const own = async (caller: Caller): Promise<Told[]> => (await caller.ask<{ notifications: { edges: { node: Told }[] } }>('{ notifications(first: 50) { edges { node { kind text rule readAt actor { name } conversation { id } } } } }')).notifications.edges.map(({ node }) => node);
const unread = async (caller: Caller): Promise<string[]> => (await own(caller)).filter((one) => one.readAt === null).map((one) => `${one.kind}: ${one.text}`);
const act = (caller: Caller, field: string, id: string, more = '') => caller.ask(`mutation($id: ID!) { ${field}(id: $id${more}) { userErrors { code } } }`, { id });
const reply = (caller: Caller, conversationId: string, text: string) => caller.ask('mutation($i: ReplyInput!) { replyToConversation(input: $i) { userErrors { code } } }', { i: { conversationId, clientMessageId: `${conversationId} ${text}`, text } });

it('calls everybody who answers to what waits, and nobody any more once a colleague has it', async () => {
  const visitor = await world.visitor();
  const { conversationId } = await visitor.talk('let me talk to a human about my bill');
  for (const caller of [ada.caller, ben.caller, world.owner]) expect(await unread(caller)).toEqual(['HANDED_OFF: let me talk to a human about my bill']);
  expect(await own(viewer.caller)).toEqual([]);
  await act(ada.caller, 'claimConversation', conversationId);
  expect([await unread(ada.caller), await unread(ben.caller)]).toEqual([[], []]);
  expect(await ben.caller.ask('{ unreadNotifications }')).toEqual({ unreadNotifications: 0 });
});

it('tells who has a conversation of the customer’s words, once however many they are, until they have read or given it away', async () => {
  const visitor = await world.visitor();
  const { conversationId } = await visitor.talk('let me talk to a human');
  await act(ada.caller, 'claimConversation', conversationId);
  await reply(ada.caller, conversationId, 'Here I am.');
  await visitor.send('first words', { conversationId });
  await visitor.send('second words', { conversationId });
  expect(await unread(ada.caller)).toEqual(['REPLIED: second words']);
  expect(await unread(ben.caller)).toEqual([]);
  await act(ada.caller, 'markRead', conversationId);
  expect(await unread(ada.caller)).toEqual([]);
  await visitor.send('third words', { conversationId });
  await act(ada.caller, 'assignConversation', conversationId, `, agentId: "${ben.id}"`);
  expect([await unread(ada.caller), await unread(ben.caller)]).toEqual([[], ['ASSIGNED: let me talk to a human']]);
  expect((await own(ben.caller))[0]?.actor).toEqual({ name: 'Ada' });
  await act(ben.caller, 'assignConversation', conversationId, `, agentId: "${ben.id}"`);
  expect(await unread(ben.caller)).toHaveLength(1);
});

it('calls a team alone to what a rule gives it, and a colleague to what a rule gives them', async () => {
  const { createTeam } = await world.owner.ask<{ createTeam: { team: { id: string } } }>('mutation($m: [ID!]!) { createTeam(input: { name: "Refunds", memberIds: $m }) { team { id } } }', { m: [ben.id, viewer.id] });
  const rule = (name: string, keyword: string, to: string) => world.owner.ask('mutation($i: RuleInput!) { createRule(input: $i) { userErrors { message } } }', { i: { name, conditions: { keyword }, actions: [{ handoff: { to } }] } });
  await rule('To refunds', 'purple', createTeam.team.id);
  await rule('To Ada', 'orange', ada.id);
  await (await world.visitor()).send('the purple one');
  await eventually(async () => (await unread(ben.caller)).length > 0);
  expect([await unread(ada.caller), await unread(ben.caller), await own(viewer.caller)]).toEqual([[], ['HANDED_OFF: the purple one'], []]);
  await (await world.visitor()).send('the orange one');
  await eventually(async () => (await unread(ada.caller)).length > 0);
  expect(await own(ada.caller).then((all) => all[0])).toMatchObject({ kind: 'ASSIGNED', rule: 'To Ada', actor: null });
  expect(await unread(world.owner)).toEqual([]);
});

it('marks the caller’s own alone, and hears of it on every console of theirs', async () => {
  const { conversationId } = await (await world.visitor()).talk('let me talk to a human, please');
  const { inboxCursor } = await ada.caller.ask<{ inboxCursor: string }>('{ inboxCursor }');
  const feed = world.feed<{ type: string; actor: { id: string } | null }>(ada.caller, 'inboxEvents', 'subscription($after: String) { inboxEvents(after: $after) { type actor { id } } }', { after: inboxCursor });
  await act(ada.caller, 'markRead', conversationId);
  await feed.first((event) => event.type === 'READ' && event.actor?.id === ada.id);
  expect([await unread(ada.caller), (await unread(ben.caller)).length]).toEqual([[], 1]);
  await feed.close();
});

it('lists many in as many statements as one', async () => {
  for (let i = 0; i < 4; i += 1) await (await world.visitor()).send(`let me talk to a human, number ${i}`);
  const { conversationId } = await (await world.visitor()).send('let me talk to a human, the last of them');
  await act(ada.caller, 'assignConversation', conversationId, `, agentId: "${ben.id}"`);
  const sqlOf = async (name: string, first: number): Promise<number> => {
    const line = world.server.nextLog((one) => one.msg === 'operation' && one.name === name);
    await ben.caller.ask(`query ${name} { notifications(first: ${first}) { edges { node { kind text actor { name } conversation { subject contact { name } } } } } }`);
    return Number((await line).sql);
  };
  expect(await sqlOf('ManyTold', 50)).toBe(await sqlOf('OneTold', 1));
});
