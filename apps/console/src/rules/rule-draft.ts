/** A rule's conditions and actions as the form edits them: one level of all/any over tags and phrases. */
export interface RuleDraft {
  name: string;
  enabled: boolean;
  match: 'any' | 'all';
  tagIds: string[];
  phrases: string[];
  handoff: boolean;
  priority: string;
  addTag: string;
  assignTo: string;
  /** Parts that this form does not show; they are kept as they are. */
  otherConditions: unknown[];
  otherActions: unknown[];
}

export const EMPTY_DRAFT: RuleDraft = { name: '', enabled: true, match: 'any', tagIds: [], phrases: [], handoff: true, priority: '', addTag: '', assignTo: '', otherConditions: [], otherActions: [] };

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const only = (value: Json, key: string): boolean => Object.keys(value).length === 1 && key in value;

/** Reads a rule into the form. */
export function draftOf(rule: { name: string; enabled: boolean; conditions: unknown; actions: unknown }): RuleDraft {
  const draft: RuleDraft = { ...EMPTY_DRAFT, name: rule.name, enabled: rule.enabled, handoff: false, tagIds: [], phrases: [], otherConditions: [], otherActions: [] };
  const conditions = isObject(rule.conditions) ? rule.conditions : {};
  draft.match = Array.isArray(conditions.all) ? 'all' : 'any';
  const list = conditions[draft.match];
  for (const one of Array.isArray(list) ? list : []) {
    if (isObject(one) && only(one, 'tag')) draft.tagIds.push(String(one.tag));
    else if (isObject(one) && only(one, 'keyword')) draft.phrases.push(String(one.keyword));
    else draft.otherConditions.push(one);
  }
  for (const action of Array.isArray(rule.actions) ? rule.actions : []) {
    if (isObject(action) && only(action, 'handoff')) draft.handoff = true;
    else if (isObject(action) && only(action, 'setPriority') && draft.priority === '') draft.priority = String(action.setPriority);
    else if (isObject(action) && only(action, 'addTag') && draft.addTag === '') draft.addTag = String(action.addTag);
    else if (isObject(action) && only(action, 'assignTo') && draft.assignTo === '') draft.assignTo = String(action.assignTo);
    else draft.otherActions.push(action);
  }
  return draft;
}

/** What the API is sent. */
export function ruleOf(draft: RuleDraft): { name: string; enabled: boolean; conditions: unknown; actions: unknown[] } {
  const phrases = draft.phrases.map((phrase) => phrase.trim()).filter(Boolean);
  const parts = [...draft.tagIds.map((tag) => ({ tag })), ...phrases.map((keyword) => ({ keyword })), ...draft.otherConditions];
  const actions: unknown[] = [];
  if (draft.handoff) actions.push({ handoff: {} });
  if (draft.priority) actions.push({ setPriority: draft.priority });
  if (draft.addTag) actions.push({ addTag: draft.addTag });
  if (draft.assignTo) actions.push({ assignTo: draft.assignTo });
  return { name: draft.name.trim(), enabled: draft.enabled, conditions: { [draft.match]: parts }, actions: [...actions, ...draft.otherActions] };
}

/** A protected rule's conditions with its extra phrases replaced; what is built in stays as it came. */
export function widened(conditions: unknown, phrases: string[]): unknown {
  const base = isObject(conditions) ? conditions : {};
  return { ...base, any: phrases.map((phrase) => phrase.trim()).filter(Boolean).map((keyword) => ({ keyword })) };
}

/** The extra phrases of a protected rule. */
export function extraPhrases(conditions: unknown): string[] {
  return draftOf({ name: '', enabled: true, conditions: { any: isObject(conditions) ? conditions.any : [] }, actions: [] }).phrases;
}
