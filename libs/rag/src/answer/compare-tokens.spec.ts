import { randomUUID } from 'node:crypto';
import { CentredEmbedder } from '../embed/centred-embedder';
import { LocalEmbedder } from '../embed/local-embedder';
import { ingestDocument } from '../ingest/ingest';
import { EmbedError, type Embedder } from '../ports';
import { search } from '../retrieve/search';
import { replaceDocument } from '../store/passage-store';
import { openKnowledgeDatabase, type KnowledgeDatabase } from '../testing/knowledge-database';
import { compareTokens } from './compare-tokens';
import { composeAnswer } from './compose-answer';
import { candidateSentences, CONSIDERED, PLAIN_FEATURES } from './sentence-features';

const PAGE = `# Late payment

## The late fee

A late fee of €15 is added to your next invoice ten days after the due date. The fee is charged once per invoice.

## Asking for more time

Tell us before the due date. The billing team can extend the due date by up to 21 days.
`;
const MANY = `# Branches\n\n${Array.from({ length: 14 }, (_, at) => `## Branch ${'ABCDEFGHIJKLMN'.charAt(at)}\n\nThe branch takes invoices by post.\n`).join('\n')}`;

/** The local model, counted. */
class Counting extends CentredEmbedder {
  calls = 0;
  override readonly interact: Embedder['interact'] = async (...request) => {
    this.calls += 1;
    return (await this.base.interact?.(...request)) ?? [];
  };
}
class Failing extends CentredEmbedder {
  override readonly interact: Embedder['interact'] = () => Promise.reject(new EmbedError('The worker stopped.'));
}

const local = new LocalEmbedder();
const counting = new Counting(local);
const workspaceId = randomUUID();
let db: KnowledgeDatabase;
const find = (question: string, embedder: Embedder) => search((work) => work(db.sql), question, { embedder, workspaceId });
const ask = (question: string, embedder: Embedder) => composeAnswer((work) => work(db.sql), question, { embedder, workspaceId });

beforeAll(async () => {
  db = await openKnowledgeDatabase();
  for (const content of [PAGE, MANY]) {
    const { passages } = await ingestDocument(counting, { format: 'MARKDOWN', content, title: null }, { newId: randomUUID });
    await replaceDocument(db.sql, { workspaceId, documentId: randomUUID(), version: 1, url: null }, counting, passages);
  }
});
afterAll(async () => {
  await local.close();
  await db.close();
});

it('compares the passages that are looked at, once per answer; finding alone compares none', async () => {
  const found = await find('how do you take an invoice', counting);
  expect(found.passages.length).toBeGreaterThan(CONSIDERED);
  expect([counting.calls, found.passages.filter(({ interaction }) => interaction).length]).toEqual([0, 0]);
  const draft = await ask('how do you take an invoice', counting);
  expect(counting.calls).toBe(1);
  expect(draft.passages.map(({ interaction }) => interaction !== undefined)).toEqual(draft.passages.map((_, at) => at < CONSIDERED));
  expect(draft.timings.interact).toBeGreaterThan(0);
  const again = await ask('how do you take an invoice', counting);
  expect({ ...again, timings: null }).toEqual({ ...draft, timings: null });
});

it('tells a sentence in the question\'s words from its neighbours by the features of its tokens', async () => {
  const candidates = candidateSentences(await compareTokens(await find('who can extend the due date', counting), { embedder: counting }));
  const tokens = candidates.map(({ passage, at, features }) => ({ text: passage.sentences[at]?.text, alone: features[PLAIN_FEATURES.length + 1] ?? 0, behind: features[PLAIN_FEATURES.length + 5] }));
  const [best] = [...tokens].sort((a, b) => b.alone - a.alone);
  expect(best).toMatchObject({ text: 'The billing team can extend the due date by up to 21 days.', behind: 0 });
});

it('answers without where the model fails, and where it cannot', async () => {
  const failing = new Failing(local);
  const draft = await ask('how high is the late fee', failing);
  expect(draft.text).toContain('€15');
  expect(draft.passages.every(({ interaction }) => interaction === undefined)).toBe(true);
  const found = await find('how high is the late fee', counting);
  const other: Embedder = { model: counting.model, dimensions: 512, embed: (texts, priority) => counting.embed(texts, priority), close: () => Promise.resolve() };
  expect(await compareTokens(found, { embedder: other })).toBe(found);
  expect(candidateSentences(found)[0]?.features.slice(PLAIN_FEATURES.length)).toEqual(Array(8).fill(0));
});

it('asks the model that the index answered with, when that is another', async () => {
  const found = await find('how high is the late fee', counting);
  const other: Embedder = { model: 'other', dimensions: 2, embed: () => Promise.resolve([]), close: () => Promise.resolve() };
  const before = counting.calls;
  const compared = await compareTokens(found, { embedder: other, embedderOf: (model) => (model === local.model ? counting : null) });
  expect([counting.calls - before, compared.passages[0]?.interaction?.sentences.length]).toEqual([1, found.passages[0]?.sentences.length]);
});
