import { backoff } from './backoff';
import { newClientId } from './client-id';

const withoutRandomUuid = { getRandomValues: <T extends ArrayBufferView | null>(array: T): T => crypto.getRandomValues(array as never) } as unknown as Crypto;

it('makes distinct version 4 UUIDs, with and without crypto.randomUUID', () => {
  for (const source of [crypto, withoutRandomUuid]) {
    const made = Array.from({ length: 200 }, () => newClientId(source));
    expect(new Set(made).size).toBe(200);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

it('waits longer with every attempt, up to half a minute, and partly at random', () => {
  expect(backoff(0, () => 0)).toBe(250);
  expect(backoff(3, () => 0.999)).toBeCloseTo(4_000, -1);
  expect(backoff(50, () => 0.999)).toBeLessThanOrEqual(30_000);
  expect(backoff(50, () => 0)).toBe(15_000);
});
