import { answersAsText, checkAnswers, formProblem, type Form, type FormField } from './form';

const field = (key: string, more: Partial<FormField> = {}): FormField => ({ key, label: key.toUpperCase(), type: 'TEXT', required: false, options: [], ...more });
const form: Form = {
  key: 'dispute', title: 'About the charge',
  fields: [field('invoice', { label: 'Invoice', type: 'INVOICE', required: true }), field('amount', { label: 'Amount', type: 'AMOUNT' }), field('when', { type: 'DATE' }), field('mail', { type: 'EMAIL' }), field('why', { label: 'Why', type: 'CHOICE', options: ['Twice', 'Unknown'] }), field('count', { type: 'NUMBER' })],
};
const check = (given: Record<string, string>) => checkAnswers(form, new Map(Object.entries(given)));

it('takes what fits and writes it the same way whoever typed it', () => {
  const checked = check({ invoice: ' inv-1042 ', amount: '49,90 €', when: '2026-05-31', mail: 'A@B.example', why: 'Twice', count: '1,5' });
  expect(checked).toMatchObject({ ok: true, answers: [{ detail: 'invoice', value: 'INV-1042' }, { detail: 'amount', value: '49,90 €' }, { detail: 'date', value: '2026-05-31' }, { detail: 'e-mail', value: 'a@b.example' }, { detail: 'Why', value: 'Twice' }, { detail: 'COUNT', value: '1.5' }] });
  expect(checked.ok && answersAsText(checked.answers.slice(0, 2))).toBe('Invoice: INV-1042\nAmount: 49,90 €');
});

it.each([
  [{}, /Invoice is needed/], [{ invoice: '   ' }, /needed/], [{ invoice: 'none' }, /such as INV-1042/], [{ invoice: '1', amount: 'a lot' }, /is an amount/], [{ invoice: '1', when: '2026-02-30' }, /is a date/], [{ invoice: '1', when: 'yesterday' }, /is a date/],
  [{ invoice: '1', mail: 'a@b' }, /e-mail/], [{ invoice: '1', why: 'Other' }, /Choose one/], [{ invoice: '1', count: '1e9' }, /is a number/], [{ invoice: '1', other: 'x' }, /no such field/], [{ invoice: `1${'0'.repeat(300)}` }, /200 characters/],
])('refuses %j', (given, message) => {
  const checked = check(given as Record<string, string>);
  expect(checked.ok ? '' : checked.problems.map((one) => one.message).join()).toMatch(message);
});

it.each([
  [{ key: 'Not a key' }, /small letters/], [{ title: ' ' }, /title/], [{ fields: [] }, /1 to 10 fields/], [{ fields: [field('a'), field('a')] }, /Two fields/], [{ fields: [field('a', { type: 'CHOICE' })] }, /2 to 20 options/], [{ fields: [field('a', { options: ['x', 'y'] })] }, /no choice/], [{ fields: [field('a', { label: '' })] }, /label of a/],
])('refuses the form %j', (more, message) => expect(formProblem({ ...form, ...more })).toMatch(message));

it('takes a proper form', () => expect(formProblem(form)).toBeNull());
