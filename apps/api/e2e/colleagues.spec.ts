import { PASSWORD, World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

const login = async (email: string, password: string) =>
  (await world.caller(null).ask<{ login: { token: string | null; userErrors: { code: string }[] } }>('mutation($e: String!, $p: String!) { login(email: $e, password: $p) { token userErrors { code } } }', { e: email, p: password })).login;

it('signs in with the right password alone, and says the same for a wrong one and an unknown address', async () => {
  const agent = await world.colleague('AGENT');
  expect((await login(agent.email, PASSWORD)).token).toMatch(/^ses_/);
  expect((await login(agent.email.toUpperCase(), PASSWORD)).token).toMatch(/^ses_/);
  const wrong = await login(agent.email, 'not the password');
  expect(wrong).toEqual(await login('nobody@example.com', 'not the password'));
  expect(wrong.userErrors).toEqual([{ code: 'BAD_CREDENTIALS' }]);
});

it('takes a one-time link once', async () => {
  const agent = await world.colleague('AGENT');
  await expect(world.setPassword(agent.link)).rejects.toThrow('BAD_CREDENTIALS');
});

it('ends sessions and sockets of who is deactivated, and returns their conversations to the queue', async () => {
  const agent = await world.colleague('AGENT');
  const visitor = await world.visitor();
  const { conversationId } = await visitor.send('let me talk to a human');
  await agent.caller.ask('mutation($id: ID!) { claimConversation(id: $id) { userErrors { code } } }', { id: conversationId });
  const feed = world.feed(agent.caller, 'inboxEvents', 'subscription { inboxEvents { type } }');
  await visitor.send('hello?');
  await feed.until((items) => items.length > 0);
  await world.owner.ask('mutation($id: ID!) { deactivateAgent(id: $id) { agent { active } userErrors { code } } }', { id: agent.id });
  await feed.until(() => feed.closed);
  expect(feed.closed?.code).toBe(4403);
  expect(await agent.caller.code('{ me { id } }')).toBe('UNAUTHENTICATED');
  const { conversation } = await world.owner.ask<{ conversation: { status: string; assignee: unknown } }>('query($id: ID!) { conversation(id: $id) { status assignee { id } } }', { id: conversationId });
  expect(conversation).toEqual({ status: 'WAITING', assignee: null });
});

it('keeps roles apart', async () => {
  const [viewer, agent, admin] = await Promise.all([world.colleague('VIEWER'), world.colleague('AGENT'), world.colleague('ADMIN')]);
  const { conversationId } = await (await world.visitor()).send('let me talk to a human');
  expect(await viewer.caller.code('{ conversations { totalCount } }')).toBeNull();
  expect(await viewer.caller.code('mutation($id: ID!) { claimConversation(id: $id) { userErrors { code } } }', { id: conversationId })).toBe('FORBIDDEN');
  expect(await agent.caller.code('mutation($i: TagInput!) { createTag(input: $i) { userErrors { code } } }', { i: { name: 'x', description: 'y' } })).toBe('FORBIDDEN');
  expect(await agent.caller.code('mutation($id: ID!) { liftProtection(id: $id, reason: "because") { userErrors { code } } }', { id: conversationId })).toBe('FORBIDDEN');
  const { createAgent } = await admin.caller.ask<{ createAgent: { userErrors: { code: string }[] } }>('mutation { createAgent(input: { name: "O", email: "o@example.com", role: OWNER }) { userErrors { code } } }');
  expect(createAgent.userErrors[0]?.code).toBe('INVALID');
});

it('lets a key do what its scopes say and nothing a person must', async () => {
  const make = async (scopes: string[]) => (await world.owner.ask<{ createApiKey: { id: string; secret: string } }>('mutation($s: [ApiScope!]!) { createApiKey(name: "k", scopes: $s) { id secret } }', { s: scopes })).createApiKey;
  const reading = await make(['CONVERSATIONS_READ']);
  const key = world.caller(reading.secret);
  expect(await key.code('{ conversations { totalCount } }')).toBeNull();
  expect(await key.code('{ documents { totalCount } }')).toBe('FORBIDDEN');
  expect(await key.code('{ apiKeys { id } }')).toBe('FORBIDDEN');
  expect(await key.ask('{ me { id } }')).toEqual({ me: null });
  await world.owner.ask('mutation($id: ID!) { revokeApiKey(id: $id) { deletedId } }', { id: reading.id });
  expect(await key.code('{ conversations { totalCount } }')).toBe('UNAUTHENTICATED');
});

it('ends other sessions with a new password', async () => {
  const agent = await world.colleague('AGENT');
  const { changePassword } = await agent.caller.ask<{ changePassword: { token: string } }>('mutation($c: String!) { changePassword(current: $c, next: "another long password") { token userErrors { code } } }', { c: PASSWORD });
  expect(await agent.caller.code('{ me { id } }')).toBe('UNAUTHENTICATED');
  expect(await world.caller(changePassword.token).code('{ me { id } }')).toBeNull();
});
