import { EMPTY_DRAFT, draftOf, extraPhrases, ruleOf, widened } from './rule-draft';

describe('a rule in the form', () => {
  const rule = {
    name: 'Disputes', enabled: true,
    conditions: { all: [{ tag: 't1' }, { keyword: 'speak to manager' }, { confidenceBelow: 0.3 }, { any: [{ tag: 't2' }] }] },
    actions: [{ handoff: {} }, { setPriority: 'URGENT' }, { reply: 'Hello' }, { addTag: 't3' }, { addTag: 't4' }],
  };
  it('goes back as it came, also the parts that the form does not show', () => {
    const sent = ruleOf(draftOf(rule));
    expect(sent.conditions).toEqual(rule.conditions);
    expect(sent.actions).toEqual(expect.arrayContaining(rule.actions));
    expect(sent.actions).toHaveLength(rule.actions.length);
  });
  it('drops blank phrases and choices not made', () => {
    expect(ruleOf({ ...EMPTY_DRAFT, name: ' A ', phrases: ['x', ' ', ''], handoff: false })).toEqual({ name: 'A', enabled: true, conditions: { any: [{ keyword: 'x' }] }, actions: [] });
  });
  it('survives conditions that are not what it knows', () => {
    expect(draftOf({ name: '', enabled: false, conditions: null, actions: 'x' })).toMatchObject({ match: 'any', tagIds: [], handoff: false });
  });
  it('widens a protection without touching what is built in', () => {
    const conditions = { protection: 'fraud', any: [{ keyword: 'stolen laptop' }] };
    expect(extraPhrases(conditions)).toEqual(['stolen laptop']);
    expect(widened(conditions, ['a', '', 'b '])).toEqual({ protection: 'fraud', any: [{ keyword: 'a' }, { keyword: 'b' }] });
  });
});
