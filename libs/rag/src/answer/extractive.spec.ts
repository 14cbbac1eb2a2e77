import { randomUUID } from 'node:crypto';
import { ingestDocument } from '../ingest/ingest';
import type { Embedder } from '../ports';
import { search } from '../retrieve/search';
import { replaceDocument } from '../store/passage-store';
import { openKnowledgeDatabase, type KnowledgeDatabase } from '../testing/knowledge-database';
import { composeExtractive } from './extractive';
import { rankSentences } from './rank-sentences';

/** Every text has the same vector: words alone find. */
const embedder: Embedder = {
  model: 'flat', dimensions: 2,
  embed: (texts) => Promise.resolve(texts.map(() => Float32Array.from([1, 0]))),
  close: () => Promise.resolve(),
};
const TWO_LISTS = `# Seats

Seats are for:

- colleagues
- guests

To free a seat:

1. Open Members.
2. Press Remove.
`;

const workspaceId = randomUUID();
let db: KnowledgeDatabase;
beforeAll(async () => {
  db = await openKnowledgeDatabase();
  const { passages } = await ingestDocument(embedder, { format: 'MARKDOWN', content: TWO_LISTS, title: null }, { newId: randomUUID });
  await replaceDocument(db.sql, { workspaceId, documentId: randomUUID(), version: 1, url: null }, embedder, passages);
});
afterAll(() => db.close());

/** What is composed when the sentence with these words is the likeliest. */
async function composedFrom(words: string): Promise<string | undefined> {
  const result = await search((work) => work(db.sql), 'free a seat', { embedder, workspaceId });
  const best = rankSentences(result).find(({ passage, at }) => passage.sentences[at]?.text.includes(words));
  return best && composeExtractive(result, [best])?.text;
}

it.each(['To free a seat', 'Press Remove'])('gives the list that “%s” belongs to, and none before it', async (words) => {
  expect(await composedFrom(words)).toBe('To free a seat:\n\n1. Open Members.\n2. Press Remove.');
});
