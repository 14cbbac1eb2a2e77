import { conditionJson, leavesOf } from './parse-conditions';
import { evaluateRules } from './evaluate-rules';
import type { Rule, RuleAction, RuleCondition, RuleFacts } from './rule-model';
import { RuleSet, type PrepareExpressions } from './rule-set';

/** What is wrong with a rule beside others. */
export interface RuleFinding {
  ruleId: string;
  /** DEAD: never fires. SHADOWED: a rule before it always stops first. CONTRADICTS: it wants otherwise than another on the same messages. */
  kind: 'DEAD' | 'SHADOWED' | 'CONTRADICTS';
  /** The other rule. */
  otherId: string | null;
  /** As one sentence. */
  why: string;
}

/** How a rule fared on the archive. */
export interface RuleRecordOfUse {
  ruleId: string;
  fired: number;
  findings: RuleFinding[];
}

const text = (condition: RuleCondition): string => JSON.stringify(conditionJson(condition));
const stops = (rule: Rule): boolean => rule.actions.some((action) => action.kind === 'stop');
const without = (rule: Rule): Rule => ({ ...rule, actions: rule.actions.filter((action) => action.kind !== 'stop') });

/**
 * Finds rules that never fire, that are always cut off by one before, and pairs that want different things: from what is
 * written, and from the messages of the archive.
 */
export class RuleCheck {
  private readonly open: RuleSet;
  private readonly fired = new Map<string, number>();
  private readonly wouldFire = new Map<string, number>();
  private readonly cutBy = new Map<string, Map<string, number>>();
  private readonly together = new Map<string, number>();
  private messages = 0;

  constructor(
    private readonly set: RuleSet,
    prepare: PrepareExpressions,
  ) {
    // Without stops it shows what a rule would do were it read.
    this.open = new RuleSet(set.version, set.rules.map(without), prepare);
  }

  add(facts: RuleFacts): void {
    this.messages += 1;
    const matching = evaluateRules(this.open, facts).fired.map(({ rule }) => this.set.rules.find((one) => one.id === rule.id) as Rule);
    let stopper: Rule | null = null;
    for (const rule of matching) {
      bump(this.wouldFire, rule.id);
      if (stopper && !rule.protected) {
        const by = this.cutBy.get(rule.id) ?? new Map<string, number>();
        bump(by, stopper.id);
        this.cutBy.set(rule.id, by);
        continue;
      }
      bump(this.fired, rule.id);
      for (const other of matching) if (other !== rule && contradiction(other, rule) !== null) bump(this.together, `${other.id} ${rule.id}`);
      if (stops(rule) && !rule.protected) stopper = rule;
    }
  }

  result(): RuleRecordOfUse[] {
    return this.set.rules.map((rule) => ({ ruleId: rule.id, fired: this.fired.get(rule.id) ?? 0, findings: rule.enabled && !rule.protected ? this.findings(rule) : [] }));
  }

  private findings(rule: Rule): RuleFinding[] {
    const found: RuleFinding[] = [];
    const impossible = neverHolds(rule.conditions);
    const before = this.set.rules.filter((other) => other.enabled && !other.protected && other.position < rule.position);
    const covering = before.find((other) => stops(other) && implies(rule.conditions, other.conditions));
    const cut = [...(this.cutBy.get(rule.id) ?? [])].sort((a, b) => b[1] - a[1])[0];
    const nameOf = (id: string): string => this.set.rules.find((one) => one.id === id)?.name ?? '';
    if (impossible) found.push({ ruleId: rule.id, kind: 'DEAD', otherId: null, why: impossible });
    else if (covering) found.push({ ruleId: rule.id, kind: 'SHADOWED', otherId: covering.id, why: `Whenever it would fire, “${covering.name}” before it has fired and stopped.` });
    else if (cut && (this.fired.get(rule.id) ?? 0) === 0) found.push({ ruleId: rule.id, kind: 'SHADOWED', otherId: cut[0], why: `It would have fired ${this.wouldFire.get(rule.id) ?? 0} times, but “${nameOf(cut[0])}” before it stopped each time.` });
    else if (this.messages > 0 && (this.wouldFire.get(rule.id) ?? 0) === 0) found.push({ ruleId: rule.id, kind: 'DEAD', otherId: null, why: `It fired on none of ${this.messages} messages.` });
    for (const other of before) {
      const how = contradiction(other, rule);
      const times = this.together.get(`${other.id} ${rule.id}`) ?? 0;
      if (how && (times > 0 || text(other.conditions) === text(rule.conditions))) found.push({ ruleId: rule.id, kind: 'CONTRADICTS', otherId: other.id, why: `“${other.name}” ${how}${times > 0 ? `, on ${times} of the same messages` : ' under the same conditions'}.` });
    }
    return found;
  }
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** How the first rule wants otherwise than the second; null when they agree. */
function contradiction(first: Rule, second: Rule): string | null {
  const target = (rule: Rule): string | null => rule.actions.map(targetOf).find((id) => id !== null) ?? null;
  const value = <K extends RuleAction['kind']>(rule: Rule, kind: K) => rule.actions.find((action): action is Extract<RuleAction, { kind: K }> => action.kind === kind);
  const [a, b] = [value(first, 'setPriority'), value(second, 'setPriority')];
  if (a && b && a.priority !== b.priority) return `sets the priority to ${a.priority.toLowerCase()}, this one to ${b.priority.toLowerCase()}`;
  const [to, from] = [target(first), target(second)];
  if (to !== null && from !== null && to !== from) return 'gives it to somebody else';
  if (value(first, 'reply') && value(second, 'reply')) return 'replies too';
  return null;
}

const targetOf = (action: RuleAction): string | null => (action.kind === 'assignTo' ? action.id : action.kind === 'handoff' ? action.to : null);

/** Whether one condition holding means that the other does, as far as their form tells. */
function implies(one: RuleCondition, other: RuleCondition): boolean {
  if (text(one) === text(other)) return true;
  if (one.kind === 'all' && one.of.some((part) => implies(part, other))) return true;
  if (one.kind === 'any' && one.of.length > 0 && one.of.every((part) => implies(part, other))) return true;
  if (other.kind === 'any' && other.of.some((part) => implies(one, part))) return true;
  return other.kind === 'all' && other.of.length > 0 && other.of.every((part) => implies(one, part));
}

/** Why a condition can never hold; null when it can, as far as its form tells. */
function neverHolds(condition: RuleCondition): string | null {
  if (condition.kind === 'any') return condition.of.every((one) => neverHolds(one) !== null) ? 'None of its conditions can ever hold.' : null;
  if (condition.kind !== 'all') return condition.kind !== 'not' && leafNever(condition) ? 'Its condition can never hold.' : null;
  if (condition.of.length === 0) return 'It has no condition.';
  for (const part of condition.of) if (neverHolds(part) !== null) return 'One of its conditions can never hold.';
  const parts = condition.of.map(text);
  const opposite = condition.of.some((part) => part.kind === 'not' && parts.includes(text(part.of)));
  const leaves = condition.of.flatMap((part) => (part.kind === 'not' ? [] : leavesOf(part).length === 1 ? leavesOf(part) : []));
  const clash = leaves.some((a) => leaves.some((b) => a.kind === b.kind && 'value' in a && 'value' in b && typeof a.value === 'boolean' && a.kind !== 'attribute' && a.value !== b.value));
  return opposite || clash ? 'It asks for something and for its opposite.' : null;
}

function leafNever(leaf: RuleCondition): boolean {
  return (leaf.kind === 'sentimentBelow' && leaf.value <= -1) || (leaf.kind === 'confidenceBelow' && leaf.value <= 0);
}
