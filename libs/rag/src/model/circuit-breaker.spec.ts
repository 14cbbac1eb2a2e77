import { CircuitBreaker } from './circuit-breaker';

it('opens after five failures in half a minute, probes every ten seconds, closes at the first success', () => {
  let now = 0;
  const breaker = new CircuitBreaker({ now: () => now });
  for (let at = 0; at < 4; at += 1) breaker.failed();
  now = 31_000;
  breaker.failed();
  expect(breaker.state).toBe('CLOSED'); // the first four are too long ago
  for (let at = 0; at < 4; at += 1) breaker.failed();
  expect(breaker.state).toBe('OPEN');
  expect([breaker.allow(), breaker.allow()]).toEqual([false, false]);
  now += 10_000;
  expect([breaker.allow(), breaker.allow()]).toEqual([true, false]);
  breaker.failed();
  now += 9_999;
  expect(breaker.allow()).toBe(false);
  now += 1;
  expect(breaker.allow()).toBe(true);
  breaker.succeeded();
  expect([breaker.state, breaker.allow(), breaker.allow()]).toEqual(['CLOSED', true, true]);
});
