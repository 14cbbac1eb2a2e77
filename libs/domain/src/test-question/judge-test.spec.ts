import { changeOf, judgeTest } from './judge-test';

const answer = { outcome: 'ANSWERED' as const, text: 'The late fee is **€ 12**,\nadded once.', documentIds: ['fees', 'terms'] };

it('looks at what is expected and at nothing else', () => {
  expect(judgeTest({ outcome: null, documentId: null, mustContain: [] }, answer)).toEqual([]);
  expect(judgeTest({ outcome: 'ANSWERED', documentId: 'terms', mustContain: ['late fee is € 12, added ONCE'] }, answer)).toEqual([]);
});

it('names everything that differs', () => {
  expect(judgeTest({ outcome: 'HANDOFF', documentId: 'cards', mustContain: ['€ 15', 'once'] }, answer)).toEqual([
    { kind: 'OUTCOME', expected: 'HANDOFF' },
    { kind: 'DOCUMENT', expected: 'cards' },
    { kind: 'TEXT', expected: '€ 15' },
  ]);
});

it('compares with the run before', () => {
  const now = { passed: true, outcome: 'ANSWERED' as const, text: 'A' };
  expect(changeOf(null, now)).toBe('NEW');
  expect(changeOf({ ...now, passed: false }, now)).toBe('FIXED');
  expect(changeOf(now, { ...now, passed: false })).toBe('BROKEN');
  expect(changeOf(now, { ...now, text: 'B' })).toBe('DIFFERENT');
  expect(changeOf(now, { ...now, outcome: 'TENTATIVE' })).toBe('DIFFERENT');
  expect(changeOf(now, { ...now, text: ' **a** ' })).toBeNull();
});
