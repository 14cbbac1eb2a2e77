import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { docx, paragraph, pdf } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { Caller } from './support/graphql';
import { post, seeDocument, upload } from './support/upload';
import { World } from './support/world';

/** F72 to F80 of the list of malformed files are here; the others in libs/rag/src/parse/malformed-files.spec.ts. */
let world: World;
let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'chatref-scratch-'));
  world = await World.open({ TMPDIR: scratch });
}, 120_000);
afterAll(async () => {
  await world.close();
  rmSync(scratch, { recursive: true, force: true });
});

let numbered = 0;
const text = (name = 'note.txt') => ({ name, bytes: Buffer.from(`Note number ${(numbered += 1)}\n\nInvoices are due fourteen days after the invoice date.`) });
const total = async () => (await world.owner.ask<{ documents: { totalCount: number } }>('{ documents { totalCount } }')).documents.totalCount;

it('takes several files at once, each with its own result, and reads them in with their pages', async () => {
  const handbook = await pdf((page) => {
    page.fontSize(20).text('Lighthouse handbook').moveDown().fontSize(11).text('The keeper trims the lamp at dusk and counts the ships.');
    page.addPage().fontSize(16).text('Fees').moveDown(0.5).fontSize(11).text('Passing ships pay a harbour due of forty crowns.');
  });
  const letter = docx(paragraph('Dear customer, the mooring permit is renewed every spring.'));
  const answer = await upload(world.owner, [{ name: 'handbook.pdf', bytes: handbook }, { name: 'letter.docx', bytes: letter }, { name: 'picture.pdf', bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') }, { name: 'same.pdf', bytes: handbook }, { name: 'empty.txt', bytes: Buffer.alloc(0) }]);
  expect(answer.status).toBe(201);
  expect(answer.results.map(({ name, outcome, code }) => [name, outcome, code])).toEqual([['handbook.pdf', 'ACCEPTED', null], ['letter.docx', 'ACCEPTED', null], ['picture.pdf', 'REFUSED', 'UNSUPPORTED_FORMAT'], ['same.pdf', 'DUPLICATE', null], ['empty.txt', 'REFUSED', 'INVALID']]);
  expect(answer.results[3]).toMatchObject({ documentId: answer.results[0]?.documentId, message: expect.stringContaining('handbook') });
  await world.allRead(120_000);
  const read = await seeDocument(world.owner, answer.results[0]?.documentId ?? '');
  expect(read).toMatchObject({ title: 'Lighthouse handbook', format: 'PDF', status: 'READY', liveVersion: 1, liveInMs: expect.any(Number) });
  expect(read.passages.edges.map(({ node }) => node.headingPath)).toEqual([['Lighthouse handbook', 'p. 1'], ['Lighthouse handbook', 'Fees', 'p. 2']]);
  const found = await world.owner.ask<{ searchKnowledge: { text: string; headingPath: string[] }[] }>('{ searchKnowledge(query: "how much is the harbour due for passing ships?", first: 1) { text headingPath } }');
  expect(found.searchKnowledge[0]).toMatchObject({ text: expect.stringContaining('forty crowns'), headingPath: ['Lighthouse handbook', 'Fees', 'p. 2'] });
});

it('is for those who manage the documents', async () => {
  const agent = await world.colleague('AGENT');
  const admin = await world.colleague('ADMIN');
  const keyWith = async (scope: string) => new Caller(() => world.url, (await world.owner.ask<{ createApiKey: { secret: string } }>(`mutation { createApiKey(name: "k", scopes: [${scope}]) { secret } }`)).createApiKey.secret);
  const before = await total();
  expect(await upload(world.caller(null), [text()])).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(await upload(await world.visitor(), [text()])).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(await upload(agent.caller, [text()])).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(await upload(await keyWith('KNOWLEDGE_READ'), [text()])).toMatchObject({ status: 403 });
  expect(await total()).toBe(before);
  expect(await upload(admin.caller, [text()])).toMatchObject({ status: 201 });
  expect(await upload(await keyWith('KNOWLEDGE_WRITE'), [text()])).toMatchObject({ status: 201 });
  const foreign = await fetch(`${world.url}/api/documents`, { method: 'POST', headers: { origin: 'https://elsewhere.example', authorization: `Bearer ${world.owner.token}` } });
  expect(foreign.status).toBe(403);
  expect((await fetch(`${world.url}/api/documents`)).status).toBe(405);
  expect(await upload(world.owner, [text()], '01900000-0000-7000-8000-000000000000')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});

it('shows a file’s name and never uses it (F72, F73)', async () => {
  const names = ['../../x.txt', `${'long'.repeat(1_250)}.txt`, 'abc\u202Etxt.exe', '😀 שלום.txt'];
  for (const name of names) {
    const { results } = await upload(world.owner, [text(name)]);
    const { document } = await world.owner.ask<{ document: { fileName: string; title: string } }>('query($id: ID!) { document(id: $id) { fileName title } }', { id: results[0]?.documentId });
    expect(document.fileName.length).toBeLessThanOrEqual(200);
    expect(document.fileName).not.toMatch(/[/\\\u202E\r\n]/);
    expect(document.title.length).toBeGreaterThan(0);
  }
  const odd = 'multipart/form-data; boundary=b';
  const named = (disposition: string) => `--b\r\nContent-Disposition: ${disposition}\r\nContent-Type: text/plain\r\n\r\nNote ${(numbered += 1)} about invoices.\r\n--b--\r\n`;
  expect((await post(world.owner, named(`form-data; name="file"; filename="a"; filename*=UTF-8''..%2f..%2fx.txt`), odd)).results[0]).toMatchObject({ outcome: 'ACCEPTED' });
  expect((await post(world.owner, named('form-data; name="file"; filename=""'), odd)).status).toBeLessThan(500);
});

it('refuses forms that are none, in words, and stays at work (F74)', async () => {
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabout invoices\r\n';
  const form = 'multipart/form-data; boundary=b';
  const before = await total();
  expect(await post(world.owner, `${part.replace('filename="a.txt"', 'x="y"').repeat(10_000)}--b--\r\n`, form)).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  expect((await post(world.owner, part.slice(0, -4), form)).status).toBe(400);
  expect((await post(world.owner, '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n', form)).status).toBe(400);
  expect((await post(world.owner, '{}', 'application/json')).status).toBe(415);
  expect((await post(world.owner, part, 'multipart/form-data')).status).toBe(415);
  expect((await post(world.owner, '--c--\r\n', form)).status).toBe(400);
  // A sender that promises more than it sends and goes away.
  const socket = connect(Number(new URL(world.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST /api/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${world.owner.token}\r\nContent-Type: ${form}\r\nContent-Length: 100000\r\n\r\n${part}`);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.destroy();
  expect(await total()).toBeLessThanOrEqual(before + 1);
});

it('refuses a document that is sent as a picture, and reads one whose stated type is merely vague (F43)', async () => {
  const part = (type: string) => `--b\r\nContent-Disposition: form-data; name="file"; filename="page.html"\r\nContent-Type: ${type}\r\n\r\n<!doctype html><html><body><p>Note ${(numbered += 1)} about invoices.</p></body></html>\r\n--b--\r\n`;
  const form = 'multipart/form-data; boundary=b';
  expect(await post(world.owner, part('image/png'), form)).toMatchObject({ status: 415, results: [{ outcome: 'REFUSED', code: 'UNSUPPORTED_FORMAT', message: expect.stringContaining('sent as image/png but holds HTML') }] });
  for (const type of ['text/plain', 'application/octet-stream', 'text/html; charset=utf-8']) expect(await post(world.owner, part(type), form)).toMatchObject({ status: 201 });
});

it('has one document of the same file, however many add it at once (F75)', async () => {
  const file = text('same.txt');
  const admins = await Promise.all([world.colleague('ADMIN'), world.colleague('ADMIN')]);
  const before = await total();
  const answers = await Promise.all([...admins, ...admins].map(({ caller }) => upload(caller, [file])));
  expect(new Set(answers.map(({ results }) => results[0]?.documentId)).size).toBe(1);
  expect(answers.filter(({ results }) => results[0]?.outcome === 'ACCEPTED')).toHaveLength(1);
  expect(await total()).toBe(before + 1);
});

it('finds nothing of a document that is deleted while it is read (F76)', async () => {
  const bytes = Buffer.from(`# Zebra crossing\n\n${Array.from({ length: 80 }, (_, at) => `Zebra rule ${at} says that stripes of number ${at} are painted at dawn.`).join('\n\n')}`);
  const { results } = await upload(world.owner, [{ name: 'zebra.md', bytes }]);
  const id = results[0]?.documentId ?? '';
  await eventually(async () => (await seeDocument(world.owner, id)).status === 'PROCESSING');
  await world.owner.ask('mutation($id: ID!) { deleteDocument(id: $id) { deletedId } }', { id });
  await world.read(['# Afterwards\n\nThis is read after the deleted one.']);
  const found = await world.owner.ask<{ searchKnowledge: { text: string }[] }>('{ searchKnowledge(query: "zebra stripes painted at dawn", first: 20) { text } }');
  expect(found.searchKnowledge.filter(({ text: passage }) => passage.includes('Zebra'))).toEqual([]);
});

it('answers from one version, the old or the new, while a document is replaced (F77)', async () => {
  const version = (fee: number) => Buffer.from(`# Parrot licence\n\nThe parrot licence costs ${fee} ducats.\n\nA parrot licence of ${fee} ducats is valid for a year.`);
  const { results } = await upload(world.owner, [{ name: 'parrot.md', bytes: version(11) }]);
  const id = results[0]?.documentId ?? '';
  await world.allRead(120_000);
  const seen = new Set<string>();
  for (const fee of [22, 33]) {
    expect(await upload(world.owner, [{ name: 'parrot.md', bytes: version(fee) }], id)).toMatchObject({ status: 201 });
    await eventually(async () => {
      const { searchKnowledge } = await world.owner.ask<{ searchKnowledge: { text: string; document: { id: string } }[] }>('{ searchKnowledge(query: "what does the parrot licence cost?", first: 10) { text document { id } } }');
      const own = searchKnowledge.filter((passage) => passage.document.id === id).map((passage) => passage.text).join(' ');
      const fees = new Set(own.match(/\d+(?= ducats)/g));
      expect(fees.size).toBe(1);
      seen.add([...fees][0] ?? '');
      return fees.has(String(fee));
    });
  }
  expect([...seen].at(-1)).toBe('33');
});

it('leaves nothing on the disk (F79)', () => {
  expect(readdirSync(scratch)).toEqual([]);
});

it('keeps a workspace within its room, also when many files come at once (F80)', async () => {
  const small = await World.open({ DOCUMENTS_MB: '1' });
  const files = Array.from({ length: 6 }, (_, at) => ({ name: `${at}.txt`, bytes: Buffer.from(`File ${at}\n\n${'Invoices are due in fourteen days. '.repeat(11_000)}`) }));
  const answers = await Promise.all(files.map((file) => upload(small.owner, [file])));
  expect(answers.filter(({ results }) => results[0]?.outcome === 'ACCEPTED')).toHaveLength(2);
  expect(answers.filter(({ results }) => results[0]?.outcome === 'REFUSED').every(({ status, results }) => status === 413 && results[0]?.message?.includes('DOCUMENTS_MB'))).toBe(true);
  await small.close();
});
