import { createHmac } from 'node:crypto';
import { MAX_ATTEMPTS, retryDelayMs, signature } from './signature';

it('signs the time and the body, as a receiver checks it', () => {
  const header = signature('whsec_x', '{"a":"ü"}', new Date('2026-05-01T00:00:00.900Z'));
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  expect(t).toBe('1777593600');
  expect(v1).toBe(createHmac('sha256', 'whsec_x').update(`${t}.{"a":"ü"}`).digest('hex'));
  expect(signature('whsec_y', '{"a":"ü"}', new Date('2026-05-01T00:00:00Z'))).not.toBe(header);
});

it('tries again after growing delays, for some eleven hours', () => {
  const delays = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => retryDelayMs(index + 1));
  expect(delays.slice(0, 3)).toEqual([2_000, 10_000, 50_000]);
  expect(delays.reduce((sum, delay) => sum + delay, 0) / 3_600_000).toBeCloseTo(10.85, 1);
});
