import { FakeRelevance, type FakeRelevanceReply } from '../testing/fake-relevance';
import { foundPassage, rerankerContract } from '../testing/reranker-contract';
import { ModelReranker, type RerankEndpoint } from './model-reranker';
import { FusedReranker } from './reranker';

const service = new FakeRelevance();
let baseUrl = '';
beforeAll(async () => {
  baseUrl = await service.start();
});
beforeEach(() => {
  service.reply = 'judge';
});
afterAll(() => service.stop());
const open = (endpoint: RerankEndpoint, deadlineMs = 5_000, onFallback?: (reason: string) => void) =>
  new ModelReranker({ apiKey: 'k', baseUrl, model: 'judge', endpoint, deadlineMs, ...(onFallback ? { onFallback } : {}) });

rerankerContract('the fused order', () => Promise.resolve(new FusedReranker()));
rerankerContract('a model behind /rerank', () => Promise.resolve(open('rerank')));
rerankerContract('a chat model', () => Promise.resolve(open('chat')));

const passages = [foundPassage('a', 'seats are counted', 0.9), foundPassage('b', 'refunds take five days', 0.5), foundPassage('c', 'coffee', 0.1)];

describe.each<[RerankEndpoint]>([['rerank'], ['chat']])('a model asked by %s', (endpoint) => {
  it('puts what it finds relevant first', async () => {
    expect((await open(endpoint).rerank('when do refunds come', passages)).map((passage) => passage.id)).toEqual(['b', 'a', 'c']);
  });

  it('is asked once, for twenty passages at most', async () => {
    const many = Array.from({ length: 50 }, (_, at) => foundPassage(`m${at}`, at === 30 ? 'refunds' : 'x', 1 - at / 100));
    const before = service.requests;
    const ranked = await open(endpoint).rerank('refunds', many);
    expect(service.requests).toBe(before + 1);
    expect(ranked[0]?.id).toBe('m0');
  });

  it.each<[FakeRelevanceReply]>([['silent'], ['garbage'], ['short'], ['drip'], [500], [429]])('leaves the fused order in time when the service answers %s', async (reply) => {
    service.reply = reply;
    const reasons: string[] = [];
    const ranked = await open(endpoint, 300, (reason) => reasons.push(reason)).rerank('refunds', passages);
    expect(ranked).toEqual(passages);
    expect(reasons).toHaveLength(1);
  });
});
