import { shapeOf } from '../curated/question-shape';
import { Phrases } from '../text/phrases';
import { tokenize } from '../text/tokenize';
import { findValues, type FoundValue } from './find-values';

/** A sentence of a passage with what stands above it. */
export interface FactSource {
  documentId: string;
  passageId: string;
  /** Its number in the passage, from 0: names its vector. */
  position: number;
  /** Readable, without markup. */
  text: string;
  headingPath: readonly string[];
  /** A table row: "cell — column: cell; column: cell". */
  row: boolean;
}

/** Something a document states about something, as a figure. */
export interface Fact extends FactSource {
  value: FoundValue;
  /** What the figure is of: the nearest of {@link ROLES}, e.g. "fee", "due", "refund". */
  role: string;
  /** Within which time, how long something lasts, how often; for other kinds NONE. */
  frame: 'WITHIN' | 'LASTS' | 'EVERY' | 'NONE';
  /** Content words of the clause, without the figure. */
  terms: ReadonlySet<string>;
  /** Content words of the whole sentence and of the heading over it. */
  context: ReadonlySet<string>;
  /** Plan, period, means of payment, least and most …: facts of different scopes do not contradict each other. */
  scope: readonly string[];
  /** What may be left unsaid, but must not be exchanged: acts and states. */
  loose: readonly string[];
  names: readonly string[];
  words: ReadonlySet<string>;
  /** Other figures of the clause ("from 10 users on"): part of the scope. */
  conditions: readonly string[];
}

/** What figures are of, by the words that name it. The first word names the role. */
const ROLES: readonly (readonly string[])[] = [
  ['discount', 'rebate', 'reduction', 'coupon', 'off'], ['fee', 'surcharge', 'penalty', 'charge', 'fine'], ['price', 'cost', 'costs', 'priced'], ['vat', 'tax', 'gst'], ['deposit'], ['credit'], ['interest'],
  ['trial', 'try'], ['due', 'payable', 'payment term', 'payment terms', 'net', 'pay'], ['refund', 'refunds', 'refunded', 'money back', 'reimburse'], ['notice', 'notice period'], ['cancel', 'cancellation', 'terminate', 'withdraw', 'withdrawal'],
  ['reminder', 'reminders', 'dunning'], ['suspend', 'suspended', 'block', 'blocked', 'locked', 'read-only', 'deactivated'], ['delete', 'deleted', 'erased'], ['keep', 'kept', 'retain', 'retained', 'stored', 'available', 'archive'],
  ['retry', 'retries', 'attempt', 'try again'], ['extend', 'extension', 'extended'], ['respond', 'response', 'reply', 'answer'], ['deliver', 'delivery', 'arrive', 'arrives', 'transfer', 'credited'], ['dispute', 'object', 'objection', 'complaint', 'contest'],
  ['renew', 'renewal', 'renews', 'renewed'], ['upgrade'], ['downgrade'], ['issued', 'sent', 'created', 'generated'], ['valid', 'expires', 'expire', 'validity'], ['commission'], ['limit', 'cap', 'minimum', 'maximum'],
];
const ROLE_WORDS = new Phrases(ROLES.flatMap((words, order) => words.map((word) => [word, { role: words[0] ?? word, order }] as const)));

/** Shown for illustration, or somebody else's: no statement about how things are here. */
const NO_STATEMENT = /\b(?:for example|for instance|e\.g\.|example|such as|suppose|imagine|let['’]s say)\b|[?？]\s*$/i;
const NOT_NAMES = new Set(['net', 'settings', 'billing', 'invoices', 'account']);
/** Groups of question-shape that may be unsaid on one side. */
const LOOSE = new Set(['act', 'state', 'paper']);
const POINTS_BACK = /^(?:it|this|that|they|these|those|the (?:link|amount|period|date|price|fee|rate|discount|credit|code|file|offer|deadline|term))\b/i;
const LONGEST = 600;

/** The facts of a sentence: one for each figure whose role can be told. */
export function extractFacts(source: FactSource): Fact[] {
  if (source.text.length > LONGEST || NO_STATEMENT.test(source.text)) return [];
  return clausesOf(source).flatMap(({ text, lead }) => {
    const values = findValues(text);
    return values.flatMap((value): Fact[] => {
      const role = roleOf(text, value) ?? roleOf(`${lead} ${text}`, { ...value, start: value.start + lead.length + 1, end: value.end + lead.length + 1 });
      return role ? [factOf(source, `${lead} ${mask(text, values)}`.trim(), text, value, values, role)] : [];
    });
  });
}

/** A sentence's statements: parts between semicolons and full conjunctions; each cell of a row together with the row's head. */
function clausesOf({ text, row, headingPath }: FactSource): { text: string; lead: string }[] {
  const heading = headingPath.slice(1).at(-1) ?? '';
  if (row) {
    const [head = '', ...rest] = text.split(' — ');
    const cells = rest.join(' — ').split(/;\s+/);
    return (rest.length > 0 ? cells : text.split(/;\s+/)).map((cell) => ({ text: cell, lead: rest.length > 0 ? `${heading} ${head}` : heading }));
  }
  // "It is valid for 30 days": what "it" is stands before.
  const parts = text.split(/;\s+|,\s+(?:and|but|while|whereas)\s+|\s+whereas\s+/i);
  return parts.map((part, at) => ({ text: part, lead: POINTS_BACK.test(part) ? (parts[at - 1] ?? heading) : '' }));
}

function factOf(source: FactSource, masked: string, clause: string, value: FoundValue, values: readonly FoundValue[], role: string): Fact {
  const shape = shapeOf(masked);
  const above = shapeOf(source.headingPath.slice(1).join('. ')).qualifiers.filter((name) => name.startsWith('plan:') || name.startsWith('period:'));
  // "14 days after" is as good as "within 14 days of"; "before" is another matter.
  const qualifiers = [...new Set([...shape.qualifiers, ...ordinals(masked), ...above])].filter((name) => name !== 'limit:after').sort();
  const others = values.filter((other) => other !== value && other.kind !== value.kind).map((other) => other.text.toLowerCase());
  return {
    ...source,
    value,
    role,
    frame: value.kind === 'DURATION' ? frameOf(clause, value) : 'NONE',
    terms: termsOf(masked),
    context: termsOf(`${source.text} ${source.headingPath.slice(1).at(-1) ?? ''}`),
    scope: qualifiers.filter((name) => !LOOSE.has(name.split(':')[0] ?? '')),
    loose: qualifiers.filter((name) => LOOSE.has(name.split(':')[0] ?? '')),
    names: shape.names.filter((name) => !NOT_NAMES.has(name)),
    words: new Set(`${shape.normalised} ${source.headingPath.join(' ').toLowerCase()}`.match(/[\p{L}\p{N}]+/gu) ?? []),
    conditions: [...new Set([...shape.numbers, ...others])].sort(),
  };
}

const termsOf = (text: string): Set<string> => new Set(tokenize(text).map((token) => token.term).filter((term) => !/^\p{N}/u.test(term)));
const ROLE_TERMS = new Set(ROLES.flat().flatMap((word) => [...termsOf(word)]));

/** True for a word that names a role: it says of what kind a figure is, not of what thing. */
export function namesRole(term: string): boolean {
  return ROLE_TERMS.has(term);
}

/** The clause without its figures: what the figures are of. */
function mask(text: string, values: readonly FoundValue[]): string {
  return [...values].reverse().reduce((masked, value) => `${masked.slice(0, value.start)} ${masked.slice(value.end)}`, text);
}

function ordinals(text: string): string[] {
  return ['second', 'third', 'final', 'each', 'additional', 'extra'].filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(text)).map((word) => `order:${word}`);
}

/** The role whose word stands nearest to the figure. */
function roleOf(text: string, value: Pick<FoundValue, 'start' | 'end' | 'text'>): string | null {
  if (/^net/i.test(value.text)) return 'due';
  let best: { role: string; order: number; distance: number } | null = null;
  for (const { value: named, start, end } of ROLE_WORDS.in(text)) {
    const distance = start >= value.end ? start - value.end : value.start >= end ? value.start - end : 0;
    if (!best || distance < best.distance || (distance === best.distance && named.order < best.order)) best = { ...named, distance };
  }
  return best && best.distance <= 90 ? best.role : null;
}

function frameOf(clause: string, value: FoundValue): Fact['frame'] {
  const before = clause.slice(Math.max(0, value.start - 40), value.start).toLowerCase();
  const after = clause.slice(value.end, value.end + 30).toLowerCase();
  if (/\b(?:every|each|per)\s*$/.test(before)) return 'EVERY';
  if (/\b(?:takes?|lasts?|runs?|for|during|over)\s+(?:up to\s+|about\s+|around\s+|at least\s+|the first\s+|another\s+)?$/.test(before) || /^[\s-]*(?:long\b|free\b|trial\b)/.test(after) || /-/.test(value.text)) return 'LASTS';
  if (/^\s*net/i.test(value.text) || /\b(?:within|in|until|up to|no later than|at least|at most|not later than|after|period (?:is|of)|term (?:is|of)|terms (?:are|of)|notice (?:is|of)|least|due|are|is|with|of)\s*$/.test(before) || /^\s*(?:after|before|from|of|to|['’]?s?\s*notice|in advance|ago|later|prior)/.test(after)) return 'WITHIN';
  return 'LASTS';
}
