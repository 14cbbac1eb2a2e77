import { eventually } from './support/eventually';
import { World, type Visitor } from './support/world';

/** What the team sees of a conversation's tags. */
interface Seen {
  tags: { source: string; score: number | null; reason: string | null; tag: { id: string; name: string }; evidence: { by: string; phrase: string | null; said: string | null; examples: string[]; sharedWords: string[] } | null }[];
  assessment: { seq: number; unsure: boolean; unsureBecause: string | null; tags: { reason: string; tag: { name: string } }[]; sentiment: { value: number; label: string; reasons: string[] }; urgency: { value: number; label: string; reasons: string[] } } | null;
}
interface TagSeen { id: string; name: string }
const TAGS = 'tags { source score reason tag { id name } evidence { by phrase said examples sharedWords } }';
const SEEN = `${TAGS} assessment { seq unsure unsureBecause tags { reason tag { name } } sentiment { value label reasons } urgency { value label reasons } }`;

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await World.open();
  await world.read(['# Payment methods\n\nWe accept Visa and Mastercard.\n']);
  visitor = await world.visitor();
  await eventually(async () => (await trial('where is my invoice')).tags.some((one) => one.probability !== null), 90_000);
}, 240_000);
afterAll(() => world.close());

const look = async (id: string) => (await world.owner.ask<{ conversation: Seen }>(`query($id: ID!) { conversation(id: $id) { ${SEEN} } }`, { id })).conversation;
const names = (seen: Pick<Seen, 'tags'>) => seen.tags.map((one) => one.tag.name);
/** Sends as a new customer and waits until the message has been read. */
async function say(text: string): Promise<{ id: string; seen: Seen }> {
  const { conversationId: id } = await (await world.visitor()).send(text);
  return { id, seen: await eventually(async () => { const seen = await look(id); return seen.assessment ? seen : null; }) };
}
async function make(name: string, more: Record<string, unknown> = {}): Promise<TagSeen> {
  return (await world.owner.ask<{ createTag: { tag: TagSeen } }>('mutation($i: TagInput!) { createTag(input: $i) { tag { id name } userErrors { message } } }', { i: { name, description: `${name}.`, ...more } })).createTag.tag;
}
const named = async (name: string): Promise<TagSeen> => {
  const found = (await world.owner.ask<{ tags: TagSeen[] }>('{ tags { id name } }')).tags.find((tag) => tag.name === name);
  if (!found) throw new Error(`no tag ${name}`);
  return found;
};
const change = (field: 'tagConversation' | 'untagConversation', id: string, tagId: string) => world.owner.ask(`mutation($id: ID!, $t: ID!) { ${field}(id: $id, tagId: $t) { userErrors { code message } } }`, { id, t: tagId });
const trial = async (text: string) => (await world.owner.ask<{ tryTags: { unsure: boolean; unsureBecause: string | null; tags: { applies: boolean; probability: number | null; reason: string; tag: { name: string } }[] } }>('query($t: String!) { tryTags(text: $t) { unsure unsureBecause tags { applies probability reason tag { name } } } }', { t: text })).tryTags;

describe('a message as it arrives', () => {
  it('gets several tags, each with a score or a phrase and a reason', async () => {
    const { seen } = await say('I was chraged twice on my card statement this month, please send me a copy of the invoice as pdf');
    expect(names(seen)).toEqual(expect.arrayContaining(['double-charge', 'invoice-copy']));
    const byPhrase = seen.tags.find((one) => one.tag.name === 'double-charge');
    expect(byPhrase).toMatchObject({ source: 'AI', score: null, evidence: { by: 'PHRASE', phrase: 'charged twice', said: 'chraged twice' } });
    for (const tag of seen.tags.filter((one) => one.evidence?.by === 'LIKENESS')) {
      expect(tag.score).toBeGreaterThan(0);
      expect(tag.evidence?.examples.length).toBeGreaterThan(0);
    }
    expect(seen.assessment).toMatchObject({ unsure: false, urgency: { reasons: expect.arrayContaining(['tag double-charge']) } });
  });

  it('gets no tag when it is about something else: unsure, not the nearest', async () => {
    const { seen } = await say('which species of whale lives the longest in the arctic ocean?');
    expect(seen.tags).toEqual([]);
    expect(seen.assessment?.unsure).toBe(true);
    expect(seen.assessment?.unsureBecause).toMatch(/nothing that the tags are about|No tag is clear enough/);
  });

  it('is felt for its tone and haste, with what says so, also on the message itself', async () => {
    const { id, seen } = await say('This is unacceptable!! We are locked out, answer immediately');
    expect(seen.assessment).toMatchObject({ sentiment: { reasons: expect.arrayContaining(['“unacceptable”']) }, urgency: { label: 'now' } });
    expect(seen.assessment?.sentiment.value).toBeLessThan(-0.5);
    const { conversation } = await world.owner.ask<{ conversation: { messages: { edges: { node: { author: string; assessment: { seq: number } | null } }[] } } }>('query($id: ID!) { conversation(id: $id) { messages(first: 10) { edges { node { author assessment { seq } } } } } }', { id });
    for (const { node } of conversation.messages.edges) expect(node.assessment === null).toBe(node.author !== 'CUSTOMER');
  });

  it('small talk is neither tagged nor unsure', async () => {
    expect((await say('hello')).seen).toMatchObject({ tags: [], assessment: { unsure: false } });
  });
});

it('a new tag works from its name and description, and its phrases at once', async () => {
  await make('purchase-order', { description: 'The customer wants a purchase order number printed on the invoice.', keywords: ['PO number'] });
  expect(names((await say('Where does my po-number go?')).seen)).toContain('purchase-order');
  await eventually(async () => (await trial('please print our purchase order on the invoice')).tags.find((one) => one.tag.name === 'purchase-order')?.applies, 60_000);
});

describe('the word of an agent', () => {
  it('taken away stays away, is a counter-example, and counts for the next message', async () => {
    const text = 'the harbour newsletter printed our refund twice in the wrong column';
    const refund = await named('refund-request');
    const { id, seen } = await say(text);
    expect(names(seen)).toContain('refund-request');
    await change('untagConversation', id, refund.id);
    await (await world.owner.ask<{ tag: { taught: { text: string; counter: boolean; source: string; addedBy: { name: string } | null }[] } }>('query($id: ID!) { tag(id: $id) { taught { text counter source addedBy { name } } } }', { id: refund.id }).then(({ tag }) => {
      expect(tag.taught[0]).toMatchObject({ text, counter: true, source: 'AGENT', addedBy: { name: expect.any(String) } });
    }));
    expect(names(await look(id))).not.toContain('refund-request');
  });

  it('added becomes an example: the next message alike leans to the tag', async () => {
    const tag = await make('lighthouse', { description: 'About the lighthouse tour.' });
    // The tag itself is learned in the background; until then nothing can be said of its likeness.
    await eventually(async () => (await trial('lighthouse tour')).tags.some((one) => one.tag.name === 'lighthouse' && one.probability !== null), 60_000);
    const unlike = 'our keeper wants to climb the spiral stairs on Sunday morning';
    const before = (await trial(unlike)).tags.find((one) => one.tag.name === 'lighthouse');
    const { id } = await say(unlike);
    await change('tagConversation', id, tag.id);
    const after = await eventually(async () => {
      const now = (await trial(unlike)).tags.find((one) => one.tag.name === 'lighthouse');
      return now && (now.probability ?? 0) > (before?.probability ?? 1) ? now : null;
    }, 60_000);
    expect(after.reason).toContain(unlike);
    // Taking back one's own tag leaves no lesson.
    await change('untagConversation', id, tag.id);
    const { tag: detail } = await world.owner.ask<{ tag: { taught: unknown[] } }>('query($id: ID!) { tag(id: $id) { taught { id } } }', { id: tag.id });
    expect(detail.taught).toEqual([]);
  });

  it('cannot lower a protection: the same dispute still latches after its tag was taken away', async () => {
    const dispute = await named('billing-dispute');
    const text = 'I dispute this invoice, the amount is wrong and I will not pay it';
    for (let i = 0; i < 3; i += 1) await change('untagConversation', (await say(text)).id, dispute.id);
    const { id } = await say(text);
    const { conversation } = await world.owner.ask<{ conversation: { protected: boolean } }>('query($id: ID!) { conversation(id: $id) { protected } }', { id });
    expect(conversation.protected).toBe(true);
  });
});

describe('re-tagging the past', () => {
  interface Run { id: string; status: string; total: number; done: number; added: number; removed: number }
  const start = async (days: number | null) => (await world.owner.ask<{ retagPast: { run: Run | null; userErrors: { code: string }[] } }>('mutation($d: Int) { retagPast(days: $d) { run { id status total done added removed } userErrors { code } } }', { d: days })).retagPast;
  const newest = async () => (await world.owner.ask<{ retagRun: Run }>('{ retagRun { id status total done added removed } }')).retagRun;
  const finished = () => eventually(async () => { const run = await newest(); return run.status === 'RUNNING' ? null : run; }, 120_000);

  it('gives old conversations the tags of today, leaves what people did, and wakes no rule', async () => {
    const kept = await say('can the marmalade be shipped with the paper bill?');
    const away = await say('marmalade and jam on paper please');
    const tag = await make('marmalade', { description: 'About marmalade.', keywords: ['marmalade'] });
    await change('tagConversation', away.id, tag.id);
    await change('untagConversation', away.id, tag.id);
    await world.owner.ask('mutation($i: RuleInput!) { createRule(input: $i) { userErrors { message } } }', { i: { name: 'Marmalade is urgent', conditions: { any: [{ tag: tag.id }] }, actions: [{ setPriority: 'URGENT' }] } });
    const { run } = await start(7);
    expect(run).toMatchObject({ status: 'RUNNING' });
    expect((await start(30)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const done = await finished();
    expect(done).toMatchObject({ status: 'DONE', done: done.total });
    expect(done.added).toBeGreaterThan(0);
    expect(names(await look(kept.id))).toContain('marmalade');
    expect(names(await look(away.id))).not.toContain('marmalade');
    const { conversation } = await world.owner.ask<{ conversation: { priority: string } }>('query($id: ID!) { conversation(id: $id) { priority } }', { id: kept.id });
    expect(conversation.priority).toBe('NORMAL');
    // Once more changes nothing.
    await start(null);
    expect(await finished()).toMatchObject({ status: 'DONE', added: 0, removed: 0 });
  });

  it('is cancelled, and refuses what makes no sense', async () => {
    expect((await start(0)).userErrors).toMatchObject([{ code: 'INVALID' }]);
    const { run } = await start(null);
    const { cancelRetag } = await world.owner.ask<{ cancelRetag: { run: Run } }>('mutation($id: ID!) { cancelRetag(id: $id) { run { id status total done added removed } } }', { id: run?.id });
    expect(['CANCELLED', 'DONE']).toContain(cancelRetag.run.status);
    expect(await newest()).toMatchObject({ status: cancelRetag.run.status });
  });
});

it('suggests messages of the archive; a verdict is a lesson and can be taken back', async () => {
  const tag = await make('harbour-fees', { description: 'The customer asks about fees of the harbour.', examples: ['what are the harbour fees', 'how much is the fee for mooring'] });
  for (const text of ['how much does mooring cost for a night', 'is there a fee for the harbour crane', 'what is the mooring price in winter']) await say(text);
  type Suggestion = { conversationId: string; text: string; probability: number };
  const suggestions = () => world.owner.ask<{ tag: { suggestions: Suggestion[] } }>('query($id: ID!) { tag(id: $id) { suggestions { conversationId text probability } } }', { id: tag.id }).then((data) => data.tag.suggestions);
  const first = await eventually(async () => (await suggestions())[0], 60_000);
  const { decideTagSuggestion } = await world.owner.ask<{ decideTagSuggestion: { example: { id: string; text: string; counter: boolean; source: string } } }>('mutation($t: ID!, $c: ID!) { decideTagSuggestion(tagId: $t, conversationId: $c, accept: true) { example { id text counter source } userErrors { code } } }', { t: tag.id, c: first.conversationId });
  expect(decideTagSuggestion.example).toMatchObject({ text: first.text, counter: false, source: 'SUGGESTION' });
  expect((await suggestions()).map((one) => one.conversationId)).not.toContain(first.conversationId);
  await world.owner.ask('mutation($id: ID!) { undoTagExample(id: $id) { userErrors { code } } }', { id: decideTagSuggestion.example.id });
  expect((await world.owner.ask<{ tag: { taught: unknown[] } }>('query($id: ID!) { tag(id: $id) { taught { id } } }', { id: tag.id })).tag.taught).toEqual([]);
});

it('archiving a tag and making a rule of it do not pass each other', async () => {
  for (let i = 0; i < 6; i += 1) {
    const tag = await make(`racing-${i}`);
    const rule = { i: { name: `Racing ${i}`, conditions: { any: [{ tag: tag.id }] }, actions: [{ setPriority: 'HIGH' }] } };
    const [made, archived] = await Promise.all([
      world.owner.ask<{ createRule: { rule: { id: string } | null } }>('mutation($i: RuleInput!) { createRule(input: $i) { rule { id } userErrors { code } } }', rule),
      world.owner.ask<{ deleteTag: { deletedId: string | null } }>('mutation($id: ID!) { deleteTag(id: $id) { deletedId userErrors { code } } }', { id: tag.id }),
    ]);
    expect([made.createRule.rule !== null, archived.deleteTag.deletedId !== null].filter(Boolean)).toHaveLength(1);
  }
});

it('figures of all tags cost the same queries as of one', async () => {
  const count = async (query: string) => {
    const from = world.server.logs.length;
    await world.owner.ask(query);
    return eventually(() => world.server.logs.slice(from).find((line) => typeof line.sql === 'number' && line.msg !== undefined && JSON.stringify(line).includes('Figures')));
  };
  const all = await count('query Figures { tags { usage { total byDay } agreement { kept removed missed rate } } }');
  expect(all.sql).toBeLessThanOrEqual(14);
  const { tags } = await world.owner.ask<{ tags: { usage: { total: number; byDay: number[] }; agreement: { rate: number | null } }[] }>('query Figures { tags { usage { total byDay } agreement { rate } } }');
  expect(tags.every((tag) => tag.usage.byDay.length === 30)).toBe(true);
  expect(tags.some((tag) => tag.usage.total > 0 && tag.usage.byDay.at(-1) === tag.usage.total)).toBe(true);
});

it('what was learned outlives a restart: nothing is learned again before the first message', async () => {
  // Tagging the past begins when the last change is learned and written down; a fit that a stop cuts off is done again.
  const { retagPast } = await world.owner.ask<{ retagPast: { run: { id: string } | null } }>('mutation { retagPast { run { id } } }');
  await eventually(async () => {
    const { retagRun } = await world.owner.ask<{ retagRun: { id: string; status: string } | null }>('{ retagRun { id status } }');
    return retagRun?.id === retagPast.run?.id && retagRun?.status === 'DONE';
  });
  await world.server.stop();
  world.server.logs.length = 0;
  await world.server.start();
  const { seen } = await say('please send me a copy of my last invoice');
  expect(names(seen)).toContain('invoice-copy');
  const lines = world.server.logs.map((line) => line.msg).filter((msg) => msg === 'tags restored' || msg === 'tags learned');
  expect(lines[0]).toBe('tags restored');
  expect(await visitor.code('{ tags { id } }')).toBe('FORBIDDEN');
});
