import { World } from './support/world';

const BEFORE = '# Late payment\n\n## The fee\n\nAfter the due date a late fee of 12 euros is added once to the next invoice.\n\n## Reminders\n\nA reminder is sent three days before the due date.\n';
const AFTER = BEFORE.replace('12 euros', '19 euros');
const QUESTION = 'How high is the late fee?';

interface Quoted { quote: string; documentVersion: number }
interface Replay {
  same: boolean; differences: string[]; outcome: string; text: string; citations: Quoted[];
  record: { decision: string; text: string; confidence: number; citations: Quoted[]; passages: { documentId: string; version: number; currentVersion: number | null; score: number }[]; timings: Record<string, number>; settings: { length: string }; gate: string; embeddingModel: string };
}
let world: World;
let documentId: string;
beforeAll(async () => {
  world = await World.open();
  [documentId = ''] = await world.read([BEFORE, '# Payment methods\n\nWe accept Visa, Mastercard and American Express cards.\n']);
}, 120_000);
afterAll(() => world.close());

const replay = async (id: string) => (await world.owner.ask<{ replayAnswer: Replay }>(
  `query($id: ID!) { replayAnswer(messageId: $id) { same differences outcome text citations { quote documentVersion }
    record { decision text confidence citations { quote documentVersion } passages { documentId version currentVersion score } timings settings gate embeddingModel } } }`, { id })).replayAnswer;
const change = async (content: string): Promise<void> => {
  await world.owner.ask('mutation($id: ID!, $i: CreateDocumentInput!) { updateDocument(id: $id, input: $i) { userErrors { code } } }', { id: documentId, i: { format: 'MARKDOWN', content } });
  await world.allRead();
};
const changed = (found: Replay) => found.differences.filter((line) => line.includes('Late payment'));

it('keeps what made an answer while its document goes on, and replays it against today’s', async () => {
  const { answer } = await (await world.visitor()).talk(QUESTION);
  expect(answer.text).toContain('12 euros');
  const first = await replay(answer.id);
  expect(first).toMatchObject({ same: true, differences: [], outcome: 'ANSWERED', text: answer.text });
  const kept = first.record;
  expect(kept).toMatchObject({ decision: 'ANSWERED', text: answer.text, settings: { length: 'NORMAL' }, embeddingModel: 'use-lite-en', gate: expect.any(String) as string });
  expect(kept.passages.find((passage) => passage.documentId === documentId)).toMatchObject({ version: 1, currentVersion: 1 });
  for (const stage of ['gather', 'assess', 'rules', 'draft']) expect(kept.timings[stage]).toBeGreaterThanOrEqual(0);

  await change(AFTER);
  const second = await replay(answer.id);
  // The record is of then: the version that was quoted, word for word, and everything measured about it.
  expect(second.record).toEqual({ ...kept, passages: kept.passages.map((passage) => (passage.documentId === documentId ? { ...passage, currentVersion: 2 } : passage)) });
  expect(second.record.citations).toEqual([{ quote: expect.stringContaining('12 euros') as string, documentVersion: 1 }]);
  // The replay is of now: the same outcome, from the version of today, and it says what changed.
  expect(second).toMatchObject({ same: false, outcome: 'ANSWERED', citations: [{ quote: expect.stringContaining('19 euros') as string, documentVersion: 2 }] });
  expect(changed(second)).toEqual(['“Late payment” was version 1 and is version 2 now.']);

  await change(BEFORE);
  const third = await replay(answer.id);
  expect(third).toMatchObject({ same: true, outcome: 'ANSWERED', text: answer.text, citations: [{ documentVersion: 3 }] });
  expect(changed(third)).toEqual(['“Late payment” was version 1 and is version 3 now.']);

  await world.owner.ask('mutation($id: ID!) { deleteDocument(id: $id) { deletedId } }', { id: documentId });
  const last = await replay(answer.id);
  expect(last.same).toBe(false);
  expect(last.record.citations).toEqual(kept.citations);
  expect(changed(last)).toEqual(['“Late payment” has been deleted.']);
});
