import { collapse, normaliseText } from '../load/normalise';
import { Phrases } from '../text/phrases';
import { tokenize } from '../text/tokenize';

/**
 * What makes two questions different although they sound alike. Two questions mean the same only if all of it agrees;
 * likeness of meaning and words decides the rest (`match-curated.ts`).
 */
export interface QuestionShape {
  /** The question reduced to its letters and digits, without greeting and thanks: equal means asked word for word. */
  normalised: string;
  /** Content words, stemmed. */
  terms: ReadonlySet<string>;
  /** "not", "without", "can't" … turn the answer round. */
  negated: boolean;
  /** Figures of the question, in order of size: "Net 30" is not "Net 60". */
  numbers: readonly string[];
  /** Plans, periods, means of payment, months …: one of them exchanged asks something else. As group:member, sorted. */
  qualifiers: readonly string[];
  /** Words written as names, lower case. */
  names: readonly string[];
  /** Every word, lower case. */
  words: ReadonlySet<string>;
  /** What is asked for: a time, an amount, a reason, a person, or a way or thing (OTHER). */
  asks: 'TIME' | 'AMOUNT' | 'REASON' | 'PERSON' | 'OTHER';
}

const GREETING = /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo)(?: (?:there|team|all|everyone|support|sir|madam))?[\s,.!:-]*)+/i;
const FAREWELL = /(?:[\s,.!-]*(?:many thanks|thanks(?: (?:a lot|so much|in advance))?|thank you(?: (?:so|very) much)?|please|pls|cheers|thx|regards))+[\s,.!]*$/i;
const OPENING = /^(?:please |pls |quick question[:,]? |question[:,]? |i (?:just )?(?:want|wanted|would like|need) to know[:,]? |(?:can|could) you (?:please )?tell me[:,]? |do you know )/i;

const NEGATION = /\b(?:not|never|no|none|cannot|without|unable|nobody|neither|nor|\p{L}+n['’]t|cant|wont|dont|doesnt|isnt|didnt)\b/iu;
const NUMBER = /\p{N}+(?:[.,]\p{N}+)*/gu;
const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Words that exchange for one another within their group and change the answer. The name a group's member counts under comes first. */
const GROUPS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  plan: [['basic'], ['starter'], ['free'], ['pro', 'professional'], ['premium'], ['plus'], ['enterprise'], ['standard'], ['lite'], ['trial'], ['personal', 'private'], ['student'], ['nonprofit', 'charity', 'charities']],
  period: [['monthly', 'month', 'months'], ['yearly', 'annual', 'annually', 'year', 'years'], ['quarterly', 'quarter'], ['weekly', 'week', 'weeks'], ['daily', 'day', 'days']],
  means: [['visa'], ['mastercard'], ['amex', 'american express'], ['paypal'], ['sepa', 'direct debit'], ['wire', 'bank transfer'], ['cheque', 'check'], ['crypto', 'bitcoin'], ['cash'], ['apple pay'], ['google pay'], ['ideal'], ['klarna'], ['stripe'], ['debit card'], ['credit card'], ['prepaid']],
  currency: [['euro', 'euros', 'eur'], ['dollar', 'dollars', 'usd'], ['pound', 'pounds', 'gbp'], ['franc', 'francs', 'chf'], ['yen', 'jpy']],
  act: [['upgrade', 'upgrading'], ['downgrade', 'downgrading'], ['enable', 'activate', 'turn on', 'switch on'], ['disable', 'deactivate', 'turn off', 'switch off'], ['add', 'adding'], ['remove', 'delete', 'removing', 'deleting'], ['increase', 'raise'], ['decrease', 'reduce', 'lower'], ['start', 'begin'], ['cancel', 'cancelling', 'stop', 'terminate', 'quit'], ['pause', 'pausing'], ['renew', 'renewing'], ['buy', 'purchase'], ['sell'], ['send'], ['receive']],
  limit: [['before'], ['after'], ['first'], ['last'], ['minimum', 'least'], ['maximum', 'most'], ['early'], ['late']],
  state: [['paid'], ['overdue', 'unpaid', 'outstanding'], ['declined', 'failed', 'rejected'], ['expired'], ['cancelled', 'canceled']],
  month: ['january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december'].map((name) => [name]),
  paper: [['invoice', 'invoices', 'bill', 'bills'], ['receipt', 'receipts'], ['quote', 'quotes', 'quotation'], ['credit note', 'credit notes'], ['reminder', 'reminders', 'dunning'], ['statement', 'statements'], ['purchase order', 'purchase orders']],
};
/** Often left out or said otherwise ("late" for "overdue"): these differ only when one member stands in the other's place. */
const LOOSE_GROUPS = new Set(['paper', 'period', 'limit', 'state']);
const MEMBERS = new Phrases(
  Object.entries(GROUPS).flatMap(([group, members]) =>
    members.flatMap((words) => words.flatMap((word) => [word, ...(group === 'limit' ? [] : [`${word}s`])].map((form) => [form, `${group}:${words[0] ?? ''}`] as const))),
  ),
);
/** Written with a capital although no sentence begins there: a name. "I" and "VAT"-like abbreviations of the trade are no names. */
const NAME = /(?<=[\p{Ll}\p{N},;:)] )\p{Lu}[\p{L}\p{N}]+/gu;
const NO_NAMES = new Set(['i', 'vat', 'gst', 'tax', 'id', 'pdf', 'csv', 'iban', 'bic', 'faq', 'po', 'url', 'ok', 'invoice', 'invoices', 'billing', 'plan', 'account']);

/** Reads what tells a question from its neighbours. */
export function shapeOf(raw: string): QuestionShape {
  const text = collapse(normaliseText(raw));
  const bare = strip(text);
  const lower = bare.toLowerCase();
  const words = NUMBER_WORDS.flatMap((word, value) => (value > 1 && new RegExp(`\\b${word}\\b`).test(lower) ? [String(value)] : []));
  const numbers = [...new Set([...(lower.match(NUMBER) ?? []).map((number) => number.replace(/,(?=\d{3}\b)/g, '')), ...words])].sort();
  const groups = MEMBERS.in(bare).map(({ value }) => value);
  const names = (bare.match(NAME) ?? []).map((name) => name.toLowerCase()).filter((name) => !NO_NAMES.has(name) && MEMBERS.in(name).length === 0);
  return {
    normalised: normalisedQuestion(raw),
    terms: new Set(tokenize(bare).map((token) => token.term)),
    negated: NEGATION.test(bare),
    numbers,
    qualifiers: [...new Set(groups)].sort(),
    names,
    words: new Set(lower.match(/[\p{L}\p{N}]+/gu) ?? []),
    asks: asksFor(lower),
  };
}

/** The letters and digits of a question, lower case, without greeting and thanks: what is compared for equality and indexed. */
export function normalisedQuestion(raw: string): string {
  return strip(collapse(normaliseText(raw))).normalize('NFKC').toLowerCase().replace(/['’]/g, '').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}

function strip(text: string): string {
  const bare = text.replace(GREETING, '').replace(OPENING, '').replace(FAREWELL, '').trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare : text;
}

function asksFor(lower: string): QuestionShape['asks'] {
  if (/\b(?:why|how come|for what reason|what(?:'s| is) the reason)\b/.test(lower)) return 'REASON';
  if (/\bwho(?:m|se)?\b/.test(lower)) return 'PERSON';
  if (/(?:^|[,.;:!?]\s*|\b(?:and|until|by|since|from) )when\b|\b(?:how (?:long|soon|fast|quickly)|how many (?:hours|days|weeks|months|years)|deadline|what (?:date|day|time))\b/.test(lower)) return 'TIME';
  if (/\b(?:how (?:much|many)|what (?:does .{0,60}cost|is the (?:price|cost|fee|amount))|how (?:high|big|expensive))\b/.test(lower)) return 'AMOUNT';
  return 'OTHER';
}

/** Why an entry's question and a customer's are not the same, however alike they sound. */
export type Difference = 'NEGATION' | 'NUMBERS' | 'QUALIFIERS' | 'ASKS_SOMETHING_ELSE';

/** The first difference that changes the answer, or null. */
export function differenceOf(asked: QuestionShape, entry: QuestionShape): Difference | null {
  if (asked.negated !== entry.negated) return 'NEGATION';
  if (asked.numbers.join(' ') !== entry.numbers.join(' ')) return 'NUMBERS';
  if (!sameQualifiers(asked.qualifiers, entry.qualifiers)) return 'QUALIFIERS';
  if (asked.names.some((name) => !entry.words.has(name)) || entry.names.some((name) => !asked.words.has(name))) return 'QUALIFIERS';
  if (asked.asks !== entry.asks) return 'ASKS_SOMETHING_ELSE';
  return null;
}

function sameQualifiers(a: readonly string[], b: readonly string[]): boolean {
  const extraA = a.filter((name) => !b.includes(name));
  const extraB = b.filter((name) => !a.includes(name));
  const strict = (name: string) => !LOOSE_GROUPS.has(name.split(':')[0] ?? '');
  if (extraA.some(strict) || extraB.some(strict)) return false;
  return [...LOOSE_GROUPS].every((group) => !extraA.some((name) => name.startsWith(`${group}:`)) || !extraB.some((name) => name.startsWith(`${group}:`)));
}
