import { describeRule } from './describe-rule';
import { evaluateRules } from './evaluate-rules';
import { conditionJson, parseActions, parseConditions } from './parse-rule';
import type { Rule, RuleFacts } from './rule-model';

const facts = (more: Partial<RuleFacts> = {}): RuleFacts => ({ text: 'I want to SPEAK to a manager now', tagIds: ['t1'], protections: [], confidence: null, sentiment: 0, attributes: { plan: 'Pro', seats: 12 }, ...more });
const conditions = (json: unknown) => {
  const parsed = parseConditions(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const rule = (json: unknown, more: Partial<Rule> = {}): Rule => ({ id: 'r', name: 'R', enabled: true, position: 1, protected: false, version: 1, conditions: conditions(json), actions: [{ kind: 'handoff' }], ...more });
const fires = (json: unknown, given = facts()) => evaluateRules([rule(json)], given).length === 1;

it.each([
  [{ any: [{ keyword: 'speak to a manager' }] }, true], [{ any: [{ keyword: 'manage' }] }, false], [{ all: [{ tag: 't1' }, { keyword: 'manager' }] }, true],
  [{ all: [{ tag: 't2' }, { keyword: 'manager' }] }, false], [{ not: { tag: 't2' } }, true], [{ all: [{ attribute: { key: 'plan', op: 'eq', value: 'pro' } }] }, true],
  [{ attribute: { key: 'seats', op: 'gt', value: 10 } }, true], [{ attribute: { key: 'seats', op: 'lt', value: 10 } }, false], [{ attribute: { key: 'none', op: 'exists' } }, false],
  [{ confidenceBelow: 0.5 }, false], [{ sentimentBelow: 0.1 }, true], [{ protection: 'fraud' }, false],
])('%j fires: %s', (json, expected) => expect(fires(json)).toBe(expected));

it('evaluates protected rules first, then by position, and leaves out what is off', () => {
  const any = { any: [{ keyword: 'manager' }] };
  const fired = evaluateRules([rule(any, { id: 'b', position: 2 }), rule(any, { id: 'a', position: 1 }), rule(any, { id: 'p', position: 9, protected: true }), rule(any, { id: 'off', enabled: false })], facts());
  expect(fired.map((one) => one.rule.id)).toEqual(['p', 'a', 'b']);
  expect(fired[0]?.phrase).toBe('manager');
});

it.each([
  [{}, /exactly one key/], [null, /object/], [{ keyword: '!!' }, /at least one word/], [{ any: [] }, /at least one condition/], [{ any: 'x' }, /list/], [{ outsideHours: true }, /Business hours/],
  [{ tag: 't', keyword: 'x' }, /exactly one key/], [{ confidenceBelow: 2 }, /0 to 1/], [{ attribute: { key: 'a', op: 'like' } }, /One of/], [{ nonsense: 1 }, /Unknown condition/],
  [{ all: [{ all: [{ all: [{ all: [{ all: [{ all: [{ tag: 'x' }] }] }] }] }] }] }, /deep/],
])('refuses conditions %j', (json, message) => {
  const parsed = parseConditions(json);
  expect(parsed.ok ? '' : parsed.problems[0]?.message).toMatch(message);
});

it.each([[[], /1 to 10/], [[{ reply: 'x' }], /word replies/], [[{ webhook: 'x' }], /no webhooks/], [[{ collect: 'f' }], /no forms/], [[{ setPriority: 'SOON' }], /One of/], [[{ handoff: { to: 1 } }], /Written as/], [[{ a: 1 }], /Unknown action/]])('refuses actions %j', (json, message) => {
  const parsed = parseActions(json);
  expect(parsed.ok ? '' : parsed.problems[0]?.message).toMatch(message);
});

it('gives back the JSON it read', () => {
  const json = { all: [{ tag: 'a' }, { any: [{ keyword: 'b' }, { not: { attribute: { key: 'k', op: 'eq', value: 1 } } }] }, { sentimentBelow: -0.5 }] };
  expect(conditionJson(conditions(json))).toEqual(json);
});

it('reads as a sentence', () => {
  const actions = parseActions([{ setPriority: 'URGENT' }, { handoff: {} }, { assignTo: 'ben' }]);
  const names = { tag: () => 'billing-dispute', agent: () => 'Ben' };
  expect(describeRule({ conditions: conditions({ any: [{ tag: 't' }, { keyword: 'speak to manager' }] }), actions: actions.ok ? actions.value : [] }, names)).toBe(
    'When a message is tagged “billing-dispute” or says “speak to manager”, hand over to a person, set the priority to urgent and assign it to Ben.',
  );
});
