import { randomUUID } from 'node:crypto';
import { forFinding } from '../embed/centred-embedder';
import { LocalEmbedder } from '../embed/local-embedder';
import { ingestDocument } from '../ingest/ingest';
import { search } from '../retrieve/search';
import { deleteDocument, replaceDocument, storedPassages } from '../store/passage-store';
import { knownVectors } from '../store/read-vectors';
import { type KnowledgeDatabase, openKnowledgeDatabase } from '../testing/knowledge-database';
import { composeAnswer } from './compose-answer';

const FEES = `# Late payment

## The late fee

A late fee of €15 is added to your next invoice ten days after the due date. The fee is charged once per invoice.

## Asking for more time

Tell us before the due date. The billing team can extend the due date by up to 21 days.
`;
const CARDS = `# Payment methods

We accept Visa, Mastercard and American Express cards on every plan.

## Change your payment method

1. Sign in as the account owner. Billing admins cannot change the payment method.
2. Open Settings and choose Payment method.
3. Press Replace and enter the new card.
`;

const embedder = forFinding(new LocalEmbedder());
const workspaceId = randomUUID();
const ids = { fees: randomUUID(), cards: randomUUID() };
let db: KnowledgeDatabase;

const store = async (documentId: string, content: string, version = 1, workspace = workspaceId) => {
  const read = await ingestDocument(embedder, { format: 'MARKDOWN', content, title: null }, { newId: randomUUID, stored: await storedPassages(db.sql, workspace, documentId, embedder.model), known: (hashes) => knownVectors(db.sql, workspace, documentId, embedder.model, hashes) });
  await replaceDocument(db.sql, { workspaceId: workspace, documentId, version, url: 'https://help.example' }, embedder, read.passages);
  return read;
};
const ask = (question: string, history: { author: 'CUSTOMER' | 'AI'; text: string }[] = [], workspace = workspaceId) =>
  composeAnswer((work) => work(db.sql), question, { embedder, workspaceId: workspace, history });
const find = async (query: string, workspace = workspaceId) => (await search((work) => work(db.sql), query, { embedder, workspaceId: workspace })).passages;

beforeAll(async () => {
  db = await openKnowledgeDatabase();
  await store(ids.fees, FEES);
  await store(ids.cards, CARDS);
}, 60_000);
afterAll(async () => {
  await embedder.close();
  await db.close();
});

it('answers in the words of the document, with a verbatim quote', async () => {
  const draft = await ask('how high is the late fee');
  expect(['ANSWERED', 'TENTATIVE']).toContain(draft.outcome);
  expect(draft.text).toContain('€15');
  expect(draft.evidence[0]).toMatchObject({ documentId: ids.fees, documentVersion: 1, title: 'Late payment', headingPath: ['Late payment', 'The late fee'], url: 'https://help.example' });
  expect(FEES).toContain(draft.evidence[0]?.quote);
});

it('gives steps as steps', async () => {
  const draft = await ask('how do i change my payment method');
  expect(draft.text).toContain('1. Sign in as the account owner. Billing admins cannot change the payment method.\n2. Open Settings');
});

it('finds by words, by meaning, by an abbreviation and despite a typo', async () => {
  for (const query of ['American Express', 'which credit cards can I use', 'do u take amex', 'do you take mastercrad']) expect((await find(query))[0]?.documentId).toBe(ids.cards);
});

it('declines what has nothing to do with anything known', async () => {
  const draft = await ask('who painted the mona lisa');
  expect(['DECLINED', 'NONE']).toContain(draft.outcome);
  expect(draft).toMatchObject({ text: '', evidence: [] });
});

it('takes over the subject of the question before', async () => {
  const draft = await ask('and when is it charged', [
    { author: 'CUSTOMER', text: 'how high is the late fee' },
    { author: 'AI', text: '€15' },
  ]);
  expect(draft.passages[0]?.headingPath).toEqual(['Late payment', 'The late fee']);
});

it.each(['', '  ', '???', '😀', '\u202e'])('finds nothing for %j', async (question) => {
  await expect(ask(question)).resolves.toMatchObject({ outcome: expect.stringMatching(/NONE|DECLINED/) as string, passages: [] });
});

it('keeps workspaces apart', async () => {
  const other = randomUUID();
  expect(await find('late fee', other)).toEqual([]);
  const same = randomUUID();
  await store(same, '# Late fee\n\nOurs is 99 dollars.', 1, other);
  expect((await find('late fee', other)).map((passage) => passage.documentId)).toEqual([same]);
  expect((await find('late fee')).some((passage) => passage.documentId === same)).toBe(false);
});

it('replaces a document whole, re-uses what did not change, and forgets what is deleted', async () => {
  const id = randomUUID();
  await store(id, '# Parking\n\nParking costs 3 euros. Bicycles are free.');
  const embed = jest.spyOn(embedder, 'embed');
  await store(id, '# Parking\n\nParking costs 3 euros. Bicycles are free.', 2);
  expect(embed).not.toHaveBeenCalled();
  embed.mockRestore();
  await store(id, '# Parking\n\nParking costs 4 euros.', 3);
  const [best] = await find('what does parking cost');
  expect(best).toMatchObject({ documentId: id, documentVersion: 3, text: 'Parking costs 4 euros.' });
  await deleteDocument(db.sql, workspaceId, id);
  expect((await find('what does parking cost')).some((passage) => passage.documentId === id)).toBe(false);
  const [left] = await db.sql.query<{ n: number }>('select count(*)::int as n from passage_term t where not exists (select 1 from passage p where p.id = t.passage_id)');
  expect(left?.n).toBe(0);
});

it('asks the database three times at most', async () => {
  const query = jest.spyOn(db.sql, 'query');
  await ask('how high is the laet fee');
  expect(query.mock.calls.length).toBeLessThanOrEqual(3);
  query.mockRestore();
});

describe('a direct lead', () => {
  const id = randomUUID();
  const workspace = randomUUID();
  beforeAll(() =>
    store(id, `# Plans\n\n## Cheques\n\nWe do not accept cheques.\n\n## Invitations\n\nThe team can invite guests on every plan. Guests can stay if the owner agrees.\n\n## Viewers\n\nA billing viewer can download invoices, and does not use a seat.\n\n## Storage\n\n| Plan | Storage | Seats |\n|---|---|---|\n| Small | 5 GB | 2 |\n| Large | 80 GB | 9 |\n`, 1, workspace), 60_000);
  const text = async (question: string) => (await ask(question, [], workspace)).text;

  it('says no where the documents deny it and yes where they grant it', async () => {
    expect(await text('do you accept cheques?')).toBe('No: We do not accept cheques.');
    expect(await text('can the team invite guests?')).toMatch(/^Yes: The team can invite guests on every plan\./);
  });

  it('says neither where a condition stands', async () => {
    expect(await text('can guests stay?')).not.toMatch(/^(?:Yes|No):/);
  });

  it('says neither where one thing is granted and another denied', async () => {
    expect(await text('can a billing viewer download invoices?')).toMatch(/^A billing viewer can download invoices/);
  });

  it('reads a table row as a sentence', async () => {
    expect(await text('how much storage is in the large plan')).toMatch(/^Large: storage 80 GB/);
  });
});
