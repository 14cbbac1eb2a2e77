import { parseConditions } from './parse-conditions';
import { Rehearsal, rulesWith, type ArchiveCase } from './rehearse-rules';
import { RuleCheck } from './rule-findings';
import type { Rule, RuleAction } from './rule-model';
import { RuleSet } from './rule-set';
import { builtInExpressions, someFacts } from './testing-facts';

const rule = (id: string, json: unknown, actions: RuleAction[], position = 1): Rule => {
  const parsed = parseConditions(json, { stored: true });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { id, name: id, enabled: true, position, protected: false, version: 1, conditions: parsed.value, actions };
};
const handoff: RuleAction = { kind: 'handoff', to: null };
const setOf = (...rules: Rule[]) => new RuleSet(1, rules, builtInExpressions);
const one = (id: string, text: string, more: Partial<ArchiveCase['episode']> = {}): ArchiveCase => ({ facts: someFacts({ text }), messageSeq: 1, episode: { id, conversationId: `c${id}`, handedOff: false, resolvedBy: 'AI_CONFIRMED', personActed: false, ...more } });
const ARCHIVE = [
  one('1', 'a refund please'), one('2', 'refund it', { handedOff: true, resolvedBy: 'AGENT', personActed: true }), one('3', 'my manager said hi', { resolvedBy: null }), one('4', 'hello', { resolvedBy: 'ABANDONED' }), one('2', 'refund!', { handedOff: true, resolvedBy: 'AGENT', personActed: true }),
];

it('says what a new rule would have done: whom it moves, what it costs, and whether people agreed', () => {
  const manager = rule('manager', { keyword: 'manager' }, [handoff]);
  const refund = rule('refund', { keyword: 'refund' }, [handoff, { kind: 'setPriority', priority: 'HIGH' }], 2);
  const rehearsal = new Rehearsal(setOf(manager), setOf(...rulesWith([manager], 'refund', refund)), 'refund');
  ARCHIVE.forEach((each) => rehearsal.add(each));
  expect(rehearsal.result()).toMatchObject({
    messages: 5, episodes: 4, firedMessages: 3, firedEpisodes: 2, handoffsBefore: 1, handoffsAfter: 3, newHandoffs: 2, lostHandoffs: 0, newTakenByPerson: 1, newResolvedByAi: 1,
    ended: 3, aiResolvedBefore: 1, aiResolvedAfter: 0, askedEnded: 2, askedTakenByPerson: 1, priorityChanges: 2,
    examples: [{ kind: 'NEW_HANDOFF', conversationId: 'c1', evidence: 'refund', then: 'AI_RESOLVED' }, { kind: 'NEW_HANDOFF', conversationId: 'c2', then: 'PERSON' }],
  });
});

it('says what taking a rule out would have done', () => {
  const manager = rule('manager', { keyword: 'manager' }, [handoff]);
  const rehearsal = new Rehearsal(setOf(manager), setOf(), null);
  ARCHIVE.forEach((each) => rehearsal.add(each));
  expect(rehearsal.result()).toMatchObject({ firedEpisodes: 0, handoffsBefore: 1, handoffsAfter: 0, lostHandoffs: 1, examples: [{ kind: 'LOST_HANDOFF', conversationId: 'c3', then: 'OPEN' }] });
});

const findings = (...rules: Rule[]) => {
  const check = new RuleCheck(setOf(...rules), builtInExpressions);
  ARCHIVE.forEach((each) => check.add(each.facts));
  return check.result().flatMap((each) => each.findings.map(({ ruleId, kind, otherId, why }) => [ruleId, kind, otherId, why]));
};
const stop: RuleAction = { kind: 'stop' };

it.each([
  ['never fired', [rule('a', { keyword: 'unheard of' }, [handoff])], [['a', 'DEAD', null, 'It fired on none of 5 messages.']]],
  ['cannot fire', [rule('a', { all: [{ keyword: 'refund' }, { not: { keyword: 'refund' } }] }, [handoff])], [['a', 'DEAD', null, 'It asks for something and for its opposite.']]],
  ['both open and closed', [rule('a', { all: [{ outsideHours: true }, { outsideHours: false }] }, [handoff])], [['a', 'DEAD', null, 'It asks for something and for its opposite.']]],
  ['covered by its form', [rule('a', { keyword: 'refund' }, [stop], 1), rule('b', { all: [{ keyword: 'refund' }, { keyword: 'please' }] }, [handoff], 2)], [['b', 'SHADOWED', 'a', 'Whenever it would fire, “a” before it has fired and stopped.']]],
  ['covered on the archive', [rule('a', { pattern: 'ref.nd' }, [stop], 1), rule('b', { keyword: 'refund' }, [handoff], 2)], [['b', 'SHADOWED', 'a', 'It would have fired 3 times, but “a” before it stopped each time.']]],
  ['different priorities', [rule('a', { keyword: 'refund' }, [{ kind: 'setPriority', priority: 'LOW' }], 1), rule('b', { pattern: 'refund' }, [{ kind: 'setPriority', priority: 'HIGH' }], 2)], [['b', 'CONTRADICTS', 'a', '“a” sets the priority to low, this one to high, on 3 of the same messages.']]],
  ['different people', [rule('a', { keyword: 'refund' }, [{ kind: 'assignTo', id: 'x' }], 1), rule('b', { keyword: 'refund' }, [{ kind: 'handoff', to: 'y' }], 2)], [['b', 'CONTRADICTS', 'a', '“a” gives it to somebody else, on 3 of the same messages.']]],
  ['nothing', [rule('a', { keyword: 'refund' }, [handoff], 1), rule('b', { keyword: 'manager' }, [handoff], 2)], []],
] as const)('names a rule that has: %s', (_, rules, expected) => expect(findings(...rules)).toEqual(expected));
