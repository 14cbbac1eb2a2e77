import { adaptGate, type GateLabel } from './adapt-gate';
import { adjustedOdds, GATE } from './gate';
import { sigmoid } from './map-logistic';
import { missesFrom } from './reliability';

/** Two kinds of question that point in different directions, as unit vectors with a little spread. */
const vectorOf = (kind: 'roads' | 'rivers', at: number): number[] => {
  const raw = [kind === 'roads' ? 1 : 0.2, kind === 'rivers' ? 1 : 0.2, 0.1 * Math.sin(at), 0.1 * Math.cos(3 * at), 0.1 * Math.sin(5 * at)];
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
};
const label = (kind: 'roads' | 'rivers', at: number, covered: boolean): GateLabel => ({ shipped: 1, vector: vectorOf(kind, at), covered, weight: 1 });
const labels = (n: number): GateLabel[] => Array.from({ length: n }, (_, at) => [label('roads', at, true), label('rivers', at, false)]).flat().slice(0, n);
const asked = (kind: 'roads' | 'rivers', taught: readonly GateLabel[]) => {
  const { adjustment } = adaptGate(taught, 'm', 0.1);
  return sigmoid(adjustedOdds(1, { vector: vectorOf(kind, 99), model: 'm' }, adjustment));
};

it('is the shipped gate while nobody has said anything', () => {
  const { adjustment, unseen } = adaptGate([], 'm', GATE.missRate);
  expect(adjustment).toMatchObject({ scale: 1, shift: 0, vector: [] });
  expect(adjustment.answeredFrom).toBeCloseTo(GATE.answeredFrom, 2);
  expect(unseen).toEqual([]);
});

it('moves a kind of question with six labels, and further with twelve', () => {
  const before = sigmoid(1);
  const [six, twelve] = [asked('rivers', labels(6)), asked('rivers', labels(12))];
  expect(six).toBeLessThan(before - 0.15);
  expect(twelve).toBeLessThan(six);
  expect(asked('roads', labels(12)) - twelve).toBeGreaterThan(0.3);
});

it('does not let one label turn everything', () => {
  expect(asked('roads', [label('rivers', 1, false)])).toBeGreaterThan(0.5);
});

it('weighs a customer’s tap below a colleague’s mark', () => {
  const marked = [label('rivers', 1, false)];
  expect(asked('rivers', marked.map((one) => ({ ...one, weight: 0.5 })))).toBeGreaterThan(asked('rivers', marked));
});

it('judges each label by a gate that has not seen it, and keeps the stated rate on them', () => {
  const taught = labels(60).map((one) => ({ ...one, answerJudged: true }));
  const { adjustment, unseen } = adaptGate(taught, 'm', 0.1);
  expect(unseen).toHaveLength(60);
  expect(unseen.map((one) => one.supported)).toEqual(taught.map((one) => one.covered));
  const misses = missesFrom(unseen, adjustment.answeredFrom);
  expect(misses.n).toBeGreaterThan(10);
  expect(misses.share).toBeLessThanOrEqual(0.1);
});

it('does not take a covered question for a right answer: mostly covered ones leave the gate about where it was', () => {
  // As a suite of test questions is: nearly all of them are answered, each about as well as the shipped gate thinks.
  const suite = [2.2, 1.8, 1.4, 1, 0.6, 0.4, 0.2, 0, -0.2, -0.4, -1.6, -2].map((shipped, at) => ({ ...label(at % 2 === 0 ? 'roads' : 'rivers', at, at < 10), shipped }));
  const of = (taught: readonly GateLabel[]) => {
    const { adjustment } = adaptGate(taught, 'm', GATE.missRate);
    return { elsewhere: sigmoid(adjustedOdds(-1, { vector: [0, 0, 1, 0, 0], model: 'm' }, adjustment)), from: adjustment.answeredFrom };
  };
  const [shipped, covered, right] = [of([]), of(suite), of(suite.map((one) => ({ ...one, answerJudged: true })))];
  expect(covered.elsewhere).toBeLessThan(shipped.elsewhere + 0.05);
  expect(covered.from).toBeGreaterThan(shipped.from - 0.1);
  // Had those who asked said so, it would be another matter.
  expect(right.from).toBeLessThan(covered.from - 0.05);
});

it('ignores the vectors of another model', () => {
  const { adjustment } = adaptGate(labels(12), 'm', 0.1);
  const odds = (model: string) => adjustedOdds(1, { vector: vectorOf('rivers', 99), model }, adjustment);
  expect(odds('other')).toBeCloseTo(adjustment.scale + adjustment.shift);
  expect(odds('m')).toBeLessThan(odds('other'));
});
