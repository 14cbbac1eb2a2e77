import { eventually } from './support/eventually';
import { DOCUMENTS, honest, openModelWorld, plainSentences, type ModelWorld } from './support/model-world';

let at: ModelWorld;
beforeAll(async () => {
  at = await openModelWorld();
}, 600_000);
afterAll(() => at.close());
beforeEach(() => {
  at.fake.reply = { kind: 'answer', answer: honest };
  at.fake.next.length = 0;
});

interface Delta { type: string; turnId: string | null; deltaIndex: number | null; delta: string | null; message: { author: string; text: string } | null }
const FEED = 'subscription($id: ID!) { visitorConversationEvents(conversationId: $id, afterSeq: 0) { type turnId deltaIndex delta message { author text } } }';
const AGENT_FEED = 'subscription($id: ID!) { conversationEvents(conversationId: $id, afterSeq: 0) { type turnId deltaIndex delta message { author text } } }';
const RECORD = `query($id: ID!) { answerRecord(messageId: $id) { decision composer text question resolvedQuestion resolvedBy language fallback why model prompt gate embeddingModel confidence
  dropped { text why } usage { calls tokensIn tokensOut estimated cost currency } citations { quote documentVersion } passages { documentId version currentVersion score } timings settings } }`;
interface Seen { decision: string; composer: string | null; text: string; question: string; resolvedQuestion: string | null; resolvedBy: string | null; language: string; fallback: string | null; why: string | null; model: string; prompt: string; gate: string; dropped: { why: string }[]; usage: { calls: number; tokensIn: number; cost: number | null } | null; passages: { documentId: string; version: number; currentVersion: number }[]; citations: { quote: string }[]; timings: object; settings: { length: string } }
const recordOf = async (id: string) => (await at.world.owner.ask<{ answerRecord: Seen | null }>(RECORD, { id })).answerRecord;
const settings = (input: object) => at.world.owner.ask<{ updateAiSettings: { userErrors: { code: string; message: string; field: string[] }[] } }>('mutation($i: AiSettingsInput!) { updateAiSettings(input: $i) { userErrors { code message field } } }', { i: input });

it('writes by the model, tells the checked sentences as they come to customer and team, and stores them whole', async () => {
  const question = at.plain[0] ?? '';
  const visitor = await at.world.visitor();
  const { conversationId } = await visitor.talk('hello');
  const mine = at.world.feed<Delta>(visitor, 'visitorConversationEvents', FEED, { id: conversationId });
  const theirs = at.world.feed<Delta>(at.world.owner, 'conversationEvents', AGENT_FEED, { id: conversationId });
  await Promise.all([mine, theirs].map((feed) => feed.first((event) => event.message?.text === 'hello')));
  const { answer } = await visitor.talk(question, { conversationId });
  expect(answer.citations.length).toBeGreaterThan(0);
  for (const feed of [mine, theirs]) {
    await feed.first((event) => event.message?.text === answer.text);
    const deltas = feed.items.filter((event) => event.type === 'ANSWER_DELTA');
    expect(deltas.map(({ deltaIndex }) => deltaIndex)).toEqual(deltas.map((_, index) => index));
    expect(deltas.map(({ delta }) => delta).join(' ')).toBe(answer.text);
    expect(feed.items.findIndex((event) => event.type === 'ANSWER_DELTA')).toBeLessThan(feed.items.findIndex((event) => event.message?.text === answer.text));
    expect(new Set(deltas.map(({ turnId }) => turnId)).size).toBe(1);
    await feed.close();
  }
  const record = await recordOf(answer.id);
  expect(record).toMatchObject({ decision: 'ANSWERED', composer: 'MODEL', question, language: 'en', model: 'fake-1', fallback: null, usage: { calls: 1, tokensIn: 100, cost: null }, settings: { length: 'NORMAL' } });
  expect(record?.passages[0]).toMatchObject({ version: 1, currentVersion: 1 });
  expect(record?.gate).toMatch(/^\w{6,}/);
});

it('shows no sentence after a colleague has taken over, and stores none', async () => {
  const agent = await at.world.colleague('AGENT');
  const text = honest({ passages: [{ passage: 1, under: '', text: '' }] });
  expect(text).toBe('{"sentences":[]}');
  for (let round = 0; round < 6; round += 1) {
    const visitor = await at.world.visitor();
    const { conversationId } = await visitor.talk('hello');
    const feed = at.world.feed<Delta>(visitor, 'visitorConversationEvents', FEED, { id: conversationId });
    await feed.first((event) => event.message?.text === 'hello');
    // The stream stands still in the middle: some sentences told, some not.
    let whole = '';
    at.fake.reply = { kind: 'answer', answer: (data) => (whole = honest(data, 4)) };
    const before = await at.world.owner.ask<{ tryAnswer: { text: string } }>('query($q: String!) { tryAnswer(question: $q) { text } }', { q: at.plain[0] });
    expect(before.tryAnswer.text).not.toBe('');
    at.fake.reply = { kind: 'held', text: whole, pieces: 8 };
    const turn = at.world.server.nextLog((line) => line.msg === 'turn taken' && line.conversationId === conversationId);
    await visitor.send(at.plain[0] ?? '', { conversationId });
    for (let piece = 0; piece <= round; piece += 1) await eventually(() => at.fake.release() > 0);
    await agent.caller.ask('mutation($id: ID!) { claimConversation(id: $id) { userErrors { code } } }', { id: conversationId });
    await feed.first((event) => event.type === 'STATUS');
    const finished = turn.then(() => true);
    await eventually(async () => {
      at.fake.release();
      return Promise.race([finished, Promise.resolve(false)]);
    });
    const events = feed.items;
    const taken = events.findIndex((event) => event.type === 'STATUS');
    expect(events.slice(taken).filter((event) => event.type === 'ANSWER_DELTA')).toEqual([]);
    const thread = await visitor.thread(conversationId);
    expect(thread.messages.edges.filter(({ node }) => node.author === 'AI').length).toBeLessThanOrEqual(1); // the greeting
    await feed.close();
  }
}, 180_000);

it('replays an answer and says what changed since', async () => {
  const visitor = await at.world.visitor();
  const { answer } = await visitor.talk(at.plain[1] ?? '');
  const replay = async () => (await at.world.owner.ask<{ replayAnswer: { same: boolean; differences: string[]; text: string } }>('query($id: ID!) { replayAnswer(messageId: $id) { same differences text } }', { id: answer.id })).replayAnswer;
  expect(await replay()).toEqual({ same: true, differences: [], text: answer.text });
  const record = await recordOf(answer.id);
  const quoted = record?.citations[0]?.quote ?? '';
  const source = DOCUMENTS.find((text) => text.includes(quoted)) ?? '';
  await at.world.owner.ask('mutation($id: ID!, $i: CreateDocumentInput!) { updateDocument(id: $id, input: $i) { userErrors { code } } }', { id: record?.passages[0]?.documentId, i: { format: 'MARKDOWN', content: source.replace(quoted, `${quoted.slice(0, -1)} since this year.`) } });
  await at.world.allRead();
  const changed = await replay();
  expect(changed.same).toBe(false);
  expect(changed.differences.join(' ')).toContain('was version 1 and is version 2 now');
});

it('keeps to its budget, counts tokens and cost by day, and answers in the documents’ own words when it is spent', async () => {
  await settings({ price: { model: 'fake-1', inputPerMillion: 1_000, outputPerMillion: 2_000 }, currency: 'EUR' });
  const visitor = await at.world.visitor();
  const { answer } = await visitor.talk(at.plain[0] ?? '');
  expect(await recordOf(answer.id)).toMatchObject({ usage: { cost: 0.14, currency: 'EUR' } });
  const { aiUsage } = await at.world.owner.ask<{ aiUsage: { model: string; calls: number; tokensIn: number; cost: number }[] }>('{ aiUsage { day model calls failures tokensIn tokensOut cost } }');
  expect(aiUsage[0]).toMatchObject({ model: 'fake-1', tokensIn: expect.any(Number) as number });
  expect(aiUsage[0]?.tokensIn).toBeGreaterThanOrEqual(100);
  expect(aiUsage[0]?.cost).toBeGreaterThan(0);
  await settings({ dayTokens: 10 });
  const asked = at.fake.requests.length;
  const { answer: second } = await (await at.world.visitor()).talk(at.plain[1] ?? '');
  expect(second.citations.length).toBeGreaterThan(0);
  expect(await recordOf(second.id)).toMatchObject({ composer: 'EXTRACTIVE', fallback: 'BUDGET: the budget of the day is spent' });
  expect(at.fake.requests.length).toBe(asked);
  await settings({ dayTokens: null });
});

it('hands over or declines what the workspace forbids, and tries settings without keeping them', async () => {
  await settings({ forbiddenTopics: [{ topic: 'competitor, other provider', then: 'DECLINE' }, { topic: 'price negotiation', then: 'HAND_OVER' }] });
  const first = await (await at.world.visitor()).talk('is the other provider cheaper than you?');
  expect(first.answer).toMatchObject({ author: 'AI', citations: [] });
  const second = await (await at.world.visitor()).talk('I would like to begin a price negotiation about my plan');
  expect(second).toMatchObject({ status: 'WAITING', answer: { author: 'SYSTEM' } });
  expect((await recordOf(second.answer.id))?.why).toContain('price negotiation');
  await settings({ forbiddenTopics: [] });
  const tried = async (input: object) => (await at.world.owner.ask<{ tryAnswer: { text: string } }>('query($q: String!, $s: AiSettingsInput) { tryAnswer(question: $q, settings: $s) { text } }', { q: at.plain[0], s: input })).tryAnswer.text;
  at.fake.reply = { kind: 'answer', answer: (data) => honest(data, 6) };
  const long = await tried({ length: 'DETAILED', voice: 'Like a lighthouse keeper.' });
  expect(at.fake.lastPrompt()?.system).toContain('Like a lighthouse keeper.');
  expect(plainSentences(await tried({ length: 'SHORT' })).length).toBeLessThanOrEqual(2);
  expect(long.length).toBeGreaterThan(0);
  const { aiSettings } = await at.world.owner.ask<{ aiSettings: object }>('{ aiSettings { voice length model modelAvailable forbiddenTopics { topic } } }');
  expect(aiSettings).toEqual({ voice: '', length: 'NORMAL', model: 'fake-1', modelAvailable: true, forbiddenTopics: [] });
  const refused = await settings({ currency: 'Euro' });
  expect(refused.updateAiSettings.userErrors).toEqual([{ code: 'INVALID', message: 'A currency is written in three capitals, such as EUR.', field: ['currency'] }]);
  const agent = await at.world.colleague('AGENT');
  expect(await agent.caller.code('mutation { updateAiSettings(input: { voice: "x" }) { userErrors { code } } }')).toBe('FORBIDDEN');
});

it('understands a follow-up from the episode and says so in the record', async () => {
  at.fake.reply = { kind: 'status', status: 400 };
  await settings({ useModel: false });
  const visitor = await at.world.visitor();
  const { conversationId } = await visitor.talk('How high is the late fee?');
  const { answer } = await visitor.talk('when is it charged?', { conversationId });
  const record = answer.author === 'AI' ? await recordOf(answer.id) : await recordOf(answer.id);
  expect(record).toMatchObject({ resolvedQuestion: 'when is the late fee charged?', resolvedBy: 'EPISODE' });
  await settings({ useModel: true });
});

it('takes a burst of messages as one turn', async () => {
  const visitor = await at.world.visitor();
  const { conversationId } = await visitor.talk('hello');
  const sent = await Promise.all(['I have a question', 'about paying', at.plain[0] ?? ''].map((text) => visitor.send(text, { conversationId })));
  const last = Math.max(...sent.map(({ seq }) => seq));
  const thread = await eventually(async () => {
    const now = await visitor.thread(conversationId);
    return now.messages.edges.some(({ node }) => node.seq > last && node.author !== 'CUSTOMER') && now;
  });
  const after = thread.messages.edges.filter(({ node }) => node.seq >= Math.min(...sent.map(({ seq }) => seq)) && node.author !== 'CUSTOMER');
  expect(after).toHaveLength(1);
});

it('hands over in the customer’s language rather than guess, answers from documents of that language, or translates and checks', async () => {
  await settings({ useModel: false });
  const german = 'Wie hoch ist die Mahngebühr, wenn ich die Rechnung zu spät bezahle?';
  const visitor = await at.world.visitor();
  const handed = await visitor.talk(german);
  expect(handed).toMatchObject({ status: 'WAITING', answer: { author: 'SYSTEM' } });
  expect(handed.answer.text).toMatch(/[äöü]|Team|Ihnen|Person/);
  expect((await recordOf(handed.answer.id))?.why).toContain('another language');
  await settings({ useModel: true });
  const quote = plainSentences(DOCUMENTS.find((text) => /late fee/i.test(text)) ?? '').find((one) => /late fee/i.test(one)) ?? '';
  at.fake.reply = {
    kind: 'answer',
    answer: (data) => {
      if (Array.isArray(data)) return JSON.stringify({ translations: [quote, 'You get everything for free.'] });
      if (!data.passages) return JSON.stringify({ question: 'How high is the late fee?' });
      const passage = data.passages.find((one) => one.text.includes(quote))?.passage ?? 1;
      return JSON.stringify({ sentences: [{ text: 'Die Mahngebühr kommt auf die nächste Rechnung.', passage, quote }, { text: 'Alles ist kostenlos.', passage, quote }] });
    },
  };
  const { answer } = await (await at.world.visitor()).talk(german);
  const record = await recordOf(answer.id);
  expect(record).toMatchObject({ language: 'de', resolvedQuestion: 'How high is the late fee?', resolvedBy: 'MODEL' });
  expect(answer.text).not.toContain('kostenlos');
  if (answer.author === 'AI') expect(answer.text).toContain('Die Mahngebühr');
  at.fake.reply = { kind: 'answer', answer: honest };
  await settings({ useModel: false });
  await at.world.read(['# Mahngebühr\n\n## Wie hoch ist die Mahngebühr\n\nWenn Sie die Rechnung zu spät bezahlen, kommt eine Mahngebühr von 12 Euro auf die nächste Rechnung.\n']);
  const spoken = await (await at.world.visitor()).talk(german);
  for (const citation of spoken.answer.citations) expect(citation.quote).toContain('Mahngebühr');
  await settings({ useModel: true });
});
