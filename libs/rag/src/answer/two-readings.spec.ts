import { randomUUID } from 'node:crypto';
import { forFinding } from '../embed/centred-embedder';
import { LocalEmbedder } from '../embed/local-embedder';
import { ingestDocument } from '../ingest/ingest';
import { replaceDocument } from '../store/passage-store';
import { type KnowledgeDatabase, openKnowledgeDatabase } from '../testing/knowledge-database';
import { composeAnswer, type AnswerOptions } from './compose-answer';

const CARDS = '# Payment methods\n\nWe accept Visa, Mastercard and American Express cards on every plan.\n\n## Change your payment method\n\n1. Sign in as the account owner.\n2. Open Settings and choose Payment method.\n';
/** One document with a section for each case. */
const SECTIONS = [
  '# Refunds\n\n## Annual plans\n\nAn annual plan can be refunded in full within 30 days of the payment.\n\n## Monthly plans\n\nA monthly plan can be refunded in full within 7 days of the payment.\n\n## How the money comes back\n\nRefunds go to the card that was charged and arrive after five working days.\n',
  '# Payment times\n\n## Cards\n\nA payment by card is booked after one day.\n\n## Bank transfer\n\nA payment by bank transfer is booked after three days.\n\n## Direct debit\n\nA payment by direct debit is booked after 5 days.\n',
  CARDS,
];
/** A document for each case. */
const DOCUMENTS = ['# Annual plans\n\n## Refunds\n\nYou can ask for a refund within 30 days of the payment.\n', '# Monthly plans\n\n## Refunds\n\nMonthly payments are not refunded.\n', CARDS];

const embedder = forFinding(new LocalEmbedder());
const [sections, documents] = [randomUUID(), randomUUID()];
let db: KnowledgeDatabase;
const ask = (workspaceId: string, question: string, more: Partial<AnswerOptions> = {}) => composeAnswer((work) => work(db.sql), question, { embedder, workspaceId, ifOpen: 'ASK', ...more });
const labels = async (workspaceId: string, question: string) => (await ask(workspaceId, question)).readings?.map(({ label }) => label).sort();

beforeAll(async () => {
  db = await openKnowledgeDatabase();
  for (const [workspaceId, contents] of [[sections, SECTIONS], [documents, DOCUMENTS]] as const) {
    for (const content of contents) {
      const { passages } = await ingestDocument(embedder, { format: 'MARKDOWN', content, title: null }, { newId: randomUUID });
      await replaceDocument(db.sql, { workspaceId, documentId: randomUUID(), version: 1, url: null }, embedder, passages);
    }
  }
}, 60_000);
afterAll(async () => {
  await embedder.close();
  await db.close();
});

it.each(['How long do I have to ask for a refund?', 'can i get a refund?', 'do you refund payments'])('asks which section is meant by “%s”', async (question) => {
  expect(await labels(sections, question)).toEqual(['Annual plans', 'Monthly plans']);
});

it('asks which of two documents is meant, by what tells them apart', async () => {
  expect(await labels(documents, 'can i get a refund?')).toEqual(['Annual plans', 'Monthly plans']);
});

it('offers more than two where more are meant', async () => {
  expect((await labels(sections, 'how long until my payment is booked'))?.length).toBeGreaterThan(1);
});

it.each([
  [sections, 'Can I get a refund for an annual plan?', '30 days'],
  [sections, 'refund of my monthly plan', '7 days'],
  [documents, 'can I get a refund on the annual plan?', '30 days'],
  [sections, 'which cards do you accept?', 'American Express'],
])('asks nothing where one thing is meant (%#)', async (workspaceId, question, words) => {
  const draft = await ask(workspaceId, question);
  expect(['ANSWERED', 'TENTATIVE']).toContain(draft.outcome);
  expect(draft.text).toContain(words);
});

it.each([[sections], [documents]])('answers each reading from its own section (%#)', async (workspaceId) => {
  const { readings = [], outcome, text, evidence } = await ask(workspaceId, 'can i get a refund?');
  expect({ outcome, text, evidence }).toEqual({ outcome: 'CLARIFY', text: '', evidence: [] });
  for (const { label, asks } of readings) {
    const draft = await ask(workspaceId, asks, { ifOpen: 'HAND_OVER' });
    expect(['ANSWERED', 'TENTATIVE']).toContain(draft.outcome);
    expect(draft.evidence.every((one) => one.headingPath.includes(label))).toBe(true);
  }
});

it('gives what still is open to a person, and takes the likeliest where nobody is to be asked', async () => {
  const handed = await ask(sections, 'can i get a refund?', { ifOpen: 'HAND_OVER' });
  expect(handed).toMatchObject({ outcome: 'NONE', text: '', why: expect.stringMatching(/Annual plans.*Monthly plans|Monthly plans.*Annual plans/) as string });
  const chosen = await ask(sections, 'can i get a refund?', { ifOpen: 'CHOOSE' });
  expect(chosen.text).toMatch(/\d+ days/);
});
