import { saysCovered } from './says-covered';

const nothing = { outcome: null, documentId: null, mustContain: [] };
it.each([
  [{ ...nothing, outcome: 'ANSWERED' as const }, true],
  [{ ...nothing, outcome: 'TENTATIVE' as const }, true],
  [{ ...nothing, documentId: 'd' }, true],
  [{ ...nothing, mustContain: ['12 euros'] }, true],
  [{ ...nothing, outcome: 'HANDOFF' as const }, false],
  [{ ...nothing, outcome: 'DECLINED' as const }, false],
  [{ ...nothing, outcome: 'CLARIFY' as const, documentId: 'd' }, null],
  [{ ...nothing, outcome: 'SMALLTALK' as const, mustContain: ['Hello'] }, null],
  [nothing, null],
])('%j says %s', (expected, covered) => expect(saysCovered('How high is the late fee?', [], expected)).toBe(covered));

it('says nothing where a protection hands over, whatever the documents hold', () => {
  expect(saysCovered('You charged me twice', [], { ...nothing, outcome: 'HANDOFF' })).toBeNull();
});

it('says nothing of a question that leans on what was said before', () => {
  expect(saysCovered('and prepaid ones?', [{ author: 'CUSTOMER' }], { ...nothing, documentId: 'd' })).toBeNull();
  expect(saysCovered('Do you take prepaid cards?', [{ author: 'AI' }], { ...nothing, documentId: 'd' })).toBe(true);
});
