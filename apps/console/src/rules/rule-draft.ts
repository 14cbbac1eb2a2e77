/** A part of a rule as the API's JSON has it: one key that says what it is, and what belongs to it. */
export interface Part {
  key: string;
  value: unknown;
}

/** Conditions as the builder edits them: one, or a group, each of which may be turned into its opposite. */
export type Node = { kind: 'leaf'; not: boolean; part: Part } | { kind: 'group'; not: boolean; match: 'any' | 'all'; of: Node[] };
export type Group = Extract<Node, { kind: 'group' }>;

/** A rule as the builder edits it. */
export interface RuleDraft {
  name: string;
  enabled: boolean;
  when: Group;
  then: Part[];
}

export const EMPTY_DRAFT: RuleDraft = { name: '', enabled: true, when: { kind: 'group', not: false, match: 'any', of: [] }, then: [{ key: 'handoff', value: {} }] };

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function partOf(json: unknown): Part {
  const [key = '', value] = isObject(json) ? (Object.entries(json)[0] ?? []) : [];
  return { key, value };
}

/** Reads conditions into the builder. What it does not know stays a part like any other and goes back as it came. */
export function nodeOf(json: unknown): Node {
  const { key, value } = partOf(json);
  if (key === 'not') {
    const inner = nodeOf(value);
    return { ...inner, not: !inner.not };
  }
  if ((key === 'any' || key === 'all') && Array.isArray(value)) return { kind: 'group', not: false, match: key, of: value.map(nodeOf) };
  return { kind: 'leaf', not: false, part: { key, value } };
}

/** The JSON of a condition. */
export function jsonOf(node: Node): unknown {
  const plain = node.kind === 'leaf' ? { [node.part.key]: node.part.value } : { [node.match]: node.of.map(jsonOf) };
  return node.not ? { not: plain } : plain;
}

/** Reads a rule into the builder; its conditions become one group, whatever they were. */
export function draftOf(rule: { name: string; enabled: boolean; conditions: unknown; actions: unknown }): RuleDraft {
  const node = nodeOf(rule.conditions);
  const when: Group = node.kind === 'group' && !node.not ? node : { kind: 'group', not: false, match: 'all', of: [node] };
  return { name: rule.name, enabled: rule.enabled, when, then: (Array.isArray(rule.actions) ? rule.actions : []).map(partOf) };
}

/** What the API is sent. */
export function ruleOf(draft: RuleDraft): { name: string; enabled: boolean; conditions: unknown; actions: unknown[] } {
  return { name: draft.name.trim(), enabled: draft.enabled, conditions: jsonOf(draft.when), actions: draft.then.map(({ key, value }) => ({ [key]: value })) };
}

/** A protected rule's conditions with its extra phrases replaced; what is built in stays as it came. */
export function widened(conditions: unknown, phrases: string[]): unknown {
  const base = isObject(conditions) && Array.isArray(conditions.any) ? conditions.any.filter((one) => partOf(one).key !== 'keyword') : [];
  return { any: [...base, ...phrases.map((phrase) => phrase.trim()).filter(Boolean).map((keyword) => ({ keyword }))] };
}

/** The extra phrases of a protected rule. */
export function extraPhrases(conditions: unknown): string[] {
  return (isObject(conditions) && Array.isArray(conditions.any) ? conditions.any : []).map(partOf).filter((part) => part.key === 'keyword').map((part) => String(part.value));
}
