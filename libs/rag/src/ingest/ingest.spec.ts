import { randomUUID } from 'node:crypto';
import type { Embedder } from '../ports';
import { replaceDocument, storedPassages } from '../store/passage-store';
import { knownVectors } from '../store/read-vectors';
import { openKnowledgeDatabase, type KnowledgeDatabase } from '../testing/knowledge-database';
import { ingestDocument } from './ingest';

/** Remembers what it was asked; a text's vector is made of its letters. */
class Noting implements Embedder {
  readonly model = 'noting';
  readonly dimensions = 8;
  asked: string[] = [];
  embed(texts: string[]): Promise<Float32Array[]> {
    this.asked.push(...texts);
    return Promise.resolve(texts.map((text) => Float32Array.from({ length: this.dimensions }, (_, at) => [...text].reduce((sum, letter, place) => sum + ((letter.charCodeAt(0) * (place + at)) % 7), 1))));
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

const embedder = new Noting();
const workspaceId = randomUUID();
let db: KnowledgeDatabase;
beforeAll(async () => {
  db = await openKnowledgeDatabase();
});
afterAll(() => db.close());

interface Row { id: string; body: string; position: number; document_version: number; vectors: number; sentences: number; terms: number }
const rowsOf = (documentId: string): Promise<Row[]> =>
  db.sql.query<Row>(
    `select p.id, p.body, p.position, p.document_version, (select count(*)::int from passage_vector v where v.passage_id = p.id) as vectors,
            (select count(*)::int from sentence_vector v where v.passage_id = p.id) as sentences, (select count(*)::int from passage_term t where t.passage_id = p.id) as terms
       from passage p where p.document_id = $1 order by p.position`, [documentId]);
async function store(documentId: string, version: number, sections: readonly string[]): Promise<Row[]> {
  embedder.asked = [];
  const stored = await storedPassages(db.sql, workspaceId, documentId, embedder.model);
  const read = await ingestDocument(embedder, { format: 'MARKDOWN', content: `# Fees\n\n${sections.join('\n\n')}`, title: null }, { newId: randomUUID, stored, known: (hashes) => knownVectors(db.sql, workspaceId, documentId, embedder.model, hashes) });
  await replaceDocument(db.sql, { workspaceId, documentId, version, url: null }, embedder, read.passages);
  return rowsOf(documentId);
}
const section = (name: string, fee: number): string => `## ${name}\n\nThe ${name} fee is ${fee} euros. It is due in May.`;

it('leaves alone what an edit does not change, and embeds only what is new', async () => {
  const id = randomUUID();
  const before = await store(id, 1, [section('harbour', 10), section('pier', 20), section('crane', 30)]);
  expect(before).toHaveLength(3);
  const after = await store(id, 2, [section('crane', 30), section('harbour', 11), section('tug', 5)]);
  expect(after.map(({ id: passage }) => before.findIndex((row) => row.id === passage))).toEqual([2, -1, -1]);
  expect(after.map(({ position, document_version: version }) => [position, version])).toEqual([[0, 2], [1, 2], [2, 2]]);
  // Two passages and the two sentences that are new; "It is due in May." is known.
  expect(embedder.asked.sort()).toEqual(['Fees > harbour\nThe harbour fee is 11 euros. It is due in May.', 'Fees > tug\nThe tug fee is 5 euros. It is due in May.', 'The harbour fee is 11 euros.', 'The tug fee is 5 euros.']);
  expect(after.every(({ vectors, sentences, terms }) => vectors === 1 && sentences === 2 && terms > 0)).toBe(true);
});

it('keeps equal passages apart, and as many as there are', async () => {
  const id = randomUUID();
  const same = '## Again\n\nThe same words.';
  const before = await store(id, 1, [same, section('pier', 20), same]);
  const after = await store(id, 2, [same, same, same, section('pier', 20)]);
  expect(new Set(after.map((row) => row.id)).size).toBe(4);
  expect(after.filter((row) => before.some((old) => old.id === row.id))).toHaveLength(3);
  expect(embedder.asked).toEqual([]);
});

it('says so when what it meant to keep is gone meanwhile, and stores nothing', async () => {
  const id = randomUUID();
  await store(id, 1, [section('harbour', 10), section('pier', 20)]);
  const read = await ingestDocument(embedder, { format: 'MARKDOWN', content: `# Fees\n\n${section('harbour', 10)}`, title: null }, { newId: randomUUID, stored: await storedPassages(db.sql, workspaceId, id, embedder.model) });
  await db.sql.query("delete from passage where document_id = $1 and body like '%harbour%'", [id]);
  await expect(db.inTransaction((sql) => replaceDocument(sql, { workspaceId, documentId: id, version: 2, url: null }, embedder, read.passages))).rejects.toThrow('gone');
  expect(await rowsOf(id)).toHaveLength(1);
});

it('takes nothing over from another model', async () => {
  const id = randomUUID();
  await store(id, 1, [section('harbour', 10)]);
  expect((await storedPassages(db.sql, workspaceId, id, 'another')).size).toBe(0);
  expect((await knownVectors(db.sql, workspaceId, id, 'another', ['x'])).size).toBe(0);
});
