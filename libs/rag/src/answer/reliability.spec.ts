import { calibrationError, missesFrom, reliability, thresholdFor } from './reliability';

/** `n` answers of a confidence of which `right` were supported. */
const of = (confidence: number, n: number, right: number) => Array.from({ length: n }, (_, at) => ({ confidence, supported: at < right }));

it('shows how often each confidence was right, with its interval', () => {
  const bins = reliability([...of(0.95, 10, 9), ...of(0.55, 10, 5)]);
  expect(bins).toHaveLength(10);
  expect(bins[9]).toMatchObject({ from: 0.9, to: 1, supported: { hits: 9, n: 10, share: 0.9 } });
  expect(bins[9]?.supported.low).toBeGreaterThan(0.55);
  expect(bins[9]?.supported.high).toBeLessThan(1);
  expect(bins[0]?.supported).toMatchObject({ n: 0, low: 0, high: 1 });
});

it('has no error where the confidence is the share, and its distance where it is not', () => {
  expect(calibrationError([...of(0.9, 10, 9), ...of(0.5, 10, 5)])).toBeCloseTo(0);
  expect(calibrationError(of(0.9, 10, 5))).toBeCloseTo(0.4);
  expect(calibrationError([])).toBe(0);
});

it('counts an answer of which only a chance is known by that chance', () => {
  const likely = Array.from({ length: 10 }, () => ({ confidence: 0.75, supported: true, chance: 0.8 }));
  expect(missesFrom(likely, 0.5)).toMatchObject({ hits: 2, n: 10 });
  expect(reliability(likely)[7]?.supported).toMatchObject({ hits: 8, n: 10 });
  expect(thresholdFor(0.1, likely, [])).toBeCloseTo(0.98);
  expect(thresholdFor(0.2001, likely, [])).toBeCloseTo(0.75);
});

it('finds the lowest threshold that keeps the stated rate', () => {
  const own = [...of(0.9, 50, 49), ...of(0.7, 50, 43), ...of(0.5, 50, 20)];
  expect(thresholdFor(0.05, own, [])).toBeCloseTo(0.9);
  expect(thresholdFor(0.1, own, [])).toBeCloseTo(0.7);
  expect(missesFrom(own, thresholdFor(0.1, own, [])).share).toBeLessThanOrEqual(0.1);
  expect(thresholdFor(0.001, own, [])).toBeCloseTo(0.98);
});

it('lets a handful of own answers move the shipped threshold, not throw it about', () => {
  const shipped = [...of(0.9, 100, 97), ...of(0.6, 100, 80)];
  expect(thresholdFor(0.15, [], shipped)).toBeCloseTo(0.6);
  expect(thresholdFor(0.15, of(0.95, 1, 0), shipped)).toBeLessThanOrEqual(0.9);
  expect(thresholdFor(0.15, of(0.6, 20, 0), shipped)).toBeGreaterThan(0.6);
});
