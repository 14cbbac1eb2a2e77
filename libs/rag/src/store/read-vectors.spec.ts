import { randomUUID } from 'node:crypto';
import { openKnowledgeDatabase, type KnowledgeDatabase } from '../testing/knowledge-database';
import { replaceDocument, storeVectors } from './passage-store';
import { knownVectors, placeKey, sentenceVectors } from './read-vectors';

let db: KnowledgeDatabase;
beforeAll(async () => {
  db = await openKnowledgeDatabase();
});
afterAll(() => db.close());

const space = { model: 'a', dimensions: 5 };
const [workspaceId, other, documentId] = [randomUUID(), randomUUID(), randomUUID()];
/** Numbers that a decimal of few digits would not carry. */
const vectorOf = (seed: number) => Float32Array.from([seed / 3, -1 / (seed + 7), 1e-30 * seed, 0, -0.1]);
const passages = Array.from({ length: 230 }, (_, position) => ({
  id: randomUUID(), position, headingPath: [], text: `passage ${position}`, source: `passage ${position}`, sentences: [], vector: vectorOf(position), vectorHash: `p${position}`,
  sentenceVectors: [0, 1].map((at) => ({ vector: vectorOf(1_000 * (at + 1) + position), hash: `s${position}.${at}` })),
}));
const [first = '', last = ''] = [passages[0]?.id, passages.at(-1)?.id];

beforeAll(async () => {
  await replaceDocument(db.sql, { workspaceId, documentId, version: 1, url: null }, space, passages);
  await storeVectors(db.sql, workspaceId, { model: 'b', dimensions: 2 }, [{ id: first, vector: Float32Array.of(1, 0), vectorHash: 'p0', sentenceVectors: [{ vector: Float32Array.of(0, 1), hash: 's0.0' }] }]);
});

it('gives sentences their vectors as they were stored, to the last bit, and leaves out what is not there', async () => {
  const places = passages.flatMap(({ id }) => [0, 1, 2].map((position) => ({ passageId: id, position })));
  const found = await sentenceVectors(db.sql, workspaceId, 'a', [...places, { passageId: randomUUID(), position: 0 }]);
  expect(found.size).toBe(2 * passages.length);
  for (const { id, sentenceVectors: stored } of passages) stored.forEach(({ vector }, position) => expect(found.get(placeKey({ passageId: id, position }))).toEqual(vector));
});

it('keeps models and workspaces apart', async () => {
  const place = [{ passageId: first, position: 0 }, { passageId: last, position: 0 }];
  expect([...(await sentenceVectors(db.sql, workspaceId, 'b', place))]).toEqual([[`${first} 0`, Float32Array.of(0, 1)]]);
  expect((await sentenceVectors(db.sql, other, 'a', place)).size).toBe(0);
  expect((await knownVectors(db.sql, other, documentId, 'a', ['p0'])).size).toBe(0);
});

it('gives the vectors of a document by what they are of', async () => {
  const found = await knownVectors(db.sql, workspaceId, documentId, 'a', ['p0', 's229.1', 'nothing']);
  expect(Object.fromEntries(found)).toEqual({ p0: vectorOf(0), 's229.1': vectorOf(2_229) });
});
