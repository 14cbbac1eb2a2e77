import { matchKeywords } from '../tag/keywords';
import type { Rule, RuleCondition, RuleFacts } from './rule-model';

/** A rule that fired, and the words or facts that made it. */
export interface Fired {
  rule: Rule;
  phrase: string | null;
}

/** The rules that fire, protected ones first, then in their order. Pure: the same facts always fire the same rules. */
export function evaluateRules(rules: readonly Rule[], facts: RuleFacts): Fired[] {
  return [...rules]
    .filter((rule) => rule.enabled)
    .sort((a, b) => Number(b.protected) - Number(a.protected) || a.position - b.position || (a.id < b.id ? -1 : 1))
    .flatMap((rule) => {
      const held = holds(rule.conditions, facts);
      return held ? [{ rule, phrase: held.phrase }] : [];
    });
}

type Held = { phrase: string | null } | null;

function holds(condition: RuleCondition, facts: RuleFacts): Held {
  switch (condition.kind) {
    case 'tag':
      return facts.tagIds.includes(condition.tagId) ? { phrase: null } : null;
    case 'keyword':
      return matchKeywords(facts.text, [{ id: '', keywords: [condition.phrase] }]).length > 0 ? { phrase: condition.phrase } : null;
    case 'confidenceBelow':
      return facts.confidence !== null && facts.confidence < condition.value ? { phrase: null } : null;
    case 'sentimentBelow':
      return facts.sentiment < condition.value ? { phrase: null } : null;
    case 'attribute':
      return attributeHolds(facts.attributes[condition.key], condition.op, condition.value) ? { phrase: null } : null;
    case 'protection':
      return facts.protections.includes(condition.protection) ? { phrase: null } : null;
    case 'not':
      return holds(condition.of, facts) ? null : { phrase: null };
    case 'any':
      return condition.of.reduce<Held>((found, one) => found ?? holds(one, facts), null);
    case 'all': {
      const held = condition.of.map((one) => holds(one, facts));
      if (held.length === 0 || held.some((one) => one === null)) return null;
      return { phrase: held.find((one) => one?.phrase)?.phrase ?? null };
    }
  }
}

function attributeHolds(actual: unknown, op: string, wanted: string | number | boolean | null): boolean {
  switch (op) {
    case 'exists':
      return (actual !== undefined && actual !== null) === (wanted !== false);
    case 'eq':
      return same(actual, wanted);
    case 'ne':
      return !same(actual, wanted);
    case 'gt':
      return Number(actual) > Number(wanted);
    case 'lt':
      return Number(actual) < Number(wanted);
    default:
      return typeof actual === 'string' && actual.toLowerCase().includes(String(wanted).toLowerCase());
  }
}

function same(actual: unknown, wanted: unknown): boolean {
  return typeof actual === 'string' && typeof wanted === 'string' ? actual.toLowerCase() === wanted.toLowerCase() : actual === wanted || String(actual) === String(wanted);
}
