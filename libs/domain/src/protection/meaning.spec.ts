import { PROTECTION_KINDS } from './kinds';
import { MeaningDetector, MEANING_TEXTS, meaningParts, type MeaningExample } from './meaning';
import { MEANING_EXAMPLES } from './meaning-examples';
import { HARMLESS } from './testing/harmless';
import { MUST_REACH_A_PERSON } from './testing/must-reach-a-person';

const unit = (...values: number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};
const examples: MeaningExample[] = [
  { kind: 'fraud', text: 'stolen', vector: unit(1, 0, 0) }, { kind: 'fraud', text: 'unknown', vector: unit(0.9, 0.1, 0) },
  { kind: 'dispute', text: 'wrong', vector: unit(0, 1, 0) }, { kind: 'dispute', text: 'refund', vector: unit(0.1, 0.9, 0) },
  { kind: null, text: 'usual', vector: unit(0, 0, 1) }, { kind: null, text: 'common', vector: unit(0, 0.1, 0.9) },
];

it('hits the matter that is closest, when it is closer than any ordinary question', () => {
  const detector = new MeaningDetector(examples);
  expect(detector.hit('t', unit(1, 0.9, 0))).toMatchObject({ kind: 'fraud', source: 'MEANING', like: 'unknown' });
  expect(detector.hit('t', unit(0.5, 1, 0))).toMatchObject({ kind: 'dispute' });
  for (const vector of [unit(0.1, 0.1, 1), unit(-1, -1, 0), new Float32Array(3)]) expect(detector.hit('t', vector)).toBeNull();
});

it('looks at the whole and at its sentences', () => {
  expect(meaningParts('Hello there my friends. My card is gone!\nok')).toEqual(['Hello there my friends.', 'My card is gone!', 'Hello there my friends. My card is gone!\nok']);
  expect(meaningParts('one question only')).toEqual(['one question only']);
  expect(meaningParts('  ')).toEqual([]);
});

it('has at least fifteen examples a kind, none of them a line of the frozen set', () => {
  for (const kind of PROTECTION_KINDS) expect(MEANING_EXAMPLES[kind].length).toBeGreaterThanOrEqual(15);
  const frozen = new Set(`${MUST_REACH_A_PERSON}${HARMLESS}`.split(/[\t\n]/).map((text) => text.toLowerCase().replace(/[^a-z]/g, '')));
  const shared = MEANING_TEXTS.filter(({ kind, text }) => kind !== null && frozen.has(text.toLowerCase().replace(/[^a-z]/g, '')));
  expect(shared.map(({ text }) => text)).toEqual([]);
});
