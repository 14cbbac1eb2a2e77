import { FakeRelevance, type FakeRelevanceReply } from '../testing/fake-relevance';
import { foundPassage, rerankerContract } from '../testing/reranker-contract';
import { ChatService } from '../model/chat-service';
import { ModelReranker } from './model-reranker';
import { ChatRelevance } from './relevance-chat';
import { EndpointRelevance } from './relevance-model';
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
type RerankEndpoint = 'rerank' | 'chat';
const open = (endpoint: RerankEndpoint, deadlineMs = 5_000, onFallback: (reason: string) => void = () => undefined) => {
  const service = { apiKey: 'k', baseUrl, model: 'judge' };
  return new ModelReranker(endpoint === 'rerank' ? new EndpointRelevance(service) : new ChatRelevance(new ChatService(service)), { deadlineMs, onFallback });
};

rerankerContract('the fused order', () => Promise.resolve(new FusedReranker()));
rerankerContract('a model behind /rerank', () => Promise.resolve(open('rerank')));
rerankerContract('a chat model', () => Promise.resolve(open('chat')));

const passages = [foundPassage('a', 'seats are counted', 0.9), foundPassage('b', 'refunds take five days', 0.5), foundPassage('c', 'coffee', 0.1)];

describe.each<[RerankEndpoint]>([['rerank'], ['chat']])('a model asked by %s', (endpoint) => {
  it('puts what it finds relevant first', async () => {
    const { passages: ranked, asked } = await open(endpoint).rerank('when do refunds come', passages);
    expect(ranked.map((passage) => passage.id)).toEqual(['b', 'a', 'c']);
    expect(asked).toMatchObject({ model: 'judge', failure: null, usage: { calls: 1, estimated: true } });
    expect(asked?.usage.tokensIn).toBeGreaterThan(5);
  });

  it('is asked once, for twenty passages at most', async () => {
    const many = Array.from({ length: 50 }, (_, at) => foundPassage(`m${at}`, at === 30 ? 'refunds' : 'x', 1 - at / 100));
    const before = service.requests;
    const { passages: ranked } = await open(endpoint).rerank('refunds', many);
    expect(service.requests).toBe(before + 1);
    expect(ranked[0]?.id).toBe('m0');
  });

  it.each<[FakeRelevanceReply]>([['silent'], ['garbage'], ['short'], ['drip'], [500], [429]])('leaves the fused order in time when the service answers %s', async (reply) => {
    service.reply = reply;
    const reasons: string[] = [];
    const { passages: ranked, asked } = await open(endpoint, 300, (reason) => reasons.push(reason)).rerank('refunds', passages);
    expect(ranked).toEqual(passages);
    expect(reasons).toEqual([asked?.failure]);
  });

  it.each<[FakeRelevanceReply]>([['silent'], ['garbage'], [500]])('is left alone, and costs nobody any time, once it has answered %s five times', async (reply) => {
    service.reply = reply;
    const reranker = open(endpoint, 50);
    for (let n = 0; n < 5; n += 1) await reranker.rerank('refunds', passages);
    const before = service.requests;
    for (let n = 0; n < 5; n += 1) expect(await reranker.rerank('refunds', passages)).toEqual({ passages, asked: null });
    expect(service.requests).toBe(before);
  });

  it('ends with the deadline of whoever waits', async () => {
    service.reply = 'silent';
    const { passages: ranked, asked } = await open(endpoint, 60_000).rerank('refunds', passages, AbortSignal.timeout(50));
    expect(ranked).toEqual(passages);
    expect(asked?.failure).toContain('TIMEOUT');
  });
});
