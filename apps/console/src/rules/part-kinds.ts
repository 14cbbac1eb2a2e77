import type { RuleNamesForEditorQuery } from '../gql/types';
import { formatShare } from '../providers/format';
import type { Part } from './rule-draft';

/** What the editor calls things by. */
export interface EditorNames extends RuleNamesForEditorQuery {
  webhooks: { id: string; name: string }[];
}
type Json = Record<string, unknown>;
export type Option = readonly [value: string, label: string];

/** One thing that can be typed or chosen in a part. `path` says where it stands in the part's value; '' is the value itself. */
export interface Field {
  path: string;
  label: string;
  type: 'text' | 'long' | 'number' | 'percent' | 'choice' | 'choices' | 'time' | 'yes-no';
  options?: readonly Option[] | ((names: EditorNames) => readonly Option[]);
  optional?: boolean;
  help?: string;
}

/** A kind of condition or action: how it is offered, how it begins, how it reads, and what of it can be edited. */
export interface PartKind {
  key: string;
  offer: string;
  begin: (names: EditorNames) => unknown;
  words: (value: unknown, names: EditorNames) => string;
  fields: readonly Field[];
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)]);
const joined = (words: readonly string[], last: string): string => (words.length <= 1 ? (words[0] ?? '…') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`);
const tagOptions = (names: EditorNames): Option[] => names.tags.map((tag) => [tag.id, tag.name]);
const tagName = (id: unknown, names: EditorNames): string => names.tags.find((tag) => tag.id === id)?.name ?? 'choose a tag';
export const assigneeOptions = (names: EditorNames): Option[] => [
  ...names.teams.map((team): Option => [team.id, `Team ${team.name}`]),
  ...names.agents.filter((agent) => agent.active && agent.role !== 'VIEWER').map((agent): Option => [agent.id, agent.name]),
];
const assignee = (id: unknown, names: EditorNames): string => names.teams.find((team) => team.id === id)?.name ?? names.agents.find((agent) => agent.id === id)?.name ?? 'choose somebody';
const PRIORITIES: readonly Option[] = [['LOW', 'low'], ['NORMAL', 'normal'], ['HIGH', 'high'], ['URGENT', 'urgent']];
const DETAILS: readonly Option[] = [['amount', 'amount'], ['invoice', 'invoice number'], ['IBAN', 'IBAN'], ['date', 'date'], ['account', 'account number'], ['order', 'order number'], ['e-mail', 'e-mail address'], ['card', 'card number']];
const DETAIL_OPS: readonly Option[] = [['exists', 'is given'], ['gt', 'is over'], ['gte', 'is at least'], ['lt', 'is under'], ['lte', 'is at most'], ['eq', 'is'], ['contains', 'contains']];
const ATTRIBUTE_OPS: readonly Option[] = [['eq', 'is'], ['ne', 'is not'], ['gt', 'is more than'], ['lt', 'is less than'], ['contains', 'contains'], ['exists', 'is known']];
const PAGE_OPS: readonly Option[] = [['contains', 'contains'], ['startsWith', 'begins with'], ['eq', 'is']];
const LANGUAGES: readonly Option[] = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ru', 'ar', 'he', 'hi', 'zh', 'ja', 'ko'].map((code) => [code, new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code]);
const label = (options: readonly Option[], value: unknown): string => options.find(([one]) => one === value)?.[1] ?? String(value ?? '…');
const MINUTES: readonly Option[] = [['60', '1 hour'], ['240', '4 hours'], ['1440', '1 day'], ['4320', '3 days'], ['10080', '1 week']];

/** The conditions, in the order in which they are offered. Each completes "When a message …". */
export const CONDITIONS: readonly PartKind[] = [
  { key: 'keyword', offer: 'says a phrase', begin: () => '', words: (value) => `says “${String(value || '…')}”`, fields: [{ path: '', label: 'Phrase', type: 'text', help: 'Whole words in this order, whatever the case and punctuation.' }] },
  { key: 'tag', offer: 'is tagged', begin: (names) => names.tags[0]?.id ?? '', words: (value, names) => `is tagged ${tagName(value, names)}`, fields: [{ path: '', label: 'Tag', type: 'choice', options: tagOptions }] },
  {
    key: 'tags', offer: 'is tagged with certainty', begin: (names) => ({ any: names.tags.slice(0, 1).map((tag) => tag.id), scoreAtLeast: 0.8 }),
    words: (value, names) => `is tagged ${joined(list(object(value).any ?? object(value).all).map((id) => tagName(id, names)), object(value).all ? 'and' : 'or')}${typeof object(value).scoreAtLeast === 'number' ? ` for at least ${formatShare(Number(object(value).scoreAtLeast))}` : ''}`,
    fields: [{ path: 'any', label: 'One of these tags', type: 'choices', options: tagOptions, optional: true }, { path: 'all', label: 'Or all of these', type: 'choices', options: tagOptions, optional: true }, { path: 'scoreAtLeast', label: 'Sure to at least', type: 'percent', optional: true }],
  },
  {
    key: 'detail', offer: 'gives a detail (amount, IBAN …)', begin: () => ({ key: 'amount', op: 'gt', value: 500, currency: 'EUR' }),
    words: (value) => { const { key, op = 'exists', value: wanted, currency } = object(value); return `gives ${/^[aeio]/i.test(label(DETAILS, key)) ? 'an' : 'a'} ${label(DETAILS, key)}${op === 'exists' ? '' : ` ${label(DETAIL_OPS, op).replace(/^is /, '')} ${String(wanted ?? '…')}`}${currency ? ` ${String(currency)}` : ''}`; },
    fields: [{ path: 'key', label: 'Detail', type: 'choice', options: DETAILS }, { path: 'op', label: 'that', type: 'choice', options: DETAIL_OPS }, { path: 'value', label: 'Value', type: 'number', optional: true }, { path: 'currency', label: 'Currency (any when empty)', type: 'text', optional: true }],
  },
  { key: 'pattern', offer: 'matches an expression', begin: () => '', words: (value) => `matches ${String(value || '…')}`, fields: [{ path: '', label: 'Expression (RE2)', type: 'text', help: 'For example INV-\\d{4,}. Look-ahead and references back are not supported.' }] },
  { key: 'sentimentBelow', offer: 'sounds bad', begin: () => -0.5, words: (value) => `sounds worse than ${String(value)}`, fields: [{ path: '', label: 'Sounds worse than', type: 'number', help: '−1 furious, 0 neutral, 1 delighted.' }] },
  { key: 'urgencyAtLeast', offer: 'presses', begin: () => 0.5, words: (value) => `presses at least ${String(value)}`, fields: [{ path: '', label: 'Urgency of at least', type: 'number', help: '0 any time, 1 now.' }] },
  { key: 'confidenceBelow', offer: 'follows an unsure answer', begin: () => 0.5, words: (value) => `follows an answer below ${formatShare(Number(value))}`, fields: [{ path: '', label: 'Confidence below', type: 'percent' }] },
  { key: 'failedAnswersAtLeast', offer: 'follows failed answers', begin: () => 2, words: (value) => `follows ${String(value)} failed ${Number(value) === 1 ? 'answer' : 'answers'}`, fields: [{ path: '', label: 'Failed answers, at least', type: 'number' }] },
  {
    key: 'attribute', offer: 'comes from a customer whose attribute', begin: () => ({ key: 'plan', op: 'eq', value: '' }),
    words: (value) => `comes from a customer whose ${String(object(value).key || '…')} ${label(ATTRIBUTE_OPS, object(value).op)}${object(value).op === 'exists' ? '' : ` “${String(object(value).value ?? '')}”`}`,
    fields: [{ path: 'key', label: 'Attribute', type: 'text' }, { path: 'op', label: 'that', type: 'choice', options: ATTRIBUTE_OPS }, { path: 'value', label: 'Value', type: 'text', optional: true }],
  },
  { key: 'verified', offer: 'comes from a verified customer', begin: () => true, words: (value) => (value === false ? 'comes from a customer who is not verified' : 'comes from a verified customer'), fields: [{ path: '', label: 'The customer is verified', type: 'yes-no' }] },
  { key: 'page', offer: 'is written on a page', begin: () => ({ op: 'contains', value: '/pricing' }), words: (value) => `is written on a page that ${label(PAGE_OPS, object(value).op)} “${String(object(value).value ?? '')}”`, fields: [{ path: 'op', label: 'The address', type: 'choice', options: PAGE_OPS }, { path: 'value', label: 'Text', type: 'text' }] },
  { key: 'language', offer: 'is in a language', begin: () => ['de'], words: (value) => `is in ${joined(list(value).map((code) => label(LANGUAGES, code)), 'or')}`, fields: [{ path: '', label: 'One of these languages', type: 'choices', options: LANGUAGES }] },
  { key: 'outsideHours', offer: 'comes outside business hours', begin: () => true, words: (value) => `comes ${value === false ? 'within' : 'outside'} business hours`, fields: [{ path: '', label: 'Outside business hours', type: 'yes-no' }] },
  { key: 'time', offer: 'comes at a time of day', begin: () => ({ from: '18:00', to: '08:00' }), words: (value) => `comes between ${String(object(value).from)} and ${String(object(value).to)}`, fields: [{ path: 'from', label: 'From', type: 'time' }, { path: 'to', label: 'To', type: 'time' }] },
  { key: 'priority', offer: 'comes in a conversation of priority', begin: () => ['HIGH', 'URGENT'], words: (value) => `comes at ${joined(list(value).map((one) => label(PRIORITIES, one)), 'or')} priority`, fields: [{ path: '', label: 'One of these', type: 'choices', options: PRIORITIES }] },
];

/** The actions, in the order in which they are offered. Each completes "then …". */
export const ACTIONS: readonly PartKind[] = [
  { key: 'handoff', offer: 'hand over', begin: () => ({}), words: (value, names) => `hand over to ${object(value).to ? assignee(object(value).to, names) : 'a person'}`, fields: [{ path: 'to', label: 'To', type: 'choice', options: assigneeOptions, optional: true, help: 'Empty: whoever is free.' }] },
  { key: 'setPriority', offer: 'set the priority', begin: () => 'URGENT', words: (value) => `set the priority to ${label(PRIORITIES, value)}`, fields: [{ path: '', label: 'Priority', type: 'choice', options: PRIORITIES }] },
  { key: 'addTag', offer: 'add a tag', begin: (names) => names.tags[0]?.id ?? '', words: (value, names) => `add the tag ${tagName(value, names)}`, fields: [{ path: '', label: 'Tag', type: 'choice', options: tagOptions }] },
  { key: 'assignTo', offer: 'assign to', begin: (names) => assigneeOptions(names)[0]?.[0] ?? '', words: (value, names) => `assign it to ${assignee(value, names)}`, fields: [{ path: '', label: 'To', type: 'choice', options: assigneeOptions }] },
  { key: 'collect', offer: 'ask with a form', begin: (names) => names.forms[0]?.key ?? '', words: (value, names) => `ask for “${names.forms.find((form) => form.key === value)?.title ?? 'choose a form'}”`, fields: [{ path: '', label: 'Form', type: 'choice', options: (names) => names.forms.map((form): Option => [form.key, form.title]) }] },
  { key: 'reply', offer: 'reply with a text', begin: () => '', words: (value) => `reply “${shortened(value)}”`, fields: [{ path: '', label: 'Text, in the company’s name', type: 'long', help: 'Said instead of an answer of the AI, once in an episode.' }] },
  { key: 'notify', offer: 'notify colleagues', begin: () => ({ everyone: true }), words: (value, names) => `notify ${object(value).to ? assignee(object(value).to, names) : 'everyone'}`, fields: [{ path: 'to', label: 'Whom', type: 'choice', options: assigneeOptions, optional: true, help: 'Empty: everyone who answers.' }, { path: 'text', label: 'Text', type: 'text', optional: true }] },
  { key: 'setAttribute', offer: 'set an attribute of the customer', begin: () => ({ key: '', value: '' }), words: (value) => `set ${String(object(value).key || '…')} to “${String(object(value).value ?? '')}”`, fields: [{ path: 'key', label: 'Attribute', type: 'text' }, { path: 'value', label: 'Value', type: 'text' }] },
  { key: 'note', offer: 'leave a note', begin: () => '', words: (value) => `note “${shortened(value)}”`, fields: [{ path: '', label: 'Note for the team', type: 'long' }] },
  { key: 'snooze', offer: 'snooze', begin: () => ({ minutes: 60 }), words: (value) => (object(value).untilOpen ? 'snooze it until people answer again' : `snooze it for ${label(MINUTES, String(object(value).minutes))}`), fields: [{ path: 'minutes', label: 'For', type: 'choice', options: MINUTES, optional: true, help: 'Empty: until business hours begin.' }] },
  { key: 'webhook', offer: 'call a webhook', begin: (names) => names.webhooks[0]?.id ?? '', words: (value, names) => `call “${names.webhooks.find((hook) => hook.id === value)?.name ?? 'choose a webhook'}”`, fields: [{ path: '', label: 'Webhook', type: 'choice', options: (names) => names.webhooks.map((hook): Option => [hook.id, hook.name]) }] },
  { key: 'stop', offer: 'read no further rule', begin: () => true, words: () => 'read no further rule', fields: [] },
];

const shortened = (value: unknown): string => { const text = String(value || '…'); return text.length > 40 ? `${text.slice(0, 39)}…` : text; };

/** How a part reads; one that this editor does not know shows its JSON. */
export function wordsOf(part: Part, kinds: readonly PartKind[], names: EditorNames): string {
  return kinds.find((kind) => kind.key === part.key)?.words(part.value, names) ?? JSON.stringify({ [part.key]: part.value });
}

/** The part with one field changed; what belongs together in the JSON is kept in step. */
export function withField(part: Part, field: Field, entered: unknown): Part {
  if (field.path === '') return { ...part, value: entered };
  const value: Json = { ...object(part.value) };
  if (entered === '' || entered === null || entered === undefined || (Array.isArray(entered) && entered.length === 0)) delete value[field.path];
  else value[field.path] = entered;
  if (part.key === 'notify') { if (value.to) delete value.everyone; else value.everyone = true; }
  if (part.key === 'snooze') return { ...part, value: value.minutes ? { minutes: Number(value.minutes) } : { untilOpen: true } };
  if (part.key === 'detail' && value.op === 'exists') { delete value.value; delete value.currency; }
  if (part.key === 'tags' && field.path === 'any' && value.any) delete value.all;
  if (part.key === 'tags' && field.path === 'all' && value.all) delete value.any;
  return { ...part, value };
}

/** What stands in a field now. */
export function fieldValue(part: Part, field: Field): unknown {
  return field.path === '' ? part.value : object(part.value)[field.path];
}
