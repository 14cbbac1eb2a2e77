import { pdf } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { seeDocument, upload } from './support/upload';
import { World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.open(); }, 120_000);
afterAll(() => world.close());

const create = async (i: object) => (await world.owner.ask<{ createDocument: { document: { id: string } | null; duplicate: boolean | null; userErrors: { code: string; message: string }[] } }>('mutation($i: CreateDocumentInput!) { createDocument(input: $i) { document { id } duplicate userErrors { code message } } }', { i })).createDocument;
const update = async (id: string, i: object) => (await world.owner.ask<{ updateDocument: { document: { version: number } | null; userErrors: { code: string }[] } }>('mutation($id: ID!, $i: CreateDocumentInput!) { updateDocument(id: $id, input: $i) { document { version } userErrors { code } } }', { id, i })).updateDocument;
const retry = async (id: string) => (await world.owner.ask<{ retryDocument: { userErrors: { code: string }[] } }>('mutation($id: ID!) { retryDocument(id: $id) { userErrors { code } } }', { id })).retryDocument.userErrors[0]?.code;
const search = async (query: string) => (await world.owner.ask<{ searchKnowledge: { text: string }[] }>('query($q: String!) { searchKnowledge(query: $q, first: 5) { text } }', { q: query })).searchKnowledge;
type Versions = { documentVersions: { totalCount: number; edges: { cursor: string; node: { version: number; status: string; live: boolean; readable: boolean; authorName: string | null; authorKind: string; liveInMs: number | null } }[] } };
const versions = (id: string, after: string | null = null, first = 20) => world.owner.ask<Versions>('query($id: ID!, $after: String, $first: Int) { documentVersions(documentId: $id, after: $after, first: $first) { totalCount edges { cursor node { version status live readable authorName authorKind liveInMs } } } }', { id, after, first });

it('takes a PDF in base64, and knows the same content again', async () => {
  const bytes = await pdf((page) => void page.text('A walrus subscription costs ninety kroner.'));
  const input = { content: bytes.toString('base64'), format: 'PDF', title: 'Walrus' };
  const first = await create(input);
  expect(await create(input)).toMatchObject({ document: { id: first.document?.id }, duplicate: true, userErrors: [] });
  await world.allRead(120_000);
  expect(await seeDocument(world.owner, first.document?.id ?? '')).toMatchObject({ title: 'Walrus', status: 'READY', content: 'A walrus subscription costs ninety kroner.' });
  expect((await create({ content: 'not base64 at all!', format: 'PDF' })).userErrors[0]?.code).toBe('INVALID');
  expect((await create({ content: Buffer.from('hello').toString('base64'), format: 'DOCX' })).userErrors[0]?.code).toBe('INVALID');
});

it('reads questions and answers from CSV and JSON', async () => {
  const { results } = await upload(world.owner, [
    { name: 'faq.csv', bytes: Buffer.from('question;answer\n"May otters pay by cheque?";"Otters may pay by cheque; it takes nine days."\n') },
    { name: 'faq.json', bytes: Buffer.from(JSON.stringify({ items: [{ question: 'Who feeds the badgers?', answer: 'The badger warden feeds them at noon.' }] })) },
  ]);
  await world.allRead(120_000);
  expect(results.map((result) => result.outcome)).toEqual(['ACCEPTED', 'ACCEPTED']);
  const { passages } = await seeDocument(world.owner, results[0]?.documentId ?? '');
  expect(passages.edges[0]?.node).toMatchObject({ headingPath: ['faq', 'May otters pay by cheque?'], text: 'Otters may pay by cheque; it takes nine days.' });
  expect((await search('who feeds the badgers?'))[0]?.text).toContain('badger warden');
});

it('keeps versions with their authors, compares them, and answers with the old one until the new one is ready', async () => {
  const admin = await world.colleague('ADMIN', 'Ada Admin');
  const { document } = await create({ content: '# Moose\n\nA moose pass costs 12 crowns.\n\nIt lasts a week.', format: 'MARKDOWN' });
  const id = document?.id ?? '';
  await world.allRead(120_000);
  await admin.caller.ask('mutation($id: ID!, $i: CreateDocumentInput!) { updateDocument(id: $id, input: $i) { userErrors { code } } }', { id, i: { content: '# Moose\n\nA moose pass costs 15 crowns.\n\nIt lasts a week.', format: 'MARKDOWN' } });
  for (let seen = await search('what does a moose pass cost?'); ; seen = await search('what does a moose pass cost?')) {
    const costs = seen.map(({ text }) => /moose pass costs (\d+)/.exec(text)?.[1]).filter(Boolean);
    expect(costs).toHaveLength(1);
    if (costs[0] === '15') break;
  }
  const { documentVersions } = await versions(id);
  expect(documentVersions.totalCount).toBe(2);
  expect(documentVersions.edges.map(({ node }) => [node.version, node.status, node.live, node.readable, node.authorName])).toEqual([[2, 'READY', true, true, 'Ada Admin'], [1, 'READY', false, true, 'Owner']]);
  expect((await versions(id, documentVersions.edges[0]?.cursor)).documentVersions.edges.map(({ node }) => node.version)).toEqual([1]);
  const { documentDiff } = await world.owner.ask<{ documentDiff: { added: number; removed: number; lines: { kind: string; parts: { text: string; changed: boolean }[] }[] } }>('query($id: ID!) { documentDiff(documentId: $id, from: 1, to: 2) { added removed lines { kind parts { text changed } } } }', { id });
  expect(documentDiff).toMatchObject({ added: 1, removed: 1 });
  expect(documentDiff.lines.filter((line) => line.kind === 'ADDED')[0]?.parts.filter((part) => part.changed)).toEqual([{ text: '15', changed: true }]);
  expect(await world.owner.code('query($id: ID!) { documentDiff(documentId: $id, from: 1, to: 9) { added } }', { id })).toBe('NOT_FOUND');
});

it('goes on answering with the last good version when the new one cannot be read; another file mends it', async () => {
  const { document } = await create({ content: '# Heron\n\nA heron badge costs 70 shillings.', format: 'MARKDOWN' });
  const id = document?.id ?? '';
  await world.allRead(120_000);
  const scan = await pdf((page) => void page.rect(0, 0, 300, 300).fill('#999'));
  expect(await upload(world.owner, [{ name: 'scan.pdf', bytes: scan }], id)).toMatchObject({ status: 201, results: [{ version: 2 }] });
  await world.allRead(120_000);
  expect(await seeDocument(world.owner, id)).toMatchObject({ status: 'FAILED', errorCode: 'NO_TEXT_LAYER', error: expect.stringContaining('scan without a text layer'), version: 2, liveVersion: 1, passageCount: 1 });
  expect((await search('what does a heron badge cost?'))[0]?.text).toContain('70 shillings');
  expect(await retry(id)).toBeUndefined();
  await world.allRead(120_000);
  expect((await seeDocument(world.owner, id)).status).toBe('FAILED');
  await upload(world.owner, [{ name: 'heron.txt', bytes: Buffer.from('Herons\n\nA heron badge costs 80 shillings.') }], id);
  await world.allRead(120_000);
  expect(await seeDocument(world.owner, id)).toMatchObject({ status: 'READY', error: null, version: 3, liveVersion: 3 });
  expect((await search('what does a heron badge cost?')).map(({ text }) => text).join()).not.toContain('70 shillings');
  expect(await retry(id)).toBeUndefined();
  await world.allRead(120_000);
  expect(await seeDocument(world.owner, id)).toMatchObject({ status: 'READY', version: 3, passages: { totalCount: 1 } });
});

it('renames without a new upload, and leaves a changed address at that', async () => {
  const { document } = await create({ content: 'The stork tariff is low.\n\nIt is paid in spring.', format: 'TEXT' });
  const id = document?.id ?? '';
  await world.allRead(120_000);
  const describe_ = (i: object) => world.owner.ask<{ describeDocument: { document: { version: number; sourceUrl: string | null } | null; userErrors: { code: string }[] } }>('mutation($id: ID!, $i: DocumentDetailsInput!) { describeDocument(id: $id, input: $i) { document { version sourceUrl } userErrors { code } } }', { id, i });
  expect((await describe_({ title: 'Storks' })).describeDocument.document?.version).toBe(2);
  await world.allRead(120_000);
  expect((await seeDocument(world.owner, id)).passages.edges[0]?.node.headingPath[0]).toBe('Storks');
  expect((await describe_({ title: 'Storks', sourceUrl: 'https://example.com/storks' })).describeDocument.document).toEqual({ version: 2, sourceUrl: 'https://example.com/storks' });
  expect((await describe_({ title: 'Storks', sourceUrl: 'javascript:alert(1)' })).describeDocument.userErrors[0]?.code).toBe('INVALID');
});

it('tells how far it is while it reads, and how soon it was live', async () => {
  const feed = world.feed<{ id: string; status: string; progress: number }>(world.owner, 'documentEvents', 'subscription { documentEvents { id status progress } }');
  // The first event shows that the subscription stands.
  await create({ content: 'Opening the feed for otters.', format: 'TEXT' });
  await feed.until((items) => items.length > 0);
  const { document } = await create({ content: `# Otter rules\n\n${Array.from({ length: 50 }, (_, at) => `Otter rule ${at} is about pond ${at} and its ${at} reeds.`).join('\n\n')}`, format: 'MARKDOWN' });
  await feed.until((items) => items.some((item) => item.id === document?.id && item.status === 'READY'), 120_000);
  const own = feed.items.filter((item) => item.id === document?.id);
  const steps = own.map((item) => item.progress);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(new Set(steps.filter((step) => step > 0 && step < 1)).size).toBeGreaterThan(1);
  expect((await seeDocument(world.owner, document?.id ?? '')).liveInMs).toBeGreaterThan(0);
  await feed.close();
});

it('drops a version that is overtaken before it was read', async () => {
  const long = (word: string) => `# Newts\n\n${Array.from({ length: 24 }, (_, at) => `The ${word} newt number ${at} lives in pond ${at}.`).join('\n\n')}`;
  const { document } = await create({ content: long('first'), format: 'MARKDOWN' });
  const id = document?.id ?? '';
  await update(id, { content: long('second'), format: 'MARKDOWN' });
  await update(id, { content: long('third'), format: 'MARKDOWN' });
  await world.allRead(120_000);
  const { documentVersions } = await versions(id);
  expect(documentVersions.edges[0]?.node).toMatchObject({ version: 3, status: 'READY', live: true });
  await eventually(async () => !(await versions(id)).documentVersions.edges.some(({ node }) => node.status === 'QUEUED' || node.status === 'PROCESSING'), 60_000);
  expect((await seeDocument(world.owner, id)).content).toContain('third newt');
});
