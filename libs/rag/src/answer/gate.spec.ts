import { FEATURE_NAMES, type Features } from './features';
import { GATE, type GateInput, type GateWeights, judge } from './gate';

/** A search that went as well as a search can, asked with a vector that points to billing (1, 0) or elsewhere (0, 1). */
const found = (vector: readonly number[], value = 1): GateInput => ({ features: Object.fromEntries(FEATURE_NAMES.map((name) => [name, value])) as Features, vector, model: 'm' });
const model = (weight: number) => ({ bias: 0, features: { agreement: { mean: 0.5, deviation: 0.5, weight } } });
const gate: GateWeights = {
  ...GATE,
  subject: model(2), subjectQuestion: { model: 'm', bias: 0, weights: [3, -3] }, subjectFloor: 0.2, subjectSure: { both: 1, alone: 1.5 },
  retrieval: model(3), question: null, calibration: { both: { bias: 0, retrieval: 1, question: 1 }, alone: { bias: 0, retrieval: 1 } },
  answeredFrom: 0.5, tentativeFrom: 0.2,
};

it('states what is about bills and was found', () => {
  expect(judge(found([1, 0]), null, gate)).toMatchObject({ outcome: 'ANSWERED' });
});

it('only shows the closest passage where the question itself is about something else, however well it was found', () => {
  const [known, elsewhere] = [judge(found([1, 0]), null, gate), judge(found([0, 1]), null, gate)];
  expect(elsewhere).toEqual({ ...known, outcome: 'TENTATIVE' });
});

it('goes by the search alone where the vectors are another model’s', () => {
  const foreign = { ...found([0, 1]), model: 'other' };
  expect(judge(foreign, null, gate).outcome).toBe('ANSWERED');
  expect(judge(foreign, null, { ...gate, subjectSure: { both: 1, alone: 2.5 } }).outcome).toBe('TENTATIVE');
});

it('declines by the search, never because of the question’s vector: a company may sell anything', () => {
  expect(judge(found([0, 1]), null, { ...gate, subjectQuestion: { model: 'm', bias: -9, weights: [0, 0] } }).outcome).toBe('TENTATIVE');
  expect(judge(found([1, 0], 0), null, gate).outcome).toBe('DECLINED');
});
