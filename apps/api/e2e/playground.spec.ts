import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually';
import { World } from './support/world';

const FEES = '# Late payment\n\nAfter the due date a late fee of 12 euros is added once to the next invoice.\n';
const CARDS = '# Payment methods\n\nWe accept Visa, Mastercard and American Express cards. Prepaid cards are not accepted.\n';
interface Run { id: string; number: number; cause: string; status: string; total: number; done: number; passed: number; changed: number; finishedAt: string | null }
interface Result { question: string; outcome: string; text: string; passed: boolean; change: string | null; failures: { kind: string; expected: string }[]; previous: { runNumber: number; text: string; passed: boolean } | null; citations: { document: { id: string } | null }[]; rules: string[] }
const RUN = 'id number cause status total done passed changed finishedAt';
let world: World;
let fees: string;
let cards: string;
beforeAll(async () => {
  world = await World.open();
  [fees = '', cards = ''] = await world.read([FEES, CARDS]);
}, 120_000);
afterAll(() => world.close());

const save = async (i: object) => (await world.owner.ask<{ createTestQuestion: { testQuestion: { id: string; question: string; document: { id: string } | null } | null; userErrors: { code: string; message: string }[] } }>(
  'mutation($i: TestQuestionInput!) { createTestQuestion(input: $i) { testQuestion { id question document { id } } userErrors { code message } } }', { i })).createTestQuestion;
const start = async () => (await world.owner.ask<{ runTestSuite: { testRun: Run | null; userErrors: { code: string }[] } }>(`mutation { runTestSuite { testRun { ${RUN} } userErrors { code } } }`)).runTestSuite;
const runs = async () => (await world.owner.ask<{ testRuns: { edges: { node: Run }[] } }>(`{ testRuns(first: 50) { edges { node { ${RUN} } } } }`)).testRuns.edges.map((edge) => edge.node);
const results = async (id: string, filter = '') => (await world.owner.ask<{ testRun: { results: { totalCount: number; edges: { node: Result }[] } } }>(
  `query($id: ID!) { testRun(id: $id) { results(first: 100${filter}) { totalCount edges { node { question outcome text passed change rules failures { kind expected } previous { runNumber text passed } citations { document { id } } } } } } }`, { id })).testRun.results;
const done = (id: string) => eventually(async () => (await runs()).find((run) => run.id === id && run.status === 'DONE'), 60_000);
const idle = () => eventually(async () => (await runs()).every((run) => run.status === 'DONE' || run.status === 'FAILED'), 60_000);
const change = async (id: string, content: string): Promise<void> => {
  await world.owner.ask('mutation($id: ID!, $i: CreateDocumentInput!) { updateDocument(id: $id, input: $i) { userErrors { code } } }', { id, i: { format: 'MARKDOWN', content } });
};

it('explains an answer: what decided it, the gate, the timings', async () => {
  const why = async (question: string) => (await world.owner.ask<{ tryAnswer: { outcome: string; explanation: { decidedBy: string; sentence: string; rule: string | null; phrase: string | null; composer: string | null; answeredFrom: number; tentativeFrom: number; considered: number; rules: { name: string; handsOver: boolean }[]; timings: { stage: string; ms: number }[] } } }>(
    'query($q: String!) { tryAnswer(question: $q) { outcome explanation { decidedBy sentence rule phrase composer answeredFrom tentativeFrom considered rules { name handsOver } timings { stage ms } } } }', { q: question })).tryAnswer;
  const stated = await why('which cards do you accept?');
  expect(stated).toMatchObject({ outcome: 'ANSWERED', explanation: { decidedBy: 'GATE', composer: 'EXTRACTIVE', rule: null } });
  expect(stated.explanation.answeredFrom).toBeGreaterThan(stated.explanation.tentativeFrom);
  expect(stated.explanation.timings.map((timing) => timing.stage)).toEqual(expect.arrayContaining(['tags', 'rules', 'search']));
  const handed = await why('you charged me twice for the invoice');
  expect(handed).toMatchObject({ outcome: 'HANDOFF', explanation: { decidedBy: 'PROTECTION', rule: 'Charged twice', composer: null, phrase: expect.stringContaining('charged me twice') } });
  expect(handed.explanation.sentence).toContain('Charged twice');
  expect((await why('hello')).explanation.decidedBy).toBe('SMALLTALK');
  // The bands are those of the workspace's own gate, not the shipped ones.
  const { updateAnswerGate } = await world.owner.ask<{ updateAnswerGate: { gate: { answeredFrom: number; tentativeFrom: number } } }>('mutation { updateAnswerGate(input: { missRate: 0.02 }) { gate { answeredFrom tentativeFrom } } }');
  const strict = (await why('which cards do you accept?')).explanation;
  expect(strict).toMatchObject(updateAnswerGate.gate);
  expect(strict.answeredFrom).toBeGreaterThan(stated.explanation.answeredFrom);
  await world.owner.ask('mutation { updateAnswerGate(input: { missRate: 0.25 }) { userErrors { code } } }');
});

it('runs nothing without a question, and refuses a question that expects nothing', async () => {
  expect((await start()).userErrors).toEqual([{ code: 'WRONG_STATE' }]);
  const code = async (i: object) => (await save({ question: 'How high is the late fee?', ...i })).userErrors[0]?.code;
  expect(await code({})).toBe('INVALID');
  expect(await code({ mustContain: [' ', ''] })).toBe('INVALID');
  expect(await code({ question: ' ', expectedOutcome: 'ANSWERED' })).toBe('INVALID');
  expect(await code({ question: 'x'.repeat(4_001), expectedOutcome: 'ANSWERED' })).toBe('TOO_LARGE');
  expect(await code({ mustContain: Array.from({ length: 11 }, () => 'x') })).toBe('TOO_LARGE');
  expect(await world.owner.code('mutation($i: TestQuestionInput!) { createTestQuestion(input: $i) { userErrors { code } } }', { i: { question: 'q', documentId: randomUUID() } })).toBe('NOT_FOUND');
  expect(await world.owner.code('mutation($i: TestQuestionInput!) { createTestQuestion(input: $i) { userErrors { code } } }', { i: { question: 'q', documentId: 'nonsense' } })).toBe('NOT_FOUND');
});

it('asks all questions and says what is not as expected', async () => {
  await save({ question: 'How high is the late fee?', expectedOutcome: 'ANSWERED', documentId: fees, mustContain: ['12 EUROS'] });
  await save({ question: 'Which cards do you accept?', documentId: cards, mustContain: ['Diners Club'] });
  await save({ question: 'You charged me twice', expectedOutcome: 'HANDOFF' });
  await save({ question: 'and prepaid ones?', history: [{ author: 'CUSTOMER', text: 'Which cards do you accept?' }, { author: 'AI', text: 'Visa.' }], documentId: cards });
  const { testRun } = await start();
  expect(testRun).toMatchObject({ number: 1, cause: 'REQUEST', total: 4 });
  expect((await start()).testRun?.id).toBe(testRun?.id); // one at a time
  const run = await done(testRun?.id ?? '');
  expect(run).toMatchObject({ done: 4, total: 4, passed: 3, changed: 0 });
  const { edges } = await results(run.id);
  expect(edges[0]?.node).toMatchObject({ question: 'Which cards do you accept?', passed: false, change: 'NEW', failures: [{ kind: 'TEXT', expected: 'Diners Club' }], previous: null });
  expect(edges.map((edge) => edge.node).find((node) => node.question === 'You charged me twice')).toMatchObject({ passed: true, outcome: 'HANDOFF', rules: expect.arrayContaining(['Charged twice']) });
  expect((await results(run.id, ', passed: false')).totalCount).toBe(1);
});

it('runs by itself after a change of the documents, and shows what changed against the last run', async () => {
  await idle();
  const before = (await runs())[0]?.number ?? 0;
  await change(fees, FEES.replace('12 euros', '15 euros'));
  const run = await eventually(async () => (await runs()).find((one) => one.number > before && one.status === 'DONE'), 60_000);
  expect(run).toMatchObject({ cause: 'KNOWLEDGE_CHANGED', passed: 2, changed: 1 });
  const changed = await results(run.id, ', changed: true');
  expect(changed.edges.map((edge) => edge.node)).toEqual([expect.objectContaining({ question: 'How high is the late fee?', change: 'BROKEN', passed: false, previous: expect.objectContaining({ passed: true, text: expect.stringContaining('12 euros') }), failures: [{ kind: 'TEXT', expected: '12 EUROS' }] })]);
  await change(fees, FEES);
  const mended = await eventually(async () => (await runs()).find((one) => one.number > run.number && one.status === 'DONE'), 60_000);
  expect((await results(mended.id, ', changed: true')).edges.map((edge) => edge.node.change)).toEqual(['FIXED']);
});

it('takes several changes for one', async () => {
  await idle();
  const before = (await runs())[0]?.number ?? 0;
  for (let n = 0; n < 6; n += 1) await world.read([`# Berth ${n}\n\nBerth number ${n} is ${20 + n} metres long.\n`]);
  await eventually(async () => (await runs())[0]?.number === before + 1 && (await runs())[0]?.status === 'DONE', 60_000);
  const jobs = await world.owner.ask<{ testRuns: { totalCount: number } }>('{ testRuns { totalCount } }');
  expect(jobs.testRuns.totalCount).toBe(before + 1);
});

it('fails the test of a document that is gone, and keeps what was asked of a question that is', async () => {
  await idle();
  const [extra = ''] = await world.read(['# Pets\n\nShip cats travel free of charge.\n']);
  const pets = await save({ question: 'Do cats travel free?', documentId: extra });
  const first = await done((await start()).testRun?.id ?? '');
  expect((await results(first.id)).edges.map((edge) => edge.node).find((node) => node.question === 'Do cats travel free?')?.passed).toBe(true);
  await world.owner.ask('mutation($id: ID!) { deleteDocument(id: $id) { deletedId } }', { id: extra });
  const second = await eventually(async () => (await runs()).find((run) => run.number > first.number && run.status === 'DONE'), 60_000);
  expect((await results(second.id)).edges.map((edge) => edge.node).find((node) => node.question === 'Do cats travel free?')).toMatchObject({ passed: false, change: 'BROKEN' });
  const { testQuestion } = await world.owner.ask<{ testQuestion: { documentId: string; document: null } }>('query($id: ID!) { testQuestion(id: $id) { documentId document { id } } }', { id: pets.testQuestion?.id });
  expect(testQuestion).toEqual({ documentId: extra, document: null });
  await world.owner.ask('mutation($id: ID!) { deleteTestQuestion(id: $id) { deletedId } }', { id: pets.testQuestion?.id });
  expect((await results(second.id)).totalCount).toBe(5);
  expect(await world.owner.code('query($id: ID!) { testQuestion(id: $id) { id } }', { id: pets.testQuestion?.id })).toBe('NOT_FOUND');
});

it('goes on after a crash and asks nothing twice', async () => {
  await idle();
  for (let n = 0; n < 25; n += 1) await save({ question: `How long is berth number ${n % 6} in metres, please? (${n})`, expectedOutcome: 'ANSWERED' });
  const { testRun } = await start();
  await eventually(async () => ((await runs()).find((run) => run.id === testRun?.id)?.done ?? 0) > 2);
  await world.server.kill9();
  await world.server.start();
  const run = await done(testRun?.id ?? '');
  expect(run.done).toBe(run.total);
  const found = (await results(run.id)).edges.map((edge) => edge.node);
  expect(found.length).toBe(run.total);
  expect(run.passed).toBe(found.filter((one) => one.passed).length);
});

it('lets who reads the knowledge look, and who manages it save', async () => {
  const agent = await world.colleague('AGENT');
  expect(await agent.caller.code('{ testQuestions { totalCount } testRuns { totalCount } }')).toBeNull();
  expect(await agent.caller.code('mutation { runTestSuite { testRun { id } } }')).toBe('FORBIDDEN');
  expect(await agent.caller.code('mutation { createTestQuestion(input: { question: "q", expectedOutcome: ANSWERED }) { userErrors { code } } }')).toBe('FORBIDDEN');
  expect(await world.owner.code('{ testRuns(after: "x") { totalCount } }')).toBe('BAD_USER_INPUT');
});
