import { embedderContract } from '../testing/embedder-contract';
import { LocalEmbedder } from './local-embedder';
import { dot } from './vector';

embedderContract('the local model', () => Promise.resolve(new LocalEmbedder()));

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
