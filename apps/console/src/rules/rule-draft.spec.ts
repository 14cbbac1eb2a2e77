import { draftOf, extraPhrases, jsonOf, nodeOf, ruleOf, widened } from './rule-draft';

it('gives back what it read, nested and negated, also what it does not know', () => {
  const rule = { name: 'R', enabled: true, conditions: { any: [{ keyword: 'a' }, { not: { all: [{ tag: 't' }, { not: { verified: true } }] } }, { somethingNew: { x: 1 } }] }, actions: [{ handoff: {} }, { setPriority: 'HIGH' }, { unheardOf: 1 }] };
  expect(ruleOf(draftOf(rule))).toEqual(rule);
});

it('makes a group of a single condition, and one of a double negation', () => {
  expect(ruleOf(draftOf({ name: ' R ', enabled: false, conditions: { keyword: 'a' }, actions: [] }))).toEqual({ name: 'R', enabled: false, conditions: { all: [{ keyword: 'a' }] }, actions: [] });
  expect(jsonOf(nodeOf({ not: { not: { keyword: 'a' } } }))).toEqual({ keyword: 'a' });
});

it('replaces the extra phrases of a protection and nothing else', () => {
  const conditions = { any: [{ protection: 'legal' }, { keyword: 'old' }] };
  expect(extraPhrases(conditions)).toEqual(['old']);
  expect(widened(conditions, [' new ', '', 'newer'])).toEqual({ any: [{ protection: 'legal' }, { keyword: 'new' }, { keyword: 'newer' }] });
});
