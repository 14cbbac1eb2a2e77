import { statedAmount } from '../rule/conditions/amount';

/** What a field takes. INVOICE, ACCOUNT, AMOUNT, DATE and EMAIL become details of that name in the case panel. */
export const FIELD_TYPES = ['TEXT', 'LONG_TEXT', 'NUMBER', 'AMOUNT', 'DATE', 'EMAIL', 'INVOICE', 'ACCOUNT', 'CHOICE'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface FormField {
  /** Names the answer: letters, digits and dashes. */
  key: string;
  /** What the customer reads. */
  label: string;
  type: FieldType;
  required: boolean;
  /** What can be chosen, with CHOICE; else empty. */
  options: readonly string[];
}

/** A small form that a rule sends into the chat. */
export interface Form {
  key: string;
  title: string;
  fields: readonly FormField[];
}

/** An answer as it is kept: checked and written the same way whoever typed it. */
export interface FormAnswer {
  key: string;
  label: string;
  value: string;
  /** The detail it is; the field's label for fields that are no detail of their own. */
  detail: string;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;
const MAX_FIELDS = 10;
const MAX_LABEL = 80;
const MAX_OPTIONS = 20;
const LONGEST: Partial<Record<FieldType, number>> = { LONG_TEXT: 2_000 };
const DETAILS: Partial<Record<FieldType, string>> = { INVOICE: 'invoice', ACCOUNT: 'account', AMOUNT: 'amount', DATE: 'date', EMAIL: 'e-mail' };

/** What is wrong with a form, as a sentence for whoever made it; null when nothing is. */
export function formProblem({ key, title, fields }: Form): string | null {
  if (!KEY.test(key)) return 'The key of a form is made of small letters, digits and dashes, e.g. dispute-details.';
  if (title.trim() === '' || title.length > MAX_LABEL) return `The title has 1 to ${MAX_LABEL} characters.`;
  if (fields.length === 0 || fields.length > MAX_FIELDS) return `A form has 1 to ${MAX_FIELDS} fields.`;
  const seen = new Set<string>();
  for (const field of fields) {
    if (!KEY.test(field.key)) return `The key of a field is made of small letters, digits and dashes; “${field.key.slice(0, 40)}” is not.`;
    if (seen.has(field.key)) return `Two fields have the key ${field.key}.`;
    seen.add(field.key);
    if (field.label.trim() === '' || field.label.length > MAX_LABEL) return `The label of ${field.key} has 1 to ${MAX_LABEL} characters.`;
    if (field.type === 'CHOICE' && (field.options.length < 2 || field.options.length > MAX_OPTIONS || field.options.some((option) => option.trim() === '' || option.length > MAX_LABEL))) return `${field.label} needs 2 to ${MAX_OPTIONS} options.`;
    if (field.type !== 'CHOICE' && field.options.length > 0) return `${field.label} is no choice, so it has no options.`;
  }
  return null;
}

export type CheckedAnswers = { ok: true; answers: FormAnswer[] } | { ok: false; problems: { key: string; message: string }[] };

/** Checks what a customer typed against the form; what they left out of an optional field is no answer. */
export function checkAnswers(form: Form, given: ReadonlyMap<string, string>): CheckedAnswers {
  const answers: FormAnswer[] = [];
  const problems: { key: string; message: string }[] = [];
  for (const field of form.fields) {
    const text = (given.get(field.key) ?? '').trim();
    if (text === '') {
      if (field.required) problems.push({ key: field.key, message: `${field.label} is needed.` });
      continue;
    }
    const checked = valueOf(field, text);
    if ('problem' in checked) problems.push({ key: field.key, message: checked.problem });
    else answers.push({ key: field.key, label: field.label, value: checked.value, detail: DETAILS[field.type] ?? field.label });
  }
  const unknown = [...given.keys()].find((key) => !form.fields.some((field) => field.key === key));
  if (unknown !== undefined) problems.push({ key: unknown.slice(0, 40), message: 'This form has no such field.' });
  if (problems.length === 0 && answers.length === 0) problems.push({ key: form.fields[0]?.key ?? '', message: 'Fill in at least one field.' });
  return problems.length === 0 ? { ok: true, answers } : { ok: false, problems };
}

function valueOf({ type, label, options }: FormField, text: string): { value: string } | { problem: string } {
  const longest = LONGEST[type] ?? 200;
  if (text.length > longest) return { problem: `${label} may have ${longest} characters.` };
  switch (type) {
    case 'TEXT':
    case 'LONG_TEXT':
      return { value: text };
    case 'NUMBER':
      return /^[+-]?\d{1,15}(?:[.,]\d{1,9})?$/.test(text) ? { value: text.replace(',', '.') } : { problem: `${label} is a number, e.g. 12.` };
    case 'AMOUNT':
      return statedAmount(text) !== null && !/\p{L}{5,}/u.test(text.replace(/euros?|dollars?|pounds?/giu, '')) ? { value: text } : { problem: `${label} is an amount, e.g. 49.90 EUR.` };
    case 'DATE':
      return isDate(text) ? { value: text } : { problem: `${label} is a date, written as 2026-05-31.` };
    case 'EMAIL':
      return /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/.test(text) ? { value: text.toLowerCase() } : { problem: `${label} is an e-mail address.` };
    case 'INVOICE':
    case 'ACCOUNT':
      return /^[\p{L}\p{N}][\p{L}\p{N}/_. #-]{0,39}$/u.test(text) && /\d/.test(text) ? { value: text.toUpperCase() } : { problem: `${label} is a number such as INV-1042.` };
    case 'CHOICE': {
      const chosen = options.find((option) => option === text);
      return chosen === undefined ? { problem: `Choose one of the options of ${label}.` } : { value: chosen };
    }
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The answers as the customer's message, one a line. */
export function answersAsText(answers: readonly FormAnswer[]): string {
  return answers.map(({ label, value }) => `${label}: ${value}`).join('\n');
}
