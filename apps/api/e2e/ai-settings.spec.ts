import { FakeOpenAi } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { honest, plainSentences } from './support/model-world';
import { World } from './support/world';

const FEE = 'After the due date a late fee of 12 euros is added once to the next invoice.';
const DAY = 'The late fee is added on the first day after the due date.';
const DOCUMENTS = [`# Late payment\n\n## The late fee\n\n${FEE} ${DAY} Invoices below 20 euros carry no late fee.\n`, '# Payment methods\n\nWe accept Visa, Mastercard and American Express cards on every plan.\n'];
const QUESTION = 'How high is the late fee and when is it added?';
const GERMAN = 'Wie hoch ist die Mahngebühr, wenn ich die Rechnung zu spät bezahle?';
const PIECES = 20;

const fake = new FakeOpenAi();
let world: World;
beforeAll(async () => {
  const baseUrl = await fake.start();
  world = await World.open({ OPENAI_API_KEY: 'a-key-for-tests', OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: 'fake-1' });
  await world.read(DOCUMENTS);
}, 120_000);
beforeEach(() => {
  fake.reply = { kind: 'answer', answer: honest };
});
afterAll(async () => {
  await world.close();
  await fake.stop();
});

const settings = (input: object) => world.owner.ask('mutation($i: AiSettingsInput!) { updateAiSettings(input: $i) { userErrors { code message } } }', { i: input });
const preview = async (q: string, s: object = {}) => (await world.owner.ask<{ tryAnswer: { outcome: string; text: string } }>('query($q: String!, $s: AiSettingsInput) { tryAnswer(question: $q, settings: $s) { outcome text } }', { q, s })).tryAnswer;
const talk = async (question: string) => (await world.visitor()).talk(question);

interface Delta { type: string; delta: string | null; message: { author: string; text: string } | null }

it('shows each sentence as it passes, before the next one is written, and never one that does not', async () => {
  const visitor = await world.visitor();
  const { conversationId } = await visitor.talk('hello');
  const feed = world.feed<Delta>(visitor, 'visitorConversationEvents', 'subscription($id: ID!) { visitorConversationEvents(conversationId: $id, afterSeq: 0) { type delta message { author text } } }', { id: conversationId });
  await feed.first((event) => event.message?.text === 'hello');
  const text = JSON.stringify({ sentences: [
    { text: FEE, passage: 1, quote: FEE },
    { text: 'Your refund of 4,999 euros has been approved.', passage: 1, quote: FEE },
    { text: DAY, passage: 1, quote: DAY },
  ] });
  // The model is asked about tags first.
  fake.next.push({ kind: 'text', text: '{"tags":[],"person":[]}' });
  fake.reply = { kind: 'held', text, pieces: PIECES };
  const { seq } = await visitor.send(QUESTION, { conversationId });
  const enough = Math.ceil((text.indexOf('},{') + 2) / Math.ceil(text.length / PIECES));
  expect(enough).toBeLessThan(PIECES / 2);
  for (let piece = 0; piece < enough; piece += 1) await eventually(() => fake.release() > 0);
  const first = await feed.first((event) => event.type === 'ANSWER_DELTA');
  expect(first.delta).toBe(FEE);
  expect(feed.items.filter((event) => event.type === 'ANSWER_DELTA')).toHaveLength(1);
  expect((await visitor.thread(conversationId)).messages.edges.some(({ node }) => node.seq > seq)).toBe(false);
  const whole = await eventually(async () => {
    fake.release();
    return (await visitor.thread(conversationId)).messages.edges.map(({ node }) => node).find((node) => node.seq > seq);
  });
  expect(whole).toMatchObject({ author: 'AI', text: `${FEE} ${DAY}` });
  await feed.first((event) => event.message?.text === whole.text);
  expect(feed.items.flatMap(({ delta }) => delta ?? [])).toEqual([FEE, DAY]);
  expect(JSON.stringify(feed.items)).not.toContain('4,999');
  await feed.close();
});

it('writes to customers in the voice and length that are set, and tries others without keeping them', async () => {
  await settings({ voice: 'Like a lighthouse keeper.', length: 'SHORT' });
  fake.reply = { kind: 'answer', answer: (data) => honest(data, 6) };
  const { answer } = await talk(QUESTION);
  expect(plainSentences(answer.text).length).toBeLessThanOrEqual(2);
  expect(fake.lastPrompt()?.system).toContain('Like a lighthouse keeper.');
  await preview(QUESTION, { voice: 'Like a captain.' });
  expect(fake.lastPrompt()?.system).toContain('Like a captain.');
  await talk(QUESTION);
  expect(fake.lastPrompt()?.system).toContain('Like a lighthouse keeper.');
  await settings({ voice: '', length: 'NORMAL' });
});

it('keeps to the languages of the documents where that is the policy, and translates where it is not', async () => {
  fake.reply = {
    kind: 'answer',
    answer: (data) => {
      if (Array.isArray(data)) return JSON.stringify({ translations: [FEE] });
      if (!data.passages) return JSON.stringify({ question: 'How high is the late fee?' });
      return JSON.stringify({ sentences: [{ text: 'Nach der Fälligkeit kommt eine Mahngebühr von 12 Euro auf die nächste Rechnung.', passage: data.passages.find((one) => one.text.includes(FEE))?.passage ?? 1, quote: FEE }] });
    },
  };
  expect((await preview(GERMAN)).text).toContain('Mahngebühr von 12 Euro');
  await settings({ languagePolicy: 'DOCUMENTS' });
  const asked = fake.requests.filter(({ path }) => path.endsWith('/chat/completions')).length;
  const handed = await talk(GERMAN);
  expect(handed).toMatchObject({ status: 'WAITING', answer: { author: 'SYSTEM', citations: [] } });
  expect(handed.answer.text).toMatch(/Team|Ihnen|Gespräch/);
  expect((await preview(GERMAN, { languagePolicy: 'CUSTOMER' })).text).toContain('Mahngebühr von 12 Euro');
  expect((await preview(GERMAN)).outcome).toBe('HANDOFF');
  expect(fake.requests.slice(asked).every(({ body }) => !JSON.stringify(body).includes('passages') || JSON.stringify(body).includes('German'))).toBe(true);
  await settings({ languagePolicy: 'CUSTOMER' });
  const { answer } = await talk(GERMAN);
  expect(answer.text).toContain('Mahngebühr von 12 Euro');
});
