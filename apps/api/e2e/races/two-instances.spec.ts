import { randomUUID } from 'node:crypto';
import { Caller } from '../support/graphql';
import { eventually } from '../support/eventually';
import { Feed } from '../support/feed';
import { Server } from '../support/server';
import { Visitor, World, freshDatabase } from '../support/world';



/** Two processes on one Postgres and one Redis: what only real concurrency can show. */
let place: Awaited<ReturnType<typeof freshDatabase>>;
let world: World;
let second: Server;
const on = (server: Server, caller: { token: string | null }) => new Caller(() => server.url, caller.token);

beforeAll(async () => {
  if (!process.env.DATABASE_URL || !process.env.REDIS_URL) throw new Error('These races need DATABASE_URL and REDIS_URL; npm run test:postgres provides both.');
  world = await World.open();
  place = { env: world.server.settings, clean: async () => undefined };
  second = await new Server({ ...place.env, PORT: '0' }).start();
});
afterAll(async () => {
  await second.stop();
  await world.close();
});

it('gives each claim to one of six agents on two instances', async () => {
  const agents = await Promise.all(Array.from({ length: 6 }, () => world.colleague('AGENT')));
  for (let round = 0; round < 30; round += 1) {
    const { conversationId } = await (await world.visitor()).send('let me talk to a human');
    const claims = await Promise.all(agents.map((agent, i) => on(i % 2 ? second : world.server, agent.caller).ask<{ claimConversation: { userErrors: { code: string }[]; heldBy: { name: string } | null } }>('mutation($id: ID!) { claimConversation(id: $id) { heldBy { name } userErrors { code } } }', { id: conversationId })));
    const lost = claims.map((claim) => claim.claimConversation).filter((claim) => claim.userErrors.length > 0);
    expect(lost).toHaveLength(5);
    expect(new Set(lost.map((claim) => `${claim.userErrors[0]?.code} ${claim.heldBy?.name}`)).size).toBe(1);
  }
});

it('numbers what both instances write without a gap, and tells it to a subscriber of either', async () => {
  const visitor = await world.visitor();
  const { conversationId } = await visitor.send('let me talk to a human');
  const query = 'subscription($id: ID!) { visitorConversationEvents(conversationId: $id, afterSeq: 0) { type seq message { text } } }';
  const feeds = [world.server, second].map((server) => new Feed<{ type: string; seq: number }>(server.url, visitor.token, query, { id: conversationId }, 'visitorConversationEvents'));
  const there = new Visitor(() => second.url, visitor.token);
  await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? there : visitor).send(`message ${i}`, { conversationId })));
  for (const feed of feeds) {
    const seqs = await feed.until((items) => {
      const all = items.filter((item) => item.type === 'MESSAGE').map((item) => item.seq);
      return all.length >= 42 && all;
    });
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => i + 1));
    await feed.close();
  }
});

it('stores one row for parallel sends of one id to both instances', async () => {
  const visitor = await world.visitor();
  const there = new Visitor(() => second.url, visitor.token);
  for (let round = 0; round < 20; round += 1) {
    const clientMessageId = randomUUID();
    const sent = await Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 ? there : visitor).send('the same', { clientMessageId })));
    expect(new Set(sent.map((one) => one.messageId)).size).toBe(1);
  }
});

it('takes up within five seconds what a killed instance held', async () => {
  const visitors = await Promise.all(Array.from({ length: 6 }, () => world.visitor()));
  const sent = await Promise.all(visitors.map((visitor) => new Visitor(() => second.url, visitor.token).send('What does the Harbour plan cost?')));
  await second.kill9();
  await Promise.all(visitors.map((visitor, i) => eventually(async () => (await visitor.thread(sent[i]?.conversationId ?? '')).messages.edges.at(-1)?.node.author !== 'CUSTOMER', 9_000)));
  await second.start();
});
