import { eventually } from './support/eventually';
import { ASKED_CARDS, ASKED_LATER, CARDS, DUE, LATER } from './support/harbour';
import { World } from './support/world';

const UNCOVERED = LATER.slice(0, 6);

interface Share { n: number; share: number; low: number; high: number }
interface Gate { answeredFrom: number; labels: number; version: number; misses: Share; reliability: { supported: Share }[] }
let world: World;
let cards: string;
beforeAll(async () => {
  world = await World.open();
  [cards = ''] = await world.read([CARDS, DUE]);
}, 120_000);
afterAll(() => world.close());

const gate = async () => (await world.owner.ask<{ answerGate: Gate }>('{ answerGate { answeredFrom labels version misses { n share low high } reliability { supported { n share low high } } } }')).answerGate;
const labels = async () => (await world.owner.ask<{ answerabilityLabels: { question: string; covered: boolean; source: string }[] }>('{ answerabilityLabels { question covered source } }')).answerabilityLabels;
const confidence = async (q: string) => (await world.owner.ask<{ tryAnswer: { confidence: number } }>('query($q: String!) { tryAnswer(question: $q) { confidence } }', { q })).tryAnswer.confidence;
const save = async (input: object) => {
  const { createTestQuestion: made } = await world.owner.ask<{ createTestQuestion: { testQuestion: { id: string } | null; userErrors: { message: string }[] } }>('mutation($i: TestQuestionInput!) { createTestQuestion(input: $i) { testQuestion { id } userErrors { message } } }', { i: input });
  return made.testQuestion?.id ?? '';
};
const remove = (id: string) => world.owner.ask('mutation($id: ID!) { deleteTestQuestion(id: $id) { deletedId } }', { id });
/** Once the gate has learned from exactly so many labels. */
const learned = (count: number, from: number) => eventually(async () => { const now = await gate(); return now.labels === count && now.version > from && now; });

it('learns from eight saved questions what the documents do not answer, and unlearns it', async () => {
  const before = { asked: await confidence(ASKED_LATER), covered: await confidence(ASKED_CARDS) };
  const ids: string[] = [];
  for (const question of UNCOVERED) ids.push(await save({ question, expectedOutcome: 'HANDOFF' }));
  ids.push(await save({ question: 'which cards do you accept', documentId: cards }), await save({ question: 'when is my invoice due', mustContain: ['21 days'] }));
  const taught = await learned(8, 0);
  expect((await labels()).map(({ source, covered }) => `${source} ${covered}`).sort()).toEqual([...UNCOVERED.map(() => 'TEST false'), 'TEST true', 'TEST true']);
  // Instances hear of a new gate by an event: until then one before holds, taught with fewer labels.
  // What the documents say is stated as before, what they do not say is stated no more.
  expect(before.asked).toBeGreaterThan(taught.answeredFrom);
  await eventually(async () => {
    const [asked, covered] = [await confidence(ASKED_LATER), await confidence(ASKED_CARDS)];
    return asked < taught.answeredFrom && covered > taught.answeredFrom && covered > before.covered - 0.2;
  });
  // What is stated rests on a number of judged answers, with its interval, in the whole and in every bar.
  for (const share of [taught.misses, ...taught.reliability.map((bin) => bin.supported).filter(({ n }) => n > 0)]) {
    expect(share.n).toBeGreaterThan(0);
    expect(share.low).toBeLessThanOrEqual(share.share);
    expect(share.high).toBeGreaterThanOrEqual(share.share);
    expect(share.high - share.low).toBeGreaterThan(0);
  }
  for (const id of ids) await remove(id);
  await learned(0, taught.version);
  await eventually(async () => Math.abs((await confidence(ASKED_LATER)) - before.asked) < 0.005);
}, 120_000);

it('shows in an explanation the thresholds that hold here', async () => {
  await world.owner.ask('mutation { updateAnswerGate(input: { missRate: 0.05 }) { userErrors { code } } }');
  const { answeredFrom } = await gate();
  const { tryAnswer } = await world.owner.ask<{ tryAnswer: { explanation: { answeredFrom: number } } }>('query($q: String!) { tryAnswer(question: $q) { explanation { answeredFrom } } }', { q: ASKED_CARDS });
  expect(tryAnswer.explanation.answeredFrom).toBeCloseTo(answeredFrom, 6);
});

it('takes over what a changed question says, and nothing from one that says nothing of the documents', async () => {
  const id = await save({ question: 'do you take cheques', expectedOutcome: 'HANDOFF' });
  await save({ question: 'you charged me twice', expectedOutcome: 'HANDOFF' });
  await save({ question: 'hello', expectedOutcome: 'SMALLTALK' });
  await save({ question: 'and prepaid ones?', history: [{ author: 'CUSTOMER', text: 'Which cards do you accept?' }], documentId: cards });
  expect(await labels()).toEqual([{ question: 'do you take cheques', covered: false, source: 'TEST' }]);
  await world.owner.ask('mutation($id: ID!, $i: TestQuestionInput!) { updateTestQuestion(id: $id, input: $i) { userErrors { code } } }', { id, i: { question: 'do you take visa', documentId: cards } });
  expect(await labels()).toEqual([{ question: 'do you take visa', covered: true, source: 'TEST' }]);
  const again = await save({ question: 'Do you take Visa', expectedOutcome: 'ANSWERED' });
  await remove(again);
  expect(await labels()).toHaveLength(1);
  await remove(id);
  expect(await labels()).toEqual([]);
});
