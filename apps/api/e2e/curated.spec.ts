import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { REFUNDS } from './support/harbour';
import { preview as previewOf } from './support/preview';
import { World } from './support/world';

interface Entry { id: string; question: string; alternatives: string[]; answer: string; threshold: number | null; effectiveThreshold: number; enabled: boolean; learned: boolean; version: number; document: { id: string; content: string | null; status: string } }
interface Payload { curatedAnswer: Entry | null; userErrors: { code: string; message: string; field: string[] | null }[] }
const FIELDS = 'id question alternatives answer threshold effectiveThreshold enabled learned version document { id content status }';
let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.read([REFUNDS]);
}, 120_000);
afterAll(() => world.close());

const create = async (i: object): Promise<Payload> => (await world.owner.ask<{ createCuratedAnswer: Payload }>(`mutation($i: CuratedAnswerInput!) { createCuratedAnswer(input: $i) { curatedAnswer { ${FIELDS} } userErrors { code message field } } }`, { i })).createCuratedAnswer;
const update = async (id: string, i: object): Promise<Payload> => (await world.owner.ask<{ updateCuratedAnswer: Payload }>(`mutation($id: ID!, $i: CuratedAnswerInput!) { updateCuratedAnswer(id: $id, input: $i) { curatedAnswer { ${FIELDS} } userErrors { code message field } } }`, { id, i })).updateCuratedAnswer;
const remove = (id: string) => world.owner.ask('mutation($id: ID!) { deleteCuratedAnswer(id: $id) { deletedId } }', { id });
const one = async (id: string) => (await world.owner.ask<{ curatedAnswer: Entry }>(`query($id: ID!) { curatedAnswer(id: $id) { ${FIELDS} } }`, { id })).curatedAnswer;
const preview = (question: string, history: object[] = []) => previewOf(world.owner, question, history);
const matches = async (question: string, draft: object | null = null) => (await world.owner.ask<{ curatedMatches: { curatedAnswer: { id: string } | null; phrase: string; similarity: number; threshold: number; difference: string | null; answers: boolean }[] }>(
  'query($q: String!, $d: CuratedDraftInput) { curatedMatches(question: $q, draft: $d) { curatedAnswer { id } phrase similarity threshold difference answers } }', { q: question, d: draft })).curatedMatches;
const learned = async (id: string): Promise<Entry> => eventually(async () => {
  const entry = await one(id);
  return entry.learned && entry.document.status === 'READY' && entry;
}, 120_000);
const saved = (payload: Payload): Entry => {
  if (!payload.curatedAnswer) throw new Error(JSON.stringify(payload.userErrors));
  return payload.curatedAnswer;
};

it('wins over the documents when its question is asked, in the thread too, with a document and version as its evidence', async () => {
  const entry = await learned(saved(await create({ question: 'Can I pay by PayPal?', alternatives: ['Do you take PayPal?'], answer: 'Not yet. **Cards** and bank transfer work today.', sourceUrl: 'https://help.harbour.example/pay' })).id);
  const { conversationId, answer } = await (await world.visitor()).talk('Hi, can we pay with PayPal? Thanks!');
  expect(answer).toMatchObject({ author: 'AI', text: entry.answer });
  const thread = await world.owner.ask<{ conversation: { messages: { edges: { node: { author: string; citations: { documentVersion: number; quote: string; document: { id: string } }[] } }[] } } }>(
    'query($id: ID!) { conversation(id: $id) { messages(first: 10) { edges { node { author citations { documentVersion quote document { id } } } } } } }', { id: conversationId });
  const citation = thread.conversation.messages.edges.map((edge) => edge.node).find((node) => node.author === 'AI')?.citations[0];
  expect(citation).toMatchObject({ documentVersion: entry.version, quote: entry.answer, document: { id: entry.document.id } });
  expect(entry.document.content).toContain(entry.answer);
});

it('is not given for what merely sounds alike, and says why', async () => {
  expect((await preview('Can I pay by Klarna?')).text).not.toContain('Not yet');
  expect((await matches('Can I not pay by PayPal?'))[0]).toMatchObject({ answers: false, difference: 'NEGATION' });
  expect((await matches('Do you take paypal'))[0]).toMatchObject({ answers: true, similarity: 1, difference: null, threshold: 0.8 });
  expect((await matches('Where is the harbour?'))[0]?.answers ?? false).toBe(false);
});

it('never comes before a protection or a rule, nor into a conversation of a person', async () => {
  await learned(saved(await create({ question: 'You charged me twice', alternatives: ['I want to talk to a human'], answer: 'That is only a reservation.' })).id);
  expect(await preview('You charged me twice')).toMatchObject({ outcome: 'HANDOFF', rules: ['Charged twice'] });
  const { status, answer } = await (await world.visitor()).talk('You charged me twice!');
  expect({ status, author: answer.author }).toEqual({ status: 'WAITING', author: 'SYSTEM' });
  expect((await preview('I want to talk to a human')).outcome).toBe('HANDOFF');
  const rule = await world.owner.ask<{ createRule: { rule: { id: string } } }>('mutation($i: RuleInput!) { createRule(input: $i) { rule { id } userErrors { message } } }', { i: { name: 'PayPal goes to people', conditions: { any: [{ keyword: 'paypal' }] }, actions: [{ handoff: {} }] } });
  expect(await preview('Can I pay by PayPal?')).toMatchObject({ outcome: 'HANDOFF', handoffReason: 'RULE' });
  await world.owner.ask('mutation($id: ID!) { deleteRule(id: $id) { deletedId } }', { id: rule.createRule.rule.id });
  expect((await preview('Can I pay by PayPal?')).outcome).toBe('ANSWERED');
});

it('is found by equal words at once, and follow-ups do not borrow its question', async () => {
  const entry = saved(await create({ question: 'What is a harbour master?', answer: 'The person who runs the harbour.' }));
  expect((await preview('what is a HARBOUR master')).text).toBe(entry.answer);
  expect((await preview('and that one?', [{ author: 'CUSTOMER', text: 'What is a harbour master?' }, { author: 'AI', text: entry.answer }])).text).not.toBe(entry.answer);
});

it('takes a new version of its text, keeps it when only the asking changes, and can be switched off', async () => {
  const first = await learned(saved(await create({ question: 'How do I get a refund?', answer: 'Write to us within 14 days.' })).id);
  const asked = saved(await update(first.id, { question: first.question, answer: first.answer, alternatives: ['What is the way to a refund?'], threshold: 0.9 }));
  expect(asked).toMatchObject({ version: 1, threshold: 0.9, effectiveThreshold: 0.9 });
  const text = saved(await update(first.id, { question: first.question, alternatives: ['What is the way to a refund?'], answer: 'Write to us within 30 days.' }));
  expect(text).toMatchObject({ version: 2, threshold: null, effectiveThreshold: 0.8 });
  expect(await preview('what is the way to a refund')).toMatchObject({ outcome: 'ANSWERED', text: 'Write to us within 30 days.', citations: [{ documentVersion: 2, quote: 'Write to us within 30 days.' }] });
  await learned(first.id);
  await update(first.id, { question: first.question, answer: text.answer, enabled: false });
  expect((await preview('How do I get a refund?')).text).not.toContain('30 days');
  const { searchKnowledge } = await world.owner.ask<{ searchKnowledge: { text: string }[] }>('{ searchKnowledge(query: "write to us within 30 days", first: 5) { text } }');
  expect(searchKnowledge.some((passage) => passage.text.includes('30 days'))).toBe(false);
  await remove(first.id);
  expect(await world.owner.code('query($id: ID!) { curatedAnswer(id: $id) { id } }', { id: first.id })).toBe('NOT_FOUND');
});

it('answers from the workspace’s threshold on, unless the entry has its own', async () => {
  const entry = await learned(saved(await create({ question: 'Where can I download my invoices?', answer: 'Under Billing.' })).id);
  const ask = async () => (await matches('where do I find my invoices?')).find((match) => match.curatedAnswer?.id === entry.id);
  const before = await ask();
  expect(before).toMatchObject({ answers: false, difference: null, threshold: 0.8 });
  await world.owner.ask('mutation { updateWorkspace(input: { curatedThreshold: 0.65 }) { userErrors { code } } }');
  expect(await ask()).toMatchObject({ answers: true, threshold: 0.65, similarity: before?.similarity });
  await update(entry.id, { question: entry.question, answer: entry.answer, threshold: 0.95 });
  expect(await ask()).toMatchObject({ answers: false, threshold: 0.95 });
  await world.owner.ask('mutation { updateWorkspace(input: { curatedThreshold: 0.8 }) { userErrors { code } } }');
});

it('tries a draft as if it were saved', async () => {
  const draft = { questions: ['Do you ship to Norway?', 'Is Norway possible?'], threshold: 0.8 };
  expect((await matches('do you ship to norway', draft))[0]).toMatchObject({ curatedAnswer: null, similarity: 1, answers: true });
  expect((await matches('do you ship to Sweden', draft)).filter((match) => match.curatedAnswer === null)[0]).toMatchObject({ answers: false });
  expect(await world.owner.code('query($q: String!, $d: CuratedDraftInput) { curatedMatches(question: $q, draft: $d) { phrase } }', { q: ' ', d: draft })).toBe('BAD_USER_INPUT');
});

it('takes pairs over once, names those it cannot take, and changes nothing the second time', async () => {
  const pairs = [...Array.from({ length: 45 }, (_, n) => ({ question: `What does berth number ${n} cost?`, answer: `Berth ${n} costs ${100 + n} euros a month.` })), { question: '!!!', answer: 'x' }, { question: 'What is empty?', answer: ' ' }];
  const send = async (list: object[]) => (await world.owner.ask<{ importCuratedAnswers: { created: number; updated: number; unchanged: number; refused: { row: number; message: string }[]; userErrors: { code: string }[] } }>(
    'mutation($p: [CuratedPairInput!]!) { importCuratedAnswers(pairs: $p) { created updated unchanged refused { row message } userErrors { code } } }', { p: list })).importCuratedAnswers;
  expect(await send(pairs)).toMatchObject({ created: 45, updated: 0, unchanged: 0, refused: [{ row: 46 }, { row: 47 }] });
  expect(await send([...pairs.slice(0, 44), { question: 'what does berth number 44 cost', answer: 'Ask us.' }])).toMatchObject({ created: 0, updated: 1, unchanged: 44, refused: [] });
  expect(await send([])).toMatchObject({ userErrors: [{ code: 'INVALID' }] });
  expect(await send(Array.from({ length: 2_001 }, () => ({ question: 'q', answer: 'a' })))).toMatchObject({ userErrors: [{ code: 'TOO_LARGE' }] });
  const { curatedAnswers } = await world.owner.ask<{ curatedAnswers: { totalCount: number; edges: { node: { id: string; answer: string } }[] } }>('{ curatedAnswers(search: "berth number 44", first: 5) { totalCount edges { node { id answer } } } }');
  expect(curatedAnswers).toMatchObject({ totalCount: 1, edges: [{ node: { answer: 'Ask us.' } }] });
  await learned(curatedAnswers.edges[0]?.node.id ?? '');
  expect((await matches('what does berth number 7 cost?')).find((match) => match.answers)?.phrase).toBe('What does berth number 7 cost?');
});

it('takes pairs from a file', async () => {
  const send = async (format: string, content: string) => (await world.owner.ask<{ importCuratedAnswers: { created: number; unchanged: number; userErrors: { code: string; message: string }[] } }>(
    'mutation($f: PairFileInput!) { importCuratedAnswers(file: $f) { created unchanged userErrors { code message } } }', { f: { format, content } })).importCuratedAnswers;
  expect(await send('CSV', 'Question;Answer\n"Is there a sauna; really?";"Yes, on deck 3."\nWhere is the bar?;"Deck 5.\nOpen until 2."\n')).toMatchObject({ created: 2, userErrors: [] });
  expect(await send('JSON', JSON.stringify([{ question: 'Where is the bar?', answer: 'Deck 5.\nOpen until 2.' }, { question: 'Is there a pool?', answer: 'No.' }]))).toMatchObject({ created: 1, unchanged: 1 });
  expect((await send('CSV', 'a,b\n1,2\n')).userErrors[0]).toMatchObject({ code: 'INVALID', message: expect.stringContaining('question and answer') });
  expect((await send('JSON', '{ nonsense')).userErrors[0]?.code).toBe('INVALID');
});

it('gives one question to one entry, also when two write at once', async () => {
  const both = await Promise.all(['one', 'two'].map((answer) => create({ question: 'Who is the captain?', answer })));
  expect(both.map((payload) => payload.userErrors[0]?.code ?? 'saved').sort()).toEqual(['CONFLICT', 'saved']);
  expect((await create({ question: 'Anything else?', alternatives: ['who is the captain'], answer: 'x' })).userErrors[0]?.code).toBe('CONFLICT');
});

it('refuses what cannot be an entry, and whoever may not write', async () => {
  const code = async (i: object) => (await create({ question: 'A question?', answer: 'An answer.', ...i })).userErrors[0]?.code;
  expect(await code({ question: '' })).toBe('INVALID');
  expect(await code({ question: '🤷' })).toBe('INVALID');
  expect(await code({ question: 'x'.repeat(201) })).toBe('TOO_LARGE');
  expect(await code({ answer: 'y'.repeat(4_001) })).toBe('TOO_LARGE');
  expect(await code({ threshold: 0.2 })).toBe('INVALID');
  expect(await code({ sourceUrl: 'javascript:alert(1)' })).toBe('INVALID');
  expect(await code({ alternatives: Array.from({ length: 31 }, (_, n) => `way ${n}`) })).toBe('TOO_LARGE');
  const odd = saved(await create({ question: 'مرحبا <b>كيف</b> أدفع؟ \u0000', answer: '<script>alert(1)</script> \u202E 🧾 Zahlen Sie bar.\u0007' }));
  expect(await preview('مرحبا <b>كيف</b> أدفع؟')).toMatchObject({ outcome: 'ANSWERED', text: odd.answer });
  expect((await learned(odd.id)).document.content).toContain(odd.answer);
  const agent = await world.colleague('AGENT');
  expect(await agent.caller.code('mutation($id: ID!) { deleteCuratedAnswer(id: $id) { deletedId } }', { id: odd.id })).toBe('FORBIDDEN');
  expect(await agent.caller.code('{ curatedAnswers { totalCount } }')).toBeNull();
  expect(await world.owner.code('mutation($id: ID!) { deleteCuratedAnswer(id: $id) { deletedId } }', { id: randomUUID() })).toBe('NOT_FOUND');
  expect(await world.owner.code('{ curatedAnswers(after: "nonsense") { totalCount } }')).toBe('BAD_USER_INPUT');
});

it('does not clutter the list of documents', async () => {
  const { documents } = await world.owner.ask<{ documents: { totalCount: number } }>('{ documents { totalCount } }');
  expect(documents.totalCount).toBe(1);
});
