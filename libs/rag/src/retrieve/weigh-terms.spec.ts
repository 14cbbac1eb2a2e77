import { randomUUID } from 'node:crypto';
import { conceptsOf } from '../answer/concepts';
import { ingestDocument } from '../ingest/ingest';
import type { Embedder } from '../ports';
import { replaceDocument } from '../store/passage-store';
import { openKnowledgeDatabase, type KnowledgeDatabase } from '../testing/knowledge-database';
import { readQuestion } from './question';
import { DEFAULT_SYNONYMS } from './search';
import { weighTerms } from './weigh-terms';

/** Words alone are weighed here: every text has the same vector. */
const embedder: Embedder = {
  model: 'flat', dimensions: 2,
  embed: (texts) => Promise.resolve(texts.map(() => Float32Array.from([1, 0]))),
  close: () => Promise.resolve(),
};
const DOCUMENTS = ['# Cards\n\nWe accept Visa and American Express.\n\nIf a card fails, try another payment method.', '# Leaving\n\nYou can cancel at any time.\n\nA project can be paused.'];

const workspaceId = randomUUID();
let db: KnowledgeDatabase;
beforeAll(async () => {
  db = await openKnowledgeDatabase();
  for (const content of DOCUMENTS) {
    const { passages } = await ingestDocument(embedder, { format: 'MARKDOWN', content, title: null }, { newId: randomUUID });
    await replaceDocument(db.sql, { workspaceId, documentId: randomUUID(), version: 1, url: null }, embedder, passages);
  }
});
afterAll(() => db.close());

/** Which words tell of each asked word, in a knowledge that has them all. */
async function ways(question: string): Promise<Record<string, string[]>> {
  const { terms } = await weighTerms(db.sql, workspaceId, readQuestion(question), DEFAULT_SYNONYMS);
  return Object.fromEntries(conceptsOf(terms, () => true).map((concept) => [concept.term, [...concept.ways.keys()]]));
}

it('lets the documents’ words stand for what a customer says in words of their own', async () => {
  const { terms } = await weighTerms(db.sql, workspaceId, readQuestion('how do I get rid of it'), DEFAULT_SYNONYMS);
  expect(terms).toContainEqual(expect.objectContaining({ term: 'cancel', weight: 0.5, asked: false, standsFor: ['rid'] }));
});

it('lets them stand for the everyday words of a phrasing, never for the thing it names', async () => {
  const { take, amex } = await ways('do u take amex');
  expect(take).toEqual(expect.arrayContaining(['payment', 'method', 'accept']));
  expect(amex).toEqual(expect.arrayContaining(['american', 'express']));
  for (const word of ['payment', 'method', 'accept']) expect(amex).not.toContain(word);
});
