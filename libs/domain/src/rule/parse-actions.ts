import { PRIORITIES, type Priority } from '../conversation/types';
import type { Audience, RuleAction } from './rule-model';
import { RuleReader, hasOnly, isNumber, isObject, isText, type At, type Parsed } from './rule-reader';

const MAX_ACTIONS = 10;
const MAX_TEXT = 2_000;
/** A snooze lasts a minute to ninety days. */
const MAX_SNOOZE = 129_600;
const KEYS = ['handoff', 'setPriority', 'addTag', 'assignTo', 'collect', 'setAttribute', 'reply', 'notify', 'webhook', 'snooze', 'note', 'stop'] as const;
/** Attributes that the widget itself sets. */
const RESERVED = new Set(['page', 'locale']);
/** What a rule can do once only: the second would contradict or repeat the first. */
const ONCE: ReadonlySet<RuleAction['kind']> = new Set(['handoff', 'setPriority', 'assignTo', 'collect', 'reply', 'snooze', 'stop']);

type Read = (given: unknown, at: At) => RuleAction | null;
const isKey = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 80;

const READERS: Record<(typeof KEYS)[number], Read> = {
  handoff: (given, at) => {
    if (!isObject(given) || !hasOnly(given, ['to'])) return at.fail('Written as {"handoff": {}} or {"handoff": {"to": agentId or teamId}}.');
    const to = given.to ?? null;
    return to === null || isKey(to) ? { kind: 'handoff', to } : at.fail('Name the agent or team by its id.', 'to');
  },
  setPriority: (given, at) => (PRIORITIES.includes(given as Priority) ? { kind: 'setPriority', priority: given as Priority } : at.fail(`One of ${PRIORITIES.join(', ')}.`)),
  addTag: (given, at) => (isKey(given) ? { kind: 'addTag', tagId: given } : at.fail('Name the tag by its id.')),
  assignTo: (given, at) => (isKey(given) ? { kind: 'assignTo', id: given } : at.fail('Name the agent or team by its id.')),
  collect: (given, at) => (isKey(given) ? { kind: 'collect', formKey: given } : at.fail('Name the form by its key.')),
  setAttribute: (given, at) => {
    if (!isObject(given) || !hasOnly(given, ['key', 'value']) || !isText(given.key, 80)) return at.fail('Written as {"key": "segment", "value": "large"}.');
    if (RESERVED.has(given.key.trim())) return at.fail('page and locale are what the widget says; choose another key.', 'key');
    const { value } = given;
    const fits = isText(value, 500) || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
    return fits ? { kind: 'setAttribute', key: given.key.trim(), value } : at.fail('A text, a number, true or false.', 'value');
  },
  reply: (given, at) => (isText(given, MAX_TEXT) ? { kind: 'reply', text: given.trim() } : at.fail(`A text of at most ${MAX_TEXT} characters.`)),
  notify: (given, at) => {
    if (!isObject(given) || !hasOnly(given, ['everyone', 'to', 'text'])) return at.fail('Written as {"everyone": true} or {"to": agentId or teamId}, with a "text" if need be.');
    const audience: Audience | null = given.everyone === true && given.to === undefined ? { everyone: true } : given.everyone === undefined && isKey(given.to) ? { id: given.to } : null;
    if (!audience) return at.fail('Say who hears of it: {"everyone": true} or {"to": agentId or teamId}.');
    const text = given.text ?? null;
    return text === null || isText(text, 300) ? { kind: 'notify', audience, text: text === null ? null : text.trim() } : at.fail('A text of at most 300 characters.', 'text');
  },
  webhook: (given, at) => (isKey(given) ? { kind: 'webhook', id: given } : at.fail('Name the webhook by its id.')),
  snooze: (given, at) => {
    if (isObject(given) && hasOnly(given, ['minutes']) && isNumber(given.minutes, 1, MAX_SNOOZE) && Number.isInteger(given.minutes)) return { kind: 'snooze', minutes: given.minutes };
    if (isObject(given) && hasOnly(given, ['untilOpen']) && given.untilOpen === true) return { kind: 'snooze', minutes: null };
    return at.fail(`Written as {"minutes": 60}, at most ${MAX_SNOOZE}, or {"untilOpen": true}.`);
  },
  note: (given, at) => (isText(given, MAX_TEXT) ? { kind: 'note', text: given.trim() } : at.fail(`A text of at most ${MAX_TEXT} characters.`)),
  stop: (given, at) => (given === true ? { kind: 'stop' } : at.fail('Written as {"stop": true}.')),
};

/** Reads a rule's actions from JSON. */
export function parseActions(value: unknown): Parsed<RuleAction[]> {
  const reader = new RuleReader(null);
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_ACTIONS) {
    reader.at(['actions']).fail(`Give the rule 1 to ${MAX_ACTIONS} actions.`);
    return { ok: false, problems: reader.problems };
  }
  const seen = new Set<string>();
  const actions = value.map((given: unknown, index): RuleAction | null => {
    const path = ['actions', String(index)];
    const [key, ...more] = isObject(given) ? Object.keys(given) : [];
    if (!isObject(given) || key === undefined || more.length > 0) return reader.at(path).fail(`An action has exactly one key: ${KEYS.join(', ')}.`);
    if (!KEYS.includes(key as keyof typeof READERS)) return reader.at([...path, key]).fail(`Unknown action "${key.slice(0, 40)}".`);
    const action = READERS[key as keyof typeof READERS](given[key], reader.at([...path, key]));
    if (action && ONCE.has(action.kind) && seen.has(action.kind)) return reader.at(path).fail(`A rule can do this once: ${action.kind}.`);
    if (action) seen.add(action.kind);
    return action;
  });
  return reader.problems.length === 0 ? { ok: true, value: actions.filter((one) => one !== null) } : { ok: false, problems: reader.problems };
}

/** The JSON of an action, as the API takes and gives it. */
export function actionJson(action: RuleAction): unknown {
  switch (action.kind) {
    case 'handoff':
      return { handoff: action.to === null ? {} : { to: action.to } };
    case 'setPriority':
      return { setPriority: action.priority };
    case 'addTag':
      return { addTag: action.tagId };
    case 'assignTo':
      return { assignTo: action.id };
    case 'collect':
      return { collect: action.formKey };
    case 'setAttribute':
      return { setAttribute: { key: action.key, value: action.value } };
    case 'reply':
      return { reply: action.text };
    case 'notify':
      return { notify: { ...('id' in action.audience ? { to: action.audience.id } : { everyone: true }), ...(action.text === null ? {} : { text: action.text }) } };
    case 'webhook':
      return { webhook: action.id };
    case 'snooze':
      return { snooze: action.minutes === null ? { untilOpen: true } : { minutes: action.minutes } };
    case 'note':
      return { note: action.text };
    case 'stop':
      return { stop: true };
  }
}
