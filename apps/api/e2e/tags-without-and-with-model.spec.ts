import { FakeOpenAi } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { World } from './support/world';

interface Seen {
  tags: { reason: string; tag: { id: string; name: string }; evidence: { by: string } }[];
  assessment: { unsure: boolean; unsureBecause: string | null } | null;
}
const service = new FakeOpenAi();
let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});
afterAll(() => service.stop());
beforeAll(async () => void (base = await service.start()));
let base = '';

async function say(world: World, text: string): Promise<Seen> {
  const { conversationId: id } = await (await world.visitor()).send(text);
  return eventually(async () => {
    const { conversation } = await world.owner.ask<{ conversation: Seen }>('query($id: ID!) { conversation(id: $id) { tags { reason tag { id name } evidence { by } } assessment { unsure unsureBecause } } }', { id });
    return conversation.assessment ? conversation : null;
  }, 60_000);
}
const names = (seen: Seen) => seen.tags.map((one) => one.tag.name);

it('keeps what phrases say when the embedding service fails, and says that the rest is missing', async () => {
  service.reply = { kind: 'vectors', dimensions: 512 };
  const here = (world = await World.open({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: base, OPENAI_EMBEDDING_MODEL: 'fake-embeddings' }));
  service.reply = { kind: 'status', status: 500 };
  expect(names(await say(here, 'I was charged twice, I want a refund'))).toEqual(expect.arrayContaining(['double-charge', 'refund-request']));
  const without = await say(here, 'could you post the paper to our new building');
  expect(without).toMatchObject({ tags: [], assessment: { unsure: true, unsureBecause: expect.stringMatching(/not been learned|not available/) } });
});

it('a model adds tags that exist, with its reason, and takes none away; nonsense and silence change nothing', async () => {
  service.reply = { kind: 'text', text: '{"tags":[]}' };
  const here = (world = await World.open({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: base, OPENAI_MODEL: 'fake-chat' }));
  const { tags } = await here.owner.ask<{ tags: { id: string; name: string }[] }>('{ tags { id name } }');
  const vat = tags.find((tag) => tag.name.includes('tax') || tag.name.includes('vat')) ?? tags[0];
  service.reply = { kind: 'text', text: JSON.stringify({ tags: [{ id: vat?.id, reason: 'mentions the treasury' }, { id: '00000000-0000-7000-8000-000000000000', reason: 'made up' }, { id: vat?.id, reason: 'twice' }] }) };
  const seen = await say(here, 'I want a refund of what the treasury took');
  expect(names(seen)).toContain('refund-request');
  expect(seen.tags.find((one) => one.tag.id === vat?.id)).toMatchObject({ reason: expect.stringContaining('the model:'), evidence: { by: 'MODEL' } });
  expect(seen.tags.filter((one) => one.evidence.by === 'MODEL')).toHaveLength(1);
  const asked = service.requests.find((request) => JSON.stringify(request.body).includes('You sort messages'));
  expect(JSON.stringify(asked?.body)).toContain('treasury');
  for (const text of ['no json at all', '{"tags":"none"}', '{"tags":[{"id":7}]}']) {
    service.reply = { kind: 'text', text };
    expect(names(await say(here, 'a refund please'))).toEqual(['refund-request']);
  }
  service.reply = { kind: 'silent' };
  expect(names(await say(here, 'a refund please'))).toEqual(['refund-request']);
});
