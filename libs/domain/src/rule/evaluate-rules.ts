import { leafKind } from './conditions/leaves';
import type { Evidence, LeafCondition, Rule, RuleCondition, RuleFacts } from './rule-model';
import type { RuleSet } from './rule-set';

/**
 * What became of a rule. NOT_REACHED: a rule before it said that no further one is read. OFF: it is switched off.
 */
export type RuleOutcome = 'FIRED' | 'NOT_MET' | 'NOT_REACHED' | 'OFF';

/** A condition as it was tried. */
export interface TriedCondition {
  condition: LeafCondition;
  /** Why it holds; null when it does not. */
  evidence: Evidence | null;
}

/** A rule as it was tried. */
export interface TriedRule {
  rule: Rule;
  outcome: RuleOutcome;
  /** Every condition in the order written, also those that did not decide; empty for a rule that was not read. */
  conditions: readonly TriedCondition[];
}

/** A rule that fired, and the words or facts that made it. */
export interface Fired {
  rule: Rule;
  /** The customer's words, where words did it. */
  phrase: string | null;
  /** What else did it. */
  fact: string | null;
}

/** What a rule set says of a message. */
export interface Evaluation {
  version: number;
  tried: readonly TriedRule[];
  fired: readonly Fired[];
}

/**
 * Tries every rule of a set: protected ones first, then in their order, until one that fires says stop; protected ones
 * are read whatever happens. Pure: the same facts and the same version always give the same result, and since facts are
 * gathered before, nothing that a rule does can make another fire.
 */
export function evaluateRules(set: RuleSet, facts: RuleFacts): Evaluation {
  const matches = set.search(facts.text);
  const tried: TriedRule[] = [];
  const fired: Fired[] = [];
  let stopped = false;
  for (const rule of set.rules) {
    if (!rule.enabled || (stopped && !rule.protected)) {
      tried.push({ rule, outcome: rule.enabled ? 'NOT_REACHED' : 'OFF', conditions: [] });
      continue;
    }
    const conditions = (set.leaves.get(rule.id) ?? []).map((condition) => ({ condition, evidence: leafKind(condition).holds(condition, facts, matches) }));
    const held = holds(rule.conditions, conditions.values());
    tried.push({ rule, outcome: held ? 'FIRED' : 'NOT_MET', conditions });
    if (!held) continue;
    fired.push({ rule, ...held });
    stopped ||= rule.actions.some((action) => action.kind === 'stop');
  }
  return { version: set.version, tried, fired };
}

/** Puts what the single conditions came to together; `results` gives them in the order in which they are written. */
function holds(condition: RuleCondition, results: Iterator<TriedCondition>): Evidence | null {
  switch (condition.kind) {
    case 'any': {
      const held = condition.of.map((one) => holds(one, results)).filter((one) => one !== null);
      return held.find((one) => one.phrase !== null) ?? held[0] ?? null;
    }
    case 'all': {
      const held = condition.of.map((one) => holds(one, results));
      if (held.length === 0 || held.some((one) => one === null)) return null;
      return { phrase: held.find((one) => one?.phrase)?.phrase ?? null, fact: held.find((one) => one?.fact)?.fact ?? null };
    }
    case 'not':
      // What an empty group would say is nothing, and the opposite of nothing is not everything.
      return holds(condition.of, results) || isEmpty(condition.of) ? null : { phrase: null, fact: null };
    default: {
      const next = results.next();
      return next.done ? null : next.value.evidence;
    }
  }
}

function isEmpty(condition: RuleCondition): boolean {
  if (condition.kind === 'not') return isEmpty(condition.of);
  return (condition.kind === 'all' || condition.kind === 'any') && condition.of.every(isEmpty);
}
