import { FakeOpenAi } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { World } from './support/world';

const PAGES = Array.from({ length: 12 }, (_, at) => `# Plan ${at}\n\nPlan number ${at} costs ${at + 10} euros.\n\n## Seats\n\nIt has ${at + 2} seats. More seats can be added.\n`);
/** The bundled model's space: its name carries a mark of the trained weights and of the means that were taken off. */
const LOCAL = /^use-lite-en\+billing\.[0-9a-f]{6}$/;
const FEES = '# Dunning\n\n## Reminder\n\nA reminder costs nothing.\n\n## Surcharge\n\nAfter thirty days a surcharge of nine euros is added.\n';

interface IndexState { model: string; dimensions: number; nextModel: string | null; done: number; total: number; error: string | null }
let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.read([...PAGES, FEES]);
}, 240_000);
afterAll(() => world.close());

const index = async () => (await world.owner.ask<{ finding: { index: IndexState } }>('{ finding { index { model dimensions nextModel done total error } } }')).finding.index;
const first = async (query: string) => (await world.owner.ask<{ searchKnowledge: { text: string; headingPath: string[] }[] }>('query($q: String!) { searchKnowledge(query: $q, first: 1) { text headingPath } }', { q: query })).searchKnowledge[0];

describe('synonyms', () => {
  type Payload = { setSynonyms: { synonyms: { words: string[]; means: string[] }[] | null; userErrors: { code: string; message: string; field: string[] | null }[] } };
  const set = (groups: object[] | null) => world.owner.ask<Payload>('mutation($g: [SynonymGroupInput!]) { setSynonyms(groups: $g) { synonyms { words means } userErrors { code message field } } }', { g: groups });
  const list = async () => (await world.owner.ask<{ synonyms: { words: string[]; means: string[] }[]; finding: { ownSynonyms: boolean } }>('{ synonyms { words means } finding { ownSynonyms } }'));

  it('are the shipped ones until the workspace has its own, and again when it gives them up', async () => {
    const shipped = await list();
    expect(shipped.finding.ownSynonyms).toBe(false);
    expect(shipped.synonyms).toContainEqual({ words: ['bill', 'invoice'], means: [] });
    expect((await set([{ words: ['zuzahlung'], means: ['surcharge'] }])).setSynonyms).toEqual({ synonyms: [{ words: ['zuzahlung'], means: ['surcharge'] }], userErrors: [] });
    expect(await list()).toEqual({ synonyms: [{ words: ['zuzahlung'], means: ['surcharge'] }], finding: { ownSynonyms: true } });
    expect((await first('zuzahlung'))?.headingPath).toEqual(['Dunning', 'Surcharge']);
    await set([]);
    expect((await list()).synonyms).toEqual([]);
    await set(null);
    expect((await list()).synonyms).toEqual(shipped.synonyms);
  });

  it.each([
    ['a word alone', [{ words: ['alone'] }], 'INVALID'],
    ['only function words', [{ words: ['the', 'and'] }], 'INVALID'],
    ['an empty word', [{ words: ['fee', '  '] }], 'INVALID'],
    ['a word without end', [{ words: ['fee', 'x'.repeat(200)] }], 'TOO_LARGE'],
    ['too many groups', Array.from({ length: 501 }, () => ({ words: ['fee', 'cost'] })), 'TOO_LARGE'],
    ['too many words', [{ words: Array.from({ length: 30 }, (_, at) => `word${at}`) }], 'TOO_LARGE'],
  ])('refuse %s, in words, and change nothing', async (_, groups, code) => {
    const { setSynonyms } = await set(groups);
    expect(setSynonyms.synonyms).toBeNull();
    expect([code, 'INVALID']).toContain(setSynonyms.userErrors[0]?.code);
    expect(setSynonyms.userErrors[0]?.message.length).toBeGreaterThan(10);
    expect((await list()).finding.ownSynonyms).toBe(false);
  });

  it('are for those who may change settings', async () => {
    const { caller } = await world.colleague('AGENT');
    await expect(caller.ask('mutation { setSynonyms(groups: []) { userErrors { code } } }')).rejects.toThrow(/FORBIDDEN|role|may not/i);
  });
});

it('weighs words against meaning as the workspace wants it', async () => {
  const set = (wordShare: number | null) => world.owner.ask<{ setWordShare: { finding: { wordShare: number } | null; userErrors: { code: string }[] } }>('mutation($w: Float) { setWordShare(wordShare: $w) { finding { wordShare } userErrors { code } } }', { w: wordShare });
  expect((await set(1)).setWordShare.finding?.wordShare).toBe(1);
  expect((await first('surcharge'))?.headingPath).toEqual(['Dunning', 'Surcharge']);
  expect((await set(1.5)).setWordShare.userErrors[0]?.code).toBe('INVALID');
  expect((await set(null)).setWordShare.finding?.wordShare).toBeCloseTo(0.3);
});

describe('another embedding model', () => {
  const service = new FakeOpenAi();
  beforeAll(async () => {
    await service.start();
    service.reply = { kind: 'vectors', dimensions: 512 };
  });
  afterAll(() => service.stop());

  it('is moved to in the background: the old index answers until the last vector is there, over crashes and outages', async () => {
    const before = await index();
    expect(before).toMatchObject({ model: expect.stringMatching(LOCAL) as string, dimensions: 512, nextModel: null });
    expect(before.done).toBe(before.total);
    // The service is down at first: the move begins, says why it stands still, and questions are answered all the same.
    service.reply = { kind: 'status', status: 503 };
    await world.server.restart({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: service.address(), OPENAI_EMBEDDING_MODEL: 'fake-model' });
    const standing = await eventually(async () => { const state = await index(); return state.error ? state : null; });
    expect(standing).toMatchObject({ model: expect.stringMatching(LOCAL) as string, nextModel: 'fake-model@512', done: 0 });
    expect((await first('surcharge after thirty days'))?.headingPath).toEqual(['Dunning', 'Surcharge']);
    // It is killed in the middle and goes on where it was.
    service.reply = { kind: 'vectors', dimensions: 512 };
    await eventually(async () => (await index()).done > 0, 90_000);
    await world.server.kill9();
    await world.server.start();
    const moved = await eventually(async () => { const state = await index(); return state.nextModel === null ? state : null; }, 120_000);
    expect(moved).toMatchObject({ model: 'fake-model@512', done: before.total, total: before.total, error: null });
    expect((await first('surcharge after thirty days'))?.headingPath).toEqual(['Dunning', 'Surcharge']);
    // What comes now is embedded by the new model alone.
    await world.read(['# Vouchers\n\nA voucher is worth seven euros.']);
    expect((await first('voucher worth'))?.headingPath[0]).toBe('Vouchers');
    expect((await index()).done).toBe((await index()).total);
  }, 300_000);

  it('is moved back from without the service', async () => {
    service.reply = { kind: 'status', status: 503 };
    await world.server.restart({ OPENAI_API_KEY: '', OPENAI_BASE_URL: '', OPENAI_EMBEDDING_MODEL: '' });
    expect((await first('surcharge after thirty days'))?.headingPath).toEqual(['Dunning', 'Surcharge']);
    await eventually(async () => (await index()).nextModel === null, 120_000);
    expect((await index()).model).toMatch(LOCAL);
  }, 300_000);
});
