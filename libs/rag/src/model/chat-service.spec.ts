import { HumanMessage } from '@langchain/core/messages';
import { FakeOpenAi } from '../testing/fake-openai';
import { ChatService, deadlineSignal } from './chat-service';
import { CircuitBreaker } from './circuit-breaker';
import { costOf } from './usage';

const fake = new FakeOpenAi();
let baseUrl: string;
beforeAll(async () => {
  baseUrl = await fake.start();
});
afterAll(() => fake.stop());
const messages = [new HumanMessage('hello')];
const codeOf = (work: Promise<unknown>) => work.then(() => 'OK', (error: { code: string }) => error.code);

it('asks a service that is down no more often than the breaker lets it, and comes back', async () => {
  let now = 0;
  const service = new ChatService({ apiKey: 'k', baseUrl, model: 'm' }, new CircuitBreaker({ now: () => now }));
  fake.reply = { kind: 'status', status: 401 };
  fake.requests.length = 0;
  const codes: string[] = [];
  for (let at = 0; at < 30; at += 1) codes.push(await codeOf(service.ask({ messages, signal: deadlineSignal(5_000) })));
  expect(fake.requests).toHaveLength(5);
  expect(codes.slice(5)).toEqual(Array(25).fill('OPEN'));
  now += 10_000;
  expect(await codeOf(service.ask({ messages, signal: deadlineSignal(5_000) }))).toBe('REFUSED');
  expect(await codeOf(service.ask({ messages, signal: deadlineSignal(5_000) }))).toBe('OPEN');
  fake.reply = { kind: 'text', text: 'hello' };
  now += 10_000;
  expect(await codeOf(service.ask({ messages, signal: deadlineSignal(5_000) }))).toBe('OK');
  expect(service.breakerState).toBe('CLOSED');
});

it('has eight calls under way at most; the ninth is told at once', async () => {
  const service = new ChatService({ apiKey: 'k', baseUrl, model: 'm' });
  fake.reply = { kind: 'silent' };
  const nine = Array.from({ length: 9 }, () => codeOf(service.ask({ messages, signal: deadlineSignal(700) })));
  expect(await nine[8]).toBe('BUSY');
  expect(await Promise.all(nine.slice(0, 8))).toEqual(Array(8).fill('TIMEOUT'));
});

it('counts what was spent', () => {
  expect(costOf({ tokensIn: 2_000_000, tokensOut: 500_000 }, { inputPerMillion: 0.15, outputPerMillion: 0.6 })).toBeCloseTo(0.6);
  expect(costOf({ tokensIn: 1, tokensOut: 1 }, null)).toBeNull();
});
