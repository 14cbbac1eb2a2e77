import { LEAF_KEYS, leafKind } from './conditions/leaves';
import type { LeafCondition, RuleCondition } from './rule-model';
import { RuleReader, isObject, type Parsed } from './rule-reader';

/** Groups within groups, and conditions of a rule in all. */
const MAX_DEPTH = 5;
const MAX_CONDITIONS = 50;

export interface ParseOptions {
  /** What is stored is read as it is: an empty group, which the door refuses today, never holds. */
  stored?: boolean;
  /** Says why an expression cannot be used; null when it can. Without it expressions are taken as they are. */
  expressionProblem?: (source: string) => string | null;
}

/** Reads a rule's conditions from JSON. An empty group is refused wherever it stands: alone it never fires, negated it always does. */
export function parseConditions(value: unknown, options: ParseOptions = {}): Parsed<RuleCondition> {
  const reader = new RuleReader(options.expressionProblem ?? null);
  let count = 0;

  const read = (given: unknown, path: string[], depth: number): RuleCondition | null => {
    const at = reader.at(path);
    count += 1;
    if (depth > MAX_DEPTH) return at.fail(`Conditions may be nested ${MAX_DEPTH} deep.`);
    if (count > MAX_CONDITIONS) return count > MAX_CONDITIONS + 1 ? null : at.fail(`A rule may have ${MAX_CONDITIONS} conditions.`);
    if (!isObject(given)) return at.fail('A condition is an object such as {"keyword": "speak to manager"}.');
    const [key, ...more] = Object.keys(given);
    if (key === undefined || more.length > 0) return at.fail(`A condition has exactly one key: all, any, not, ${LEAF_KEYS.join(', ')}.`);
    const inner = given[key];
    if (key === 'all' || key === 'any') return group(key, inner, [...path, key], depth);
    if (key === 'not') {
      const of = read(inner, [...path, key], depth + 1);
      return of && { kind: 'not', of };
    }
    if (!LEAF_KEYS.includes(key as LeafCondition['kind'])) return reader.at([...path, key]).fail(`Unknown condition "${key.slice(0, 40)}".`);
    return leafKind({ kind: key as LeafCondition['kind'] }).read(inner, reader.at([...path, key]));
  };

  const group = (kind: 'all' | 'any', given: unknown, path: string[], depth: number): RuleCondition | null => {
    if (!Array.isArray(given)) return reader.at(path).fail('A list of conditions.');
    if (given.length === 0 && !options.stored) return reader.at(path).fail('Give it at least one condition.');
    const of = given.slice(0, MAX_CONDITIONS + 1).map((one, index) => read(one, [...path, String(index)], depth + 1));
    return { kind, of: of.filter((one) => one !== null) };
  };

  const condition = read(value, ['conditions'], 0);
  return condition && reader.problems.length === 0 ? { ok: true, value: condition } : { ok: false, problems: reader.problems };
}

/** The JSON of a condition, as the API takes and gives it. */
export function conditionJson(condition: RuleCondition): unknown {
  if (condition.kind === 'all' || condition.kind === 'any') return { [condition.kind]: condition.of.map(conditionJson) };
  if (condition.kind === 'not') return { not: conditionJson(condition.of) };
  return { [condition.kind]: leafKind(condition).json(condition) };
}

/** The conditions that look at something, in the order in which they are written. */
export function leavesOf(condition: RuleCondition): LeafCondition[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(leavesOf);
  return condition.kind === 'not' ? leavesOf(condition.of) : [condition];
}
