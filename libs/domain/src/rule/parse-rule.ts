import { PRIORITIES, type Priority } from '../conversation/types';
import { PROTECTION_KINDS, type ProtectionKind } from '../protection/kinds';
import { plainWords } from '../tag/features';
import { ATTRIBUTE_OPS, type AttributeOp, type RuleAction, type RuleCondition } from './rule-model';

/** What is wrong with a rule's JSON and where: `any.0.keyword`. */
export interface RuleProblem {
  path: string[];
  message: string;
}
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: RuleProblem[] };

const MAX_DEPTH = 5;
const MAX_CONDITIONS = 50;
const MAX_ACTIONS = 10;
const MAX_PHRASE = 120;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

class RuleReader {
  readonly problems: RuleProblem[] = [];
  private conditions = 0;

  fail(path: string[], message: string): null {
    this.problems.push({ path, message });
    return null;
  }

  condition(value: unknown, path: string[], depth: number): RuleCondition | null {
    if (depth > MAX_DEPTH) return this.fail(path, `Conditions may be nested ${MAX_DEPTH} deep.`);
    this.conditions += 1;
    if (this.conditions > MAX_CONDITIONS) return this.fail(path, `A rule may have ${MAX_CONDITIONS} conditions.`);
    if (!isObject(value)) return this.fail(path, 'A condition is an object such as {"keyword": "speak to manager"}.');
    const keys = Object.keys(value);
    const [key] = keys;
    if (keys.length !== 1 || key === undefined) return this.fail(path, 'A condition has exactly one key: all, any, not, tag, keyword, attribute, confidenceBelow, sentimentBelow or protection.');
    const given = value[key];
    const at = [...path, key];
    switch (key) {
      case 'all':
      case 'any':
        return this.combined(key, given, at, depth);
      case 'not': {
        const of = this.condition(given, at, depth + 1);
        return of && { kind: 'not', of };
      }
      case 'tag':
        return typeof given === 'string' && given !== '' ? { kind: 'tag', tagId: given } : this.fail(at, 'Name the tag by its id.');
      case 'keyword':
        return this.phrase(given, at);
      case 'confidenceBelow':
        return typeof given === 'number' && given >= 0 && given <= 1 ? { kind: 'confidenceBelow', value: given } : this.fail(at, 'A number from 0 to 1.');
      case 'sentimentBelow':
        return typeof given === 'number' && given >= -1 && given <= 1 ? { kind: 'sentimentBelow', value: given } : this.fail(at, 'A number from -1 to 1.');
      case 'attribute':
        return this.attribute(given, at);
      case 'protection':
        return PROTECTION_KINDS.includes(given as ProtectionKind) ? { kind: 'protection', protection: given as ProtectionKind } : this.fail(at, `One of ${PROTECTION_KINDS.join(', ')}.`);
      case 'outsideHours':
        return this.fail(at, 'Business hours cannot be set in this workspace yet, so a rule cannot depend on them.');
      default:
        return this.fail(at, `Unknown condition "${key.slice(0, 40)}".`);
    }
  }

  private combined(kind: 'all' | 'any', given: unknown, at: string[], depth: number): RuleCondition | null {
    if (!Array.isArray(given)) return this.fail(at, 'A list of conditions.');
    const of = given.map((one, index) => this.condition(one, [...at, String(index)], depth + 1));
    return { kind, of: of.filter((one) => one !== null) };
  }

  private phrase(given: unknown, at: string[]): RuleCondition | null {
    if (typeof given !== 'string' || plainWords(given).length === 0) return this.fail(at, 'A phrase with at least one word.');
    if (given.length > MAX_PHRASE) return this.fail(at, `A phrase may have ${MAX_PHRASE} characters.`);
    return { kind: 'keyword', phrase: given.trim() };
  }

  private attribute(given: unknown, at: string[]): RuleCondition | null {
    if (!isObject(given) || typeof given.key !== 'string' || given.key === '') return this.fail(at, 'Written as {"key": "plan", "op": "eq", "value": "pro"}.');
    if (!ATTRIBUTE_OPS.includes(given.op as AttributeOp)) return this.fail([...at, 'op'], `One of ${ATTRIBUTE_OPS.join(', ')}.`);
    const value = given.value ?? null;
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) return this.fail([...at, 'value'], 'A text, a number, true or false.');
    return { kind: 'attribute', key: given.key, op: given.op as AttributeOp, value: value as string | number | boolean | null };
  }

  action(value: unknown, path: string[]): RuleAction | null {
    if (!isObject(value) || Object.keys(value).length !== 1) return this.fail(path, 'An action has exactly one key: handoff, setPriority, addTag or assignTo.');
    const [key] = Object.keys(value) as [string];
    const given = value[key];
    const at = [...path, key];
    switch (key) {
      case 'handoff':
        return isObject(given) && Object.keys(given).length === 0 ? { kind: 'handoff' } : this.fail(at, 'Written as {"handoff": {}}.');
      case 'setPriority':
        return PRIORITIES.includes(given as Priority) ? { kind: 'setPriority', priority: given as Priority } : this.fail(at, `One of ${PRIORITIES.join(', ')}.`);
      case 'addTag':
        return typeof given === 'string' && given !== '' ? { kind: 'addTag', tagId: given } : this.fail(at, 'Name the tag by its id.');
      case 'assignTo':
        return typeof given === 'string' && given !== '' ? { kind: 'assignTo', agentId: given } : this.fail(at, 'Name the agent by their id.');
      case 'collect':
        return this.fail(at, 'This workspace has no forms, so a rule cannot collect with one.');
      case 'reply':
        return this.fail(at, 'Rules cannot word replies: what is said rests on documents or comes from a person.');
      case 'webhook':
        return this.fail(at, 'This workspace has no webhooks, so a rule cannot call one.');
      default:
        return this.fail(at, `Unknown action "${key.slice(0, 40)}".`);
    }
  }
}

/** Reads a rule's conditions. An empty object or list never fires, so it is refused. */
export function parseConditions(value: unknown, options: { mayBeEmpty?: boolean } = {}): Parsed<RuleCondition> {
  const reader = new RuleReader();
  const condition = reader.condition(value, ['conditions'], 0);
  if (condition && !options.mayBeEmpty && (condition.kind === 'all' || condition.kind === 'any') && condition.of.length === 0 && reader.problems.length === 0) {
    reader.fail(['conditions'], 'Give the rule at least one condition.');
  }
  return condition && reader.problems.length === 0 ? { ok: true, value: condition } : { ok: false, problems: reader.problems };
}

/** Reads a rule's actions. */
export function parseActions(value: unknown): Parsed<RuleAction[]> {
  const reader = new RuleReader();
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_ACTIONS) {
    reader.fail(['actions'], `Give the rule 1 to ${MAX_ACTIONS} actions.`);
    return { ok: false, problems: reader.problems };
  }
  const actions = value.map((one, index) => reader.action(one, ['actions', String(index)]));
  return reader.problems.length === 0 ? { ok: true, value: actions.filter((one) => one !== null) } : { ok: false, problems: reader.problems };
}

/** The JSON of a condition, as the API takes and gives it. */
export function conditionJson(condition: RuleCondition): unknown {
  switch (condition.kind) {
    case 'tag':
      return { tag: condition.tagId };
    case 'keyword':
      return { keyword: condition.phrase };
    case 'confidenceBelow':
    case 'sentimentBelow':
      return { [condition.kind]: condition.value };
    case 'attribute':
      return { attribute: { key: condition.key, op: condition.op, value: condition.value } };
    case 'protection':
      return { protection: condition.protection };
    case 'all':
    case 'any':
      return { [condition.kind]: condition.of.map(conditionJson) };
    case 'not':
      return { not: conditionJson(condition.of) };
  }
}
