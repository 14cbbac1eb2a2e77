import { EmbedError } from '../ports';
import { embedderContract } from '../testing/embedder-contract';
import { FakeOpenAi } from '../testing/fake-openai';
import { OpenAiEmbedder } from './openai-embedder';

const service = new FakeOpenAi();
let baseUrl = '';
beforeAll(async () => {
  baseUrl = await service.start();
});
beforeEach(() => {
  service.reply = { kind: 'vectors', dimensions: 64 };
  service.requests.length = 0;
});
afterAll(() => service.stop());
const open = (deadlineMs = 2_000) => new OpenAiEmbedder({ apiKey: 'k', baseUrl, model: 'text-embedding-3-small', deadlineMs }, 64);

embedderContract('an OpenAI-compatible service', () => Promise.resolve(open()));

it('asks for the dimensions it promises and asks the same text once', async () => {
  const embedder = open();
  await embedder.embed(['my invoice', 'my invoice'], 'query');
  await embedder.embed(['my invoice'], 'query');
  expect(service.requests).toHaveLength(1);
  expect(service.requests[0]?.body).toMatchObject({ model: 'text-embedding-3-small', dimensions: 64, input: ['my invoice'] });
});

it.each([
  ['a service that is down', { kind: 'status', status: 500 } as const],
  ['a cut connection', { kind: 'cut' } as const],
  ['vectors of another length', { kind: 'vectors', dimensions: 8 } as const],
  ['silence', { kind: 'silent' } as const],
])('reports %s as an EmbedError in time', async (_, reply) => {
  service.reply = reply;
  await expect(open(300).embed(['a question'], 'query')).rejects.toBeInstanceOf(EmbedError);
});

it('refuses dimensions the database cannot hold', () => {
  expect(() => new OpenAiEmbedder({ apiKey: 'k', baseUrl, model: 'm' }, 3_072)).toThrow(RangeError);
});
