import { eventually } from './support/eventually';
import { seeDocument, upload } from './support/upload';
import { World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await World.open();
}, 120_000);
afterAll(() => world.close());

const preview = async (question: string): Promise<{ outcome: string; handoffReason: string | null; explanation: { sentence: string } }> =>
  (await world.owner.ask<{ tryAnswer: { outcome: string; handoffReason: string | null; explanation: { sentence: string } } }>('query($q: String!) { tryAnswer(question: $q) { outcome handoffReason explanation { sentence } } }', { q: question })).tryAnswer;
/** What a customer is told when a question is judged off-topic. */
const OFF_TOPIC = 'Who won the football world cup in 1998?';

it('hands a question over while there are no documents, instead of declining it as off-topic', async () => {
  expect(await preview('How long do I have to pay an invoice?')).toMatchObject({ outcome: 'HANDOFF', handoffReason: 'LOW_CONFIDENCE', explanation: { sentence: expect.stringContaining('no documents yet') } });
  const { status, answer } = await (await world.visitor()).talk('How long do I have to pay an invoice?');
  expect({ status, author: answer.author }).toEqual({ status: 'WAITING', author: 'SYSTEM' });
  expect((await preview(OFF_TOPIC)).outcome).toBe('HANDOFF');
}, 60_000);

it('hands over while the documents are being read, says so, and judges again once they are', async () => {
  await world.read(['# Payment\n\nInvoices are due within 14 days of the invoice date. They can be paid by card or by bank transfer.\n']);
  expect(await preview(OFF_TOPIC)).toMatchObject({ outcome: 'DECLINED' });
  const long = Buffer.from(`# Moorings\n\n${Array.from({ length: 160 }, (_, at) => `Mooring rule ${at} says that rope number ${at} is checked on day ${(at % 28) + 1} of the month.`).join('\n\n')}`);
  const { results } = await upload(world.owner, [{ name: 'moorings.md', bytes: long }]);
  const id = results[0]?.documentId ?? '';
  await eventually(async () => (await seeDocument(world.owner, id)).status === 'PROCESSING');
  const during = await preview(OFF_TOPIC);
  // Were it read by now, this test would have seen nothing.
  expect((await seeDocument(world.owner, id)).status).toBe('PROCESSING');
  expect(during).toMatchObject({ outcome: 'HANDOFF', handoffReason: 'LOW_CONFIDENCE', explanation: { sentence: expect.stringContaining('still being read') } });
  await world.allRead(180_000);
  expect(await preview(OFF_TOPIC)).toMatchObject({ outcome: 'DECLINED' });
}, 300_000);
