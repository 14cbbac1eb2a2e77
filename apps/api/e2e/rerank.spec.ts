import { FakeRelevance } from '@chatref/rag/testing';
import { World } from './support/world';

const DOCUMENTS = [
  '# Late payment\n\n## The fee\n\nAfter the due date a late fee of 12 euros is added once to the next invoice.\n\n## Reminders\n\nA reminder is sent three days before the due date.\n',
  '# Payment methods\n\nWe accept Visa, Mastercard and American Express cards. Prepaid cards are not accepted.\n',
];
const QUESTION = 'How high is the late fee?';
const judge = new FakeRelevance();
let world: World;
beforeAll(async () => {
  const baseUrl = await judge.start();
  world = await World.open({ OPENAI_API_KEY: 'a-key-for-tests', OPENAI_BASE_URL: baseUrl, OPENAI_RERANK_MODEL: 'judge-1' });
  await world.read(DOCUMENTS);
}, 120_000);
afterAll(async () => {
  await world.close();
  await judge.stop();
});

const ask = async () => (await world.owner.ask<{ tryAnswer: { outcome: string; text: string; passages: { headingPath: string[]; score: number }[] } }>('query($q: String!) { tryAnswer(question: $q) { outcome text passages { headingPath score } } }', { q: QUESTION })).tryAnswer;
const usage = async () => (await world.owner.ask<{ aiUsage: { model: string; calls: number; failures: number; tokensIn: number }[] }>('{ aiUsage { model calls failures tokensIn } }')).aiUsage.find(({ model }) => model === 'judge-1');
const settings = (input: object) => world.owner.ask('mutation($i: AiSettingsInput!) { updateAiSettings(input: $i) { userErrors { code message } } }', { i: input });

it('lets the model order the passages and counts what it took', async () => {
  const { outcome, text } = await ask();
  expect(outcome).toBe('ANSWERED');
  expect(text).toContain('12 euros');
  expect(judge.requests).toBeGreaterThan(0);
  expect(await usage()).toMatchObject({ calls: judge.requests, failures: 0, tokensIn: expect.any(Number) as number });
});

it('asks it neither where the workspace uses no model nor once the day’s budget is spent', async () => {
  const before = judge.requests;
  await settings({ useModel: false });
  expect((await ask()).text).toContain('12 euros');
  await settings({ useModel: true, dayTokens: 1 });
  expect((await ask()).text).toContain('12 euros');
  expect(judge.requests).toBe(before);
  await settings({ dayTokens: null });
  await ask();
  expect(judge.requests).toBe(before + 1);
});

it('answers in the fused order while it is broken, and soon does not ask it any more', async () => {
  await settings({ useModel: false });
  const fused = await ask();
  await settings({ useModel: true });
  const orderOf = ({ passages }: Awaited<ReturnType<typeof ask>>) => passages.map(({ headingPath }) => headingPath.join(' > '));
  for (const reply of ['garbage', 'silent', 500] as const) {
    judge.reply = reply;
    for (let n = 0; n < 2; n += 1) {
      const made = await ask();
      expect(made.text).toBe(fused.text);
      expect(orderOf(made)).toEqual(orderOf(fused));
    }
  }
  const before = judge.requests;
  const { answer } = await (await world.visitor()).talk(QUESTION);
  expect(answer.text).toContain('12 euros');
  expect(judge.requests - before).toBeLessThanOrEqual(1); // one probe at most
  expect((await usage())?.failures).toBeGreaterThan(2);
});
