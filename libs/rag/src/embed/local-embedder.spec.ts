import { embedderContract } from '../testing/embedder-contract';
import { CentredEmbedder } from './centred-embedder';
import { LocalEmbedder } from './local-embedder';
import { dot } from './vector';

embedderContract('the local model', () => Promise.resolve(new LocalEmbedder()), { interacts: true });

it('understands: a paraphrase is closer than another subject, and shouting changes nothing', async () => {
  const embedder = new LocalEmbedder();
  const [asked, same, other, shouted] = (await embedder.embed(
    ['How do I get my money back?', 'Requesting a refund', 'Our office is closed on Sunday', 'HOW DO I GET MY MONEY BACK?'],
    'query',
  )) as [Float32Array, Float32Array, Float32Array, Float32Array];
  expect(dot(asked, same)).toBeGreaterThan(dot(asked, other) + 0.15);
  expect(dot(asked, shouted)).toBeGreaterThan(0.95);
  await embedder.close();
});

it('answers a question before an ingestion that was there first', async () => {
  const embedder = new LocalEmbedder();
  const order: string[] = [];
  const ingest = embedder.embed(Array.from({ length: 40 }, (_, at) => `paragraph ${'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN'.charAt(at)} of a long document`), 'ingest').then(() => order.push('ingest'));
  const query = embedder.embed(['where is my invoice'], 'query').then(() => order.push('query'));
  await Promise.all([ingest, query]);
  expect(order).toEqual(['query', 'ingest']);
  await embedder.close();
});

it('compares a question before an ingestion that was there first, and as it is spoken when it is shouted', async () => {
  const embedder = new LocalEmbedder();
  const order: string[] = [];
  const passages = [['Refunds.', 'You get your money back within five days.']];
  const ingest = embedder.embed(Array.from({ length: 40 }, (_, at) => `section ${'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN'.charAt(at)} of a long document`), 'ingest').then(() => order.push('ingest'));
  const spoken = embedder.interact('How do I get my money back?', passages).finally(() => order.push('question'));
  const [[first], [shouted]] = await Promise.all([spoken, embedder.interact('HOW DO I GET MY MONEY BACK?', passages), ingest]);
  expect(order).toEqual(['question', 'ingest']);
  expect(Math.abs((first?.all ?? 0) - (shouted?.all ?? 1))).toBeLessThan(0.2);
  await embedder.close();
});

it('interacts alike when its vectors are shifted for finding', async () => {
  const embedder = new LocalEmbedder();
  const request = ['How do I get my money back?', [['Refunds.', 'You get your money back within five days.']]] as const;
  await expect(new CentredEmbedder(embedder).interact?.(...request)).resolves.toEqual(await embedder.interact(...request));
  await embedder.close();
});

it('gives a text the same vector as a question and as a passage', async () => {
  const text = 'The invoice of a month is made on its last day and is due fourteen days later; the date is printed at its top. '.repeat(7);
  const [one, other] = [new LocalEmbedder(), new LocalEmbedder()];
  const [[asked], [read]] = await Promise.all([one.embed([text], 'query'), other.embed([text], 'ingest')]);
  expect(dot(asked ?? new Float32Array(), read ?? new Float32Array())).toBeCloseTo(1, 5);
  await Promise.all([one.close(), other.close()]);
});
