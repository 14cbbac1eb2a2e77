import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { Server } from './support/server';
import { World, freshDatabase, type Visitor } from './support/world';

const embedded = !process.env.DATABASE_URL;

describe('a process that dies', () => {
  let world: World;
  beforeAll(async () => { world = await World.open(); });
  afterAll(() => world.close());

  it('loses nothing that was acknowledged: every message once, in order, every turn completed', async () => {
    const visitors = await Promise.all(Array.from({ length: 4 }, () => world.visitor()));
    const acknowledged = new Map<Visitor, { clientMessageId: string; seq: number; conversationId: string }[]>(visitors.map((visitor) => [visitor, []]));
    for (let round = 0; round < 3; round += 1) {
      let running = true;
      const writers = visitors.map(async (visitor) => {
        while (running) {
          const clientMessageId = randomUUID();
          const sent = await visitor.send(`message of round ${round}`, { clientMessageId }).catch(() => null);
          if (!sent) return;
          acknowledged.get(visitor)?.push({ clientMessageId, seq: sent.seq, conversationId: sent.conversationId });
        }
      });
      await eventually(() => visitors.every((visitor) => (acknowledged.get(visitor)?.length ?? 0) >= 4 * (round + 1)));
      await world.server.kill9();
      running = false;
      await Promise.all(writers);
      await world.server.start();
    }
    for (const visitor of visitors) {
      const sent = acknowledged.get(visitor) ?? [];
      const id = sent[0]?.conversationId ?? '';
      const seen = await visitor.ask<{ visitorConversation: { messages: { totalCount: number; edges: { node: { seq: number; author: string; clientMessageId: string | null } }[] } } }>(
        'query($id: ID!) { visitorConversation(id: $id) { messages(last: 100) { totalCount edges { node { seq author clientMessageId } } } } }', { id });
      const { edges, totalCount } = seen.visitorConversation.messages;
      expect(totalCount).toBeLessThanOrEqual(100);
      expect(edges.map((edge) => edge.node.seq)).toEqual(Array.from({ length: totalCount }, (_, i) => i + 1));
      for (const one of sent) expect(edges.filter((edge) => edge.node.clientMessageId === one.clientMessageId).map((edge) => edge.node.seq)).toEqual([one.seq]);
      // The last word is not the customer's: the turn that the dead process held was taken up.
      await eventually(async () => (await visitor.thread(id)).messages.edges.at(-1)?.node.author !== 'CUSTOMER');
    }
  });

  it('leaves its turn to the next start, which takes it up within five seconds', async () => {
    const visitor = await world.visitor();
    const { conversationId, seq } = await visitor.send('What does the Harbour plan cost?');
    await world.server.kill9();
    await world.server.start();
    const since = Date.now();
    await eventually(async () => (await visitor.thread(conversationId)).messages.edges.some((edge) => edge.node.seq > seq), 5_000 + 3_000);
    expect(Date.now() - since).toBeLessThan(embedded ? 5_000 : 8_000);
  });
});

it('stops in good order: sockets close so that clients come back, exit 0', async () => {
  const world = await World.open();
  const visitor = await world.visitor();
  const { conversationId } = await visitor.send('let me talk to a human');
  const feed = world.feed(visitor, 'visitorConversationEvents', 'subscription($id: ID!) { visitorConversationEvents(conversationId: $id, afterSeq: 0) { type } }', { id: conversationId });
  await feed.until((items) => items.length > 0);
  expect(await world.server.stop()).toEqual({ code: 0, signal: null });
  expect([1001, 1012]).toContain(feed.closed?.code);
  await world.close();
});

it('ends a quiet episode as assumed after an answer, by a clock that survives a restart', async () => {
  const world = await World.open();
  await world.read(['# Due dates\n\nInvoices are due 21 days after the invoice date.']);
  const visitor = await world.visitor();
  const answered = await visitor.talk('When are invoices due?');
  const small = await (await world.visitor()).talk('hello');
  await world.server.restart({ CLOCK_OFFSET_MS: String(25 * 3_600_000) });
  const link = await world.owner.code('{ me { id } }');
  expect(link).toBeNull();
  const read = async (id: string) => (await world.owner.ask<{ conversation: { status: string; resolvedBy: string | null } }>('query($id: ID!) { conversation(id: $id) { status resolvedBy } }', { id })).conversation;
  const ended = await eventually(async () => {
    const one = await read(answered.conversationId);
    return one.status === 'RESOLVED' && one;
  });
  const outcome = answered.answer.choices.length > 0 ? 'ABANDONED' : 'AI_ASSUMED'; // a tentative passage that nobody confirmed is no answer
  expect(ended.resolvedBy).toBe(outcome);
  await eventually(async () => (await read(small.conversationId)).resolvedBy === 'ABANDONED');
  await world.close();
});

if (embedded) it('refuses a second process on the same folder with a clear message, and replaces a dead one at once', async () => {
  const place = await freshDatabase();
  const first = await new Server(place.env).start();
  const second = new Server(place.env);
  second.launch();
  expect((await second.exit()).code).toBe(2);
  expect(second.printed.join('\n')).toContain(`in use by process ${first.pid}`);
  await first.kill9();
  const third = await new Server(place.env).start();
  expect((await third.stop()).code).toBe(0);
  await place.clean();
});

it('lists everything that is wrong with the environment', async () => {
  const server = new Server({ PORT: 'eighty', OPENAI_MODEL: 'x', SECRET_KEY: 'short', LOG_LEVEL: 'loud' });
  server.launch();
  expect((await server.exit()).code).toBe(2);
  for (const name of ['PORT', 'SECRET_KEY', 'LOG_LEVEL']) expect(server.printed.join('\n')).toContain(name);
});
