import { describeRule } from './describe-rule';
import { evaluateRules } from './evaluate-rules';
import { actionJson, parseActions } from './parse-actions';
import { conditionJson, parseConditions } from './parse-conditions';
import { ruleLog } from './rule-log';
import type { Rule, RuleFacts, RuleNames } from './rule-model';
import { RuleSet } from './rule-set';
import { builtInExpressions, someFacts } from './testing-facts';

const facts = (more: Partial<RuleFacts> = {}): RuleFacts =>
  someFacts({
    text: 'I want to SPEAK to a manager now, INV-2024 has € 1.290,50 too much', tags: [{ id: 't1', score: 0.7 }, { id: 'said', score: null }], attributes: { plan: 'Pro', seats: 12 },
    details: [{ key: 'amount', value: '€ 1.290,50' }, { key: 'invoice', value: 'INV-2024' }], page: 'https://shop.example/Pricing?x=1', urgency: 0.6, ...more,
  });
const conditions = (json: unknown, stored = false) => {
  const parsed = parseConditions(json, { stored });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const rule = (json: unknown, more: Partial<Rule> = {}): Rule => ({ id: 'r', name: 'R', enabled: true, position: 1, protected: false, version: 1, conditions: conditions(json, true), actions: [{ kind: 'handoff', to: null }], ...more });
const evaluate = (rules: Rule[], given = facts()) => evaluateRules(new RuleSet(3, rules, builtInExpressions), given);
const fires = (json: unknown, given = facts()) => evaluate([rule(json)], given).fired.length === 1;
const NAMES: RuleNames = { tag: (id) => id, assignee: (id) => id, form: (key) => key, webhook: (id) => id };

it.each([
  [{ any: [{ keyword: 'speak to a manager' }] }, true], [{ any: [{ keyword: 'manage' }] }, false], [{ all: [{ tag: 't1' }, { keyword: 'manager' }] }, true],
  [{ all: [{ tag: 't2' }, { keyword: 'manager' }] }, false], [{ not: { tag: 't2' } }, true],
  [{ tags: { any: ['t1', 't2'] } }, true], [{ tags: { all: ['t1', 't2'] } }, false], [{ tags: { any: ['t1'], scoreAtLeast: 0.8 } }, false], [{ tags: { all: ['t1', 'said'], scoreAtLeast: 0.7 } }, true], [{ tags: { any: ['said'], scoreAtLeast: 1 } }, true],
  [{ pattern: 'inv-\\d{4}' }, true], [{ pattern: '^now' }, false],
  [{ all: [{ attribute: { key: 'plan', op: 'eq', value: 'pro' } }] }, true], [{ attribute: { key: 'seats', op: 'gt', value: 10 } }, true], [{ attribute: { key: 'seats', op: 'lt', value: 10 } }, false], [{ attribute: { key: 'none', op: 'exists' } }, false],
  [{ attribute: { key: 'none', op: 'exists', value: false } }, true], [{ attribute: { key: 'none', op: 'lt', value: 5 } }, false], [{ attribute: { key: 'plan', op: 'ne', value: 'free' } }, true],
  [{ detail: { key: 'amount', op: 'gt', value: 500 } }, true], [{ detail: { key: 'amount', op: 'gt', value: 1290.5 } }, false], [{ detail: { key: 'amount', op: 'gte', value: 1290.5, currency: 'EUR' } }, true], [{ detail: { key: 'amount', op: 'gt', value: 5, currency: 'USD' } }, false],
  [{ detail: { key: 'IBAN' } }, false], [{ detail: { key: 'invoice' } }, true], [{ detail: { key: 'Invoice', op: 'contains', value: '2024' } }, true],
  [{ confidenceBelow: 0.5 }, false], [{ sentimentBelow: 0.1 }, true], [{ urgencyAtLeast: 0.6 }, true], [{ urgencyAtLeast: 0.61 }, false], [{ protection: 'fraud' }, false],
  [{ verified: false }, true], [{ verified: true }, false], [{ page: { op: 'contains', value: '/pricing' } }, true], [{ page: { op: 'startsWith', value: 'https://other' } }, false],
  [{ language: 'en' }, true], [{ language: ['de', 'fr'] }, false], [{ priority: ['HIGH', 'NORMAL'] }, true], [{ failedAnswersAtLeast: 1 }, false],
  [{ time: { from: '09:00', to: '11:00' } }, true], [{ time: { from: '10:01', to: '11:00' } }, false], [{ time: { from: '22:00', to: '10:01', days: ['SUNDAY'] } }, true], [{ time: { from: '22:00', to: '10:01', days: ['MONDAY'] } }, false],
  [{ outsideHours: true }, false], [{ outsideHours: false }, true],
])('%j fires: %s', (json, expected) => expect(fires(json)).toBe(expected));

it('never fires on an empty group that was stored before the door refused it, negated or not', () => {
  expect([{ any: [] }, { all: [] }, { not: { any: [] } }, { not: { all: [{ any: [] }] } }, { not: { not: { any: [] } } }].map((json) => fires(json))).toEqual([false, false, false, false, false]);
});

it('reads protected rules first, then by position, leaves out what is off, and says why each fired', () => {
  const any = { any: [{ keyword: 'manager' }] };
  const { fired, tried } = evaluate([rule(any, { id: 'b', position: 2 }), rule({ urgencyAtLeast: 0.5 }, { id: 'a', position: 1 }), rule(any, { id: 'p', position: 9, protected: true }), rule(any, { id: 'off', enabled: false, position: 3 })]);
  expect(fired.map((one) => [one.rule.id, one.phrase, one.fact])).toEqual([['p', 'manager', null], ['a', null, 'urgency 0.6'], ['b', 'manager', null]]);
  expect(tried.map((one) => one.outcome)).toEqual(['FIRED', 'FIRED', 'FIRED', 'OFF']);
});

it('stops where a rule says so, but never before a protected one', () => {
  const any = { keyword: 'manager' };
  const { tried } = evaluate([
    rule(any, { id: 'one', position: 1, actions: [{ kind: 'stop' }] }), rule(any, { id: 'two', position: 2 }),
    rule(any, { id: 'p1', position: 1, protected: true, actions: [{ kind: 'stop' }] }), rule(any, { id: 'p2', position: 2, protected: true }),
  ]);
  expect(tried.map(({ rule: { id }, outcome }) => [id, outcome])).toEqual([['p1', 'FIRED'], ['p2', 'FIRED'], ['one', 'NOT_REACHED'], ['two', 'NOT_REACHED']]);
});

it('does not let a rule see what a rule before it did', () => {
  const { fired } = evaluate([
    rule({ keyword: 'manager' }, { id: 'one', position: 1, actions: [{ kind: 'addTag', tagId: 'x' }, { kind: 'setPriority', priority: 'URGENT' }, { kind: 'setAttribute', key: 'vip', value: true }] }),
    rule({ any: [{ tag: 'x' }, { priority: ['URGENT'] }, { attribute: { key: 'vip', op: 'exists' } }] }, { id: 'two', position: 2 }),
  ]);
  expect(fired.map((one) => one.rule.id)).toEqual(['one']);
});

it('keeps what every condition of every rule came to, in a few characters', () => {
  const evaluation = evaluate([rule({ any: [{ keyword: 'manager' }, { not: { tag: 't2' } }, { verified: true }] }, { id: 'a' }), rule({ all: [{ tag: 't2' }, { keyword: 'now' }] }, { id: 'b', position: 2 }), rule({ tag: 't1' }, { id: 'c', enabled: false, position: 3 })]);
  expect(ruleLog(evaluation)).toEqual({ version: 3, results: 'F100,N01,O' });
  expect(evaluation.tried[1]?.conditions[1]?.evidence).toEqual({ phrase: 'now', fact: null });
});

it.each([
  [{}, /exactly one key/], [null, /object/], [{ keyword: '!!' }, /at least one word/], [{ any: [] }, /at least one condition/], [{ not: { any: [] } }, /at least one condition/], [{ any: [{ all: [] }] }, /at least one condition/], [{ any: 'x' }, /list/],
  [{ tag: 't', keyword: 'x' }, /exactly one key/], [{ confidenceBelow: 2 }, /0 to 1/], [{ urgencyAtLeast: '1' }, /0 to 1/], [{ attribute: { key: 'a', op: 'like' } }, /One of/], [{ nonsense: 1 }, /Unknown condition/], [{ constructor: 1 }, /Unknown condition/],
  [{ all: [{ all: [{ all: [{ all: [{ all: [{ all: [{ tag: 'x' }] }] }] }] }] }] }, /deep/], [{ any: Array.from({ length: 51 }, () => ({ tag: 'x' })) }, /50 conditions/],
  [{ pattern: 'a'.repeat(501) }, /500 characters/], [{ pattern: '(?=x)' }, /no look-ahead/], [{ pattern: '' }, /expression such as/], [{ tags: { any: ['a'], all: ['b'] } }, /Written as/], [{ tags: { any: [] } }, /1 to 20 tags/],
  [{ detail: { key: 'amount', op: 'gt', value: '500' } }, /number to compare/], [{ detail: { key: 'amount', op: 'gt', value: 5, currency: 'euro' } }, /EUR/], [{ detail: {} }, /Written as/], [{ outsideHours: 'yes' }, /true or false/],
  [{ time: { from: '9:00', to: '10:00' } }, /09:00/], [{ time: { from: '09:00', to: '09:00' } }, /different/], [{ time: { from: '09:00', to: '10:00', days: ['Friday'] } }, /FRIDAY/], [{ language: ['german'] }, /Codes/], [{ priority: [] }, /list of/],
  [{ page: { op: 'matches', value: 'x' } }, /One of/], [{ failedAnswersAtLeast: 0.5 }, /whole number/], [{ attribute: { key: 'a\u0000', op: 'exists' } }, /Written as/],
])('refuses conditions %j', (json, message) => {
  const parsed = parseConditions(json, { expressionProblem: (source) => (source.startsWith('(?=') ? 'There is no look-ahead.' : null) });
  expect(parsed.ok ? '' : parsed.problems[0]?.message).toMatch(message);
});

it.each([
  [[], /1 to 10/], ['x', /1 to 10/], [[{ reply: '' }], /text of at most/], [[{ webhook: '' }], /by its id/], [[{ collect: 1 }], /by its key/], [[{ setPriority: 'SOON' }], /One of/], [[{ handoff: { team: 1 } }], /Written as/], [[{ a: 1 }], /Unknown action/], [[{ toString: 1 }], /Unknown action|exactly one/],
  [[{ setPriority: 'LOW' }, { setPriority: 'HIGH' }], /once/], [[{ snooze: { minutes: 0 } }], /Written as/], [[{ snooze: { untilOpen: false } }], /Written as/], [[{ notify: {} }], /who hears/], [[{ notify: { everyone: true, to: 'x' } }], /who hears/], [[{ setAttribute: { key: 'a', value: null } }], /text, a number/], [[{ stop: 'now' }], /Written as/],
])('refuses actions %j', (json, message) => {
  const parsed = parseActions(json);
  expect(parsed.ok ? '' : parsed.problems[0]?.message).toMatch(message);
});

it('gives back the JSON it read', () => {
  const json = {
    all: [
      { tag: 'a' }, { any: [{ keyword: 'b' }, { not: { attribute: { key: 'k', op: 'eq', value: 1 } } }] }, { sentimentBelow: -0.5 }, { tags: { all: ['a', 'b'], scoreAtLeast: 0.5 } }, { pattern: 'a+' }, { detail: { key: 'amount', op: 'gt', value: 500, currency: 'EUR' } }, { detail: { key: 'IBAN' } },
      { urgencyAtLeast: 0.4 }, { confidenceBelow: 0.4 }, { verified: true }, { page: { op: 'eq', value: 'x' } }, { language: ['de'] }, { time: { from: '09:00', to: '10:00', days: ['FRIDAY'] } }, { outsideHours: true }, { failedAnswersAtLeast: 2 }, { priority: ['HIGH'] }, { protection: 'legal' },
    ],
  };
  expect(conditionJson(conditions(json))).toEqual(json);
  const actions = [
    { handoff: {} }, { setPriority: 'HIGH' }, { addTag: 'a' }, { assignTo: 'b' }, { collect: 'dispute' }, { setAttribute: { key: 'a', value: 1 } }, { reply: 'Hi' }, { notify: { to: 'x', text: 'y' } }, { webhook: 'w' }, { snooze: { minutes: 60 } },
  ];
  const parsed = parseActions(actions);
  expect(parsed.ok && parsed.value.map(actionJson)).toEqual(actions);
  const others = [{ handoff: { to: 'team' } }, { notify: { everyone: true } }, { snooze: { untilOpen: true } }, { note: 'n' }, { stop: true }];
  const second = parseActions(others);
  expect(second.ok && second.value.map(actionJson)).toEqual(others);
});

const sentence = (json: unknown, actionsJson: unknown): string => {
  const actions = parseActions(actionsJson);
  return describeRule({ conditions: conditions(json), actions: actions.ok ? actions.value : [] }, { ...NAMES, tag: () => 'billing-dispute', assignee: () => 'Billing' });
};

it('reads as a sentence', () => {
  expect(sentence({ any: [{ tag: 't' }, { keyword: 'speak to manager' }] }, [{ setPriority: 'URGENT' }, { handoff: { to: 'x' } }])).toBe('When a message is tagged “billing-dispute” or says “speak to manager”, hand over to Billing and set the priority to urgent.');
  expect(sentence({ all: [{ detail: { key: 'amount', op: 'gt', value: 500, currency: 'EUR' } }, { any: [{ outsideHours: true }, { language: ['de', 'fr'] }] }] }, [{ stop: true }, { snooze: { minutes: 120 } }, { note: 'Large sum' }])).toBe(
    'When a message gives an amount over 500 EUR and (comes outside business hours or is in German or French), snooze it for 2 hours, note “Large sum” and read no further rule.',
  );
  expect(sentence({ not: { verified: true } }, [{ handoff: {} }])).toBe('When a message not (comes from a verified customer), hand over to a person.');
});
