import { ACTIONS, CONDITIONS, fieldValue, withField, wordsOf, type EditorNames, type Field } from './part-kinds';

const names: EditorNames = { tags: [{ id: 't', name: 'billing-dispute' }], agents: [{ id: 'a', name: 'Ben', active: true, role: 'AGENT' }], teams: [{ id: 'b', name: 'Billing' }], forms: [{ key: 'f', title: 'Which?' }], webhooks: [{ id: 'w', name: 'Ledger' }] } as unknown as EditorNames;
const field = (path: string): Field => ({ path, label: path, type: 'text' });

it('says every kind in words as it begins', () => {
  for (const kinds of [CONDITIONS, ACTIONS]) for (const kind of kinds) expect(wordsOf({ key: kind.key, value: kind.begin(names) }, kinds, names)).not.toMatch(/undefined|null|NaN|\{/);
});

it.each([
  [CONDITIONS, { tag: 't' }, 'is tagged billing-dispute'], [CONDITIONS, { detail: { key: 'amount', op: 'gt', value: 500, currency: 'EUR' } }, 'gives an amount over 500 EUR'], [CONDITIONS, { detail: { key: 'IBAN' } }, 'gives an IBAN'], [CONDITIONS, { language: ['de', 'fr'] }, 'is in German or French'],
  [ACTIONS, { handoff: { to: 'b' } }, 'hand over to Billing'], [ACTIONS, { notify: { everyone: true } }, 'notify everyone'], [ACTIONS, { snooze: { untilOpen: true } }, 'snooze it until people answer again'], [CONDITIONS, { somethingNew: 1 }, '{"somethingNew":1}'],
] as const)('%#: %j', (kinds, json, words) => {
  const [key = '', value] = Object.entries(json)[0] ?? [];
  expect(wordsOf({ key, value }, kinds, names)).toBe(words);
});

it('keeps what belongs together in step', () => {
  expect(withField({ key: 'notify', value: { everyone: true } }, field('to'), 'a').value).toEqual({ to: 'a' });
  expect(withField({ key: 'notify', value: { to: 'a' } }, field('to'), '').value).toEqual({ everyone: true });
  expect(withField({ key: 'snooze', value: { minutes: 60 } }, field('minutes'), '').value).toEqual({ untilOpen: true });
  expect(withField({ key: 'snooze', value: { untilOpen: true } }, field('minutes'), '240').value).toEqual({ minutes: 240 });
  expect(withField({ key: 'detail', value: { key: 'amount', op: 'gt', value: 5, currency: 'EUR' } }, field('op'), 'exists').value).toEqual({ key: 'amount', op: 'exists' });
  expect(withField({ key: 'tags', value: { any: ['t'] } }, field('all'), ['t']).value).toEqual({ all: ['t'] });
  expect(fieldValue({ key: 'keyword', value: 'x' }, field(''))).toBe('x');
});
