import { REFUNDS } from './support/harbour';
import { preview as previewOf } from './support/preview';
import { upload } from './support/upload';
import { World } from './support/world';

interface Report { total: number; taken: number; removed: number; skipped: number; skippedRows: { row: number; message: string }[] }
interface Seen { id: string; status: string; version: number; passageCount: number; customAnswers: number; pairs: Report | null; passages: { totalCount: number } }
interface Entry { id: string; question: string; answer: string; enabled: boolean; version: number; importedFrom: { id: string } | null }
const csv = (rows: [string, string][]): Buffer => Buffer.from(`Question,Answer\n${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`);

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.read([REFUNDS]);
}, 120_000);
afterAll(() => world.close());

/** Uploads a file and waits until it is read. */
async function send(name: string, bytes: Buffer, to: string | null = null): Promise<Seen> {
  const { results } = await upload(world.owner, [{ name, bytes }], to);
  await world.allRead(120_000);
  return see(results[0]?.documentId ?? '');
}
const see = async (id: string): Promise<Seen> => (await world.owner.ask<{ document: Seen }>('query($id: ID!) { document(id: $id) { id status version passageCount customAnswers pairs { total taken removed skipped skippedRows { row message } } passages { totalCount } } }', { id })).document;
const entries = async (documentId: string | null = null): Promise<Entry[]> =>
  (await world.owner.ask<{ curatedAnswers: { edges: { node: Entry }[] } }>('query($d: ID) { curatedAnswers(first: 100, documentId: $d) { edges { node { id question answer enabled version importedFrom { id } } } } }', { d: documentId })).curatedAnswers.edges.map(({ node }) => node);
const asking = async (question: string): Promise<Entry | undefined> => (await entries()).find((entry) => entry.question === question);
const preview = (question: string) => previewOf(world.owner, question);
const change = async (entry: Entry, to: object): Promise<void> => {
  const { updateCuratedAnswer } = await world.owner.ask<{ updateCuratedAnswer: { userErrors: { code: string }[] } }>(
    'mutation($id: ID!, $i: CuratedAnswerInput!) { updateCuratedAnswer(id: $id, input: $i) { userErrors { code } } }', { id: entry.id, i: { question: entry.question, answer: entry.answer, ...to } });
  expect(updateCuratedAnswer.userErrors).toEqual([]);
};
const remove = (id: string) => world.owner.ask('mutation($id: ID!) { deleteDocument(id: $id) { deletedId } }', { id });
const found = async (query: string): Promise<string> => (await world.owner.ask<{ searchKnowledge: { text: string }[] }>('query($q: String!) { searchKnowledge(query: $q, first: 10) { text } }', { q: query })).searchKnowledge.map(({ text }) => text).join('\n');

const BERTHS: [string, string][] = [
  ['What does a berth cost?', 'A berth costs 310 euros a month.'],
  ['Is there shore power at the piers?', 'Yes. Shore power is 0.42 euros per kilowatt hour.'],
  ['Who is the harbour master?', 'Ada Quay is the harbour master.'],
];

it('makes custom answers of a file of questions and answers, names the rows it cannot take, and takes the same file once', async () => {
  const file = csv([...BERTHS, ['What is open?', ''], ['who is the harbour MASTER', 'Somebody else.'], ['!!!', 'Nothing.'], [`Why ${'so '.repeat(90)}long?`, 'Because.']]);
  const document = await send('berths.csv', file);
  expect(document).toMatchObject({ status: 'READY', customAnswers: 3, pairs: { total: 7, taken: 3, removed: 0, skipped: 4 } });
  expect(document.pairs?.skippedRows).toEqual([
    { row: 5, message: 'This row has no answer.' },
    { row: 6, message: 'This row asks the same as row 4, which is taken.' },
    { row: 7, message: expect.stringContaining('must hold words') },
    { row: 8, message: expect.stringContaining('200') },
  ]);
  expect((await entries(document.id)).map(({ question, importedFrom }) => ({ question, from: importedFrom?.id })).sort((a, b) => a.question.localeCompare(b.question))).toEqual(
    BERTHS.map(([question]) => ({ question, from: document.id })).sort((a, b) => a.question.localeCompare(b.question)));
  expect(await preview('what does a berth cost')).toMatchObject({ outcome: 'ANSWERED', text: 'A berth costs 310 euros a month.', citations: [{ title: 'What does a berth cost?' }] });

  expect(await found('who is the harbour master')).not.toContain('Somebody else');

  const again = await upload(world.owner, [{ name: 'the same.csv', bytes: file }]);
  expect(again.results[0]).toMatchObject({ outcome: 'DUPLICATE', documentId: document.id });
  await world.owner.ask('mutation($id: ID!) { retryDocument(id: $id) { userErrors { code } } }', { id: document.id });
  await world.allRead(120_000);
  expect(await see(document.id)).toMatchObject({ customAnswers: 3, pairs: { taken: 3, skipped: 4, removed: 0 } });
  expect((await entries()).every(({ version }) => version === 1)).toBe(true);
  await remove(document.id);
  expect(await entries()).toEqual([]);
}, 180_000);

it('follows the file when it changes, and forgets what it no longer has', async () => {
  const document = await send('berths.csv', csv(BERTHS));
  const changed = await send('berths.csv', csv([['What does a berth cost?', 'A berth costs 340 euros a month.'], ['Is there shore power at the piers?', 'Yes. Shore power is 0.42 euros per kilowatt hour.'], ['Where are the showers?', 'Behind the office.']]), document.id);
  expect(changed).toMatchObject({ id: document.id, version: 2, customAnswers: 3, pairs: { total: 3, taken: 3, removed: 1, skipped: 0 } });
  expect(await asking('What does a berth cost?')).toMatchObject({ answer: 'A berth costs 340 euros a month.', version: 2 });
  expect(await asking('Is there shore power at the piers?')).toMatchObject({ version: 1 });
  expect(await asking('Who is the harbour master?')).toBeUndefined();
  // The same list as a file of its own: the newest file holds, and its answers stay when the older one is deleted.
  const next = await send('berths-2027.csv', csv([['What does a berth cost?', 'A berth costs 355 euros a month.'], ['Where are the showers?', 'Behind the office.']]));
  expect(next).toMatchObject({ customAnswers: 2, pairs: { taken: 2, skipped: 0 } });
  expect(await see(document.id)).toMatchObject({ customAnswers: 1 });
  expect(await found('what does a berth cost')).not.toContain('340');
  await remove(document.id);
  expect((await entries()).map(({ question }) => question).sort()).toEqual(['What does a berth cost?', 'Where are the showers?']);
  // A table in the place of the pairs takes them away.
  expect(await send('berths.csv', Buffer.from('Berth,Length\nA1,12 m\nA2,14 m\n'), next.id)).toMatchObject({ status: 'READY', pairs: null, customAnswers: 0, passageCount: 1 });
  expect(await entries()).toEqual([]);
  await remove(next.id);
}, 180_000);

it('keeps what was changed by hand, from the file and from its deletion', async () => {
  const document = await send('berths.csv', csv(BERTHS));
  const cost = await asking('What does a berth cost?');
  if (!cost) throw new Error('The pair was not taken.');
  await change(cost, { answer: 'Ask the office; prices differ by length.' });
  expect(await asking('What does a berth cost?')).toMatchObject({ importedFrom: null });
  expect(await see(document.id)).toMatchObject({ customAnswers: 2, passageCount: 2, passages: { totalCount: 2 } });
  expect(await found('what does a berth cost')).not.toContain('310');
  const changed = await send('berths.csv', csv(BERTHS.map(([question, answer]) => [question, answer.replace('310', '320')])), document.id);
  expect(changed).toMatchObject({ customAnswers: 2, passageCount: 2, pairs: { total: 3, taken: 2, skipped: 1, skippedRows: [{ row: 2, message: expect.stringContaining('by hand') }] } });
  expect(await found('what does a berth cost')).not.toContain('320');
  await remove(document.id);
  expect((await entries()).map(({ answer }) => answer)).toEqual(['Ask the office; prices differ by length.']);
}, 180_000);

it('neither gives nor finds an answer that is switched off, until it is switched on again', async () => {
  const document = await send('piers.json', Buffer.from(JSON.stringify({ faq: [{ question: 'Can I sleep on board at the piers?', answer: 'Yes, up to ninety nights a year.' }, { question: 'Where do I refuel?', answer: 'At pier 9.' }] })));
  expect(document).toMatchObject({ customAnswers: 2, passageCount: 2 });
  expect(await found('sleeping on a boat for the night')).toContain('ninety nights');
  const entry = await asking('Can I sleep on board at the piers?');
  if (!entry) throw new Error('The pair was not taken.');
  await change(entry, { enabled: false });
  expect(await found('sleeping on a boat for the night')).not.toContain('ninety nights');
  expect(await see(document.id)).toMatchObject({ customAnswers: 2, passageCount: 1 });
  await change(entry, { enabled: true });
  await world.allRead(120_000);
  expect(await see(document.id)).toMatchObject({ customAnswers: 2, passageCount: 2 });
  expect(await found('sleeping on a boat for the night')).toContain('ninety nights');
}, 180_000);

it('takes pairs that are sent as text, and more than a statement holds', async () => {
  const { createDocument } = await world.owner.ask<{ createDocument: { document: { id: string } } }>('mutation($i: CreateDocumentInput!) { createDocument(input: $i) { document { id } } }', { i: { format: 'JSON', content: '[{"question": "Are dogs allowed?", "answer": "On a lead."}]' } });
  await world.allRead(120_000);
  expect(await see(createDocument.document.id)).toMatchObject({ customAnswers: 1, pairs: { total: 1, taken: 1 } });
  const many = await send('many.csv', csv(Array.from({ length: 120 }, (_, n) => [`May I moor at buoy ${n}?`, `Buoy ${n} is free.`])));
  expect(many).toMatchObject({ status: 'READY', customAnswers: 120, pairs: { total: 120, taken: 120, skipped: 0 } });
  const documents = await world.owner.ask<{ documents: { edges: { node: { customAnswers: number } }[] } }>('{ documents { edges { node { customAnswers } } } }');
  expect(documents.documents.edges.map(({ node }) => node.customAnswers)).toContain(120);
}, 180_000);
