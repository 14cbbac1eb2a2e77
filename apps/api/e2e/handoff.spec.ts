import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open(); });
afterAll(() => world.close());

interface Expected { kind: string; waitMinutes: number | null; backAt: string | null; emailWanted: boolean; email: string | null }
const EXPECTED = 'expectation { kind waitMinutes backAt emailWanted email }';
const expectationOf = async (visitor: Awaited<ReturnType<World['visitor']>>, id: string) =>
  (await visitor.ask<{ visitorConversation: { expectation: Expected | null } }>(`query($id: ID!) { visitorConversation(id: $id) { ${EXPECTED} } }`, { id })).visitorConversation.expectation;
const leave = async (visitor: Awaited<ReturnType<World['visitor']>>, id: string, email: string) =>
  (await visitor.ask<{ leaveEmail: { conversation: { expectation: Expected } | null; userErrors: { code: string; field: string[] }[] } }>(`mutation($id: ID!, $e: String!) { leaveEmail(conversationId: $id, email: $e) { conversation { ${EXPECTED} } userErrors { code field } } }`, { id, e: email })).leaveEmail;

describe('what a customer is told when a person is due', () => {
  it('in their language, once, with the wish for an address while nobody is there', async () => {
    const visitor = await world.visitor();
    const { conversationId } = await visitor.send('Ich widerspreche der Rechnung INV-1001.');
    const thread = await visitor.thread(conversationId);
    const said = thread.messages.edges.map((edge) => edge.node).filter((node) => node.author !== 'CUSTOMER');
    expect(said).toHaveLength(1);
    expect(said[0]?.author).toBe('SYSTEM');
    expect(said[0]?.text).toMatch(/ein Mensch antwortet Ihnen hier/);
    expect(said[0]?.text).toMatch(/niemand online/);
    expect(await expectationOf(visitor, conversationId)).toMatchObject({ kind: 'AWAY', emailWanted: true, email: null });
  });

  it('says nothing of it while the AI answers', async () => {
    const visitor = await world.visitor();
    const { conversationId } = await visitor.send('hello');
    expect(await expectationOf(visitor, conversationId)).toBeNull();
  });

  it('takes an address, keeps it for the team, and asks no more', async () => {
    const visitor = await world.visitor();
    const { conversationId } = await visitor.send('let me talk to a human');
    for (const wrong of ['', 'nobody', 'a@b', '@example.com', 'a b@example.com', `${'x'.repeat(250)}@example.com`]) {
      const refused = await leave(visitor, conversationId, wrong);
      expect(refused.conversation).toBeNull();
      expect(refused.userErrors[0]?.field).toEqual(['email']);
    }
    for (let i = 0; i < 2; i += 1) expect(await leave(visitor, conversationId, ' Jo.Doe@Example.com ')).toMatchObject({ userErrors: [], conversation: { expectation: { emailWanted: false, email: 'j…@example.com' } } });
    const { conversation } = await world.owner.ask<{ conversation: { details: { key: string; value: string }[]; contact: { email: string; verified: boolean } } }>('query($id: ID!) { conversation(id: $id) { details { key value } contact { email verified } } }', { id: conversationId });
    expect(conversation.contact).toEqual({ email: 'jo.doe@example.com', verified: false });
    expect(conversation.details.filter((detail) => detail.key === 'e-mail')).toEqual([{ key: 'e-mail', value: 'jo.doe@example.com' }]);
  });
});
