/** A figure in a text, in a unit in which it can be compared. */
export interface FoundValue {
  kind: 'AMOUNT' | 'PERCENT' | 'DURATION' | 'DATE';
  /** ISO 4217 code, "%", "day", or "date". */
  unit: string;
  /** Least and greatest it can mean: one number where it is one; "1 month" is 28 to 31 days, "5 to 7 days" is 5 to 7. */
  from: number;
  to: number;
  /** As written. */
  text: string;
  start: number;
  end: number;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR', eur: 'EUR', euro: 'EUR', euros: 'EUR', $: 'USD', usd: 'USD', dollar: 'USD', dollars: 'USD', 'us$': 'USD', '£': 'GBP', gbp: 'GBP', pound: 'GBP', pounds: 'GBP',
  '¥': 'JPY', jpy: 'JPY', chf: 'CHF', franc: 'CHF', francs: 'CHF', pln: 'PLN', sek: 'SEK', nok: 'NOK', dkk: 'DKK', cad: 'CAD', aud: 'AUD',
};
const MONEY_SIGN = '(?:US\\$|€|\\$|£|¥|EUR|USD|GBP|CHF|JPY|PLN|SEK|NOK|DKK|CAD|AUD)';
const MONEY_WORD = '(?:€|\\$|£|¥|EUR|USD|GBP|CHF|JPY|PLN|SEK|NOK|DKK|CAD|AUD|euros?|dollars?|pounds?|francs?)';
const NUMBER = '\\d{1,3}(?:[ ,.’\']\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?';
const WORDS: Readonly<Record<string, number>> = { one: 1, a: 1, an: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fourteen: 14, fifteen: 15, twenty: 20, thirty: 30, forty: 40, 'forty-five': 45, fifty: 50, sixty: 60, ninety: 90 };
const COUNT = `(?:\\d{1,4}|${Object.keys(WORDS).filter((word) => word.length > 2).join('|')})`;
/** Days of a unit, least and greatest. A business day is a unit of its own: it is no calendar day. */
const UNITS: Readonly<Record<string, { unit: string; from: number; to: number }>> = {
  minute: { unit: 'minute', from: 1, to: 1 }, hour: { unit: 'day', from: 1 / 24, to: 1 / 24 }, day: { unit: 'day', from: 1, to: 1 }, week: { unit: 'day', from: 7, to: 7 },
  month: { unit: 'day', from: 28, to: 31 }, year: { unit: 'day', from: 365, to: 366 },
};
const TIME_UNIT = '(minutes?|hours?|(?:(?:business|working|calendar)[ -])?days?|weeks?|months?|years?)';
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = '(January|February|March|April|May|June|July|August|September|October|November|December)';

const AMOUNT = new RegExp(`(${MONEY_SIGN})\\s?(${NUMBER})(?![\\d%])|(?<![\\d.,])(${NUMBER})\\s?(${MONEY_WORD})(?!\\p{L})`, 'giu');
const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|per cent\b)/giu;
const DURATION = new RegExp(`(?<![\\p{L}\\p{N}.,])(?:(${COUNT})(?:\\s?(?:-|–|to|and)\\s?(${COUNT}))?)[\\s-]${TIME_UNIT}(?!\\p{L})`, 'giu');
const NET = /(?<![\p{L}\p{N}])net[ -]?(\d{1,3})(?!\d)/giu;
const DATE = new RegExp(`(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)|(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? (\\d{4}))?|${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (\\d{4}))?`, 'gu');

/** Amounts, percentages, durations and dates of a text, in its order. */
export function findValues(text: string): FoundValue[] {
  const values: FoundValue[] = [];
  const add = (match: RegExpMatchArray, value: Pick<FoundValue, 'kind' | 'unit' | 'from' | 'to'> | null): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (value && !values.some((other) => start < other.end && end > other.start)) values.push({ ...value, text: match[0], start, end });
  };
  for (const match of text.matchAll(DATE)) add(match, dateOf(match));
  for (const match of text.matchAll(AMOUNT)) {
    const unit = CURRENCIES[(match[1] ?? match[4] ?? '').toLowerCase()];
    const amount = plainNumber(match[2] ?? match[3] ?? '');
    add(match, unit === undefined ? null : { kind: 'AMOUNT', unit, from: amount, to: amount });
  }
  for (const match of text.matchAll(PERCENT)) add(match, { kind: 'PERCENT', unit: '%', from: plainNumber(match[1] ?? ''), to: plainNumber(match[1] ?? '') });
  for (const match of text.matchAll(NET)) add(match, { kind: 'DURATION', unit: 'day', from: Number(match[1]), to: Number(match[1]) });
  for (const match of text.matchAll(DURATION)) add(match, durationOf(match));
  return values.sort((a, b) => a.start - b.start);
}

function durationOf(match: RegExpMatchArray): Pick<FoundValue, 'kind' | 'unit' | 'from' | 'to'> | null {
  const [, first = '', second = first, words = ''] = match;
  const business = /^(?:business|working)/i.test(words);
  const unit = UNITS[words.toLowerCase().replace(/^(?:business|working|calendar)[ -]/, '').replace(/s$/, '')];
  if (!unit) return null;
  const [a, b] = [countOf(first), countOf(second)];
  return { kind: 'DURATION', unit: business ? 'business day' : unit.unit, from: Math.min(a, b) * unit.from, to: Math.max(a, b) * unit.to };
}

/** Days since 1970 where a year is named; without one, day 1 to 366 of a year of its own kind ("date in a year"). */
function dateOf(match: RegExpMatchArray): Pick<FoundValue, 'kind' | 'unit' | 'from' | 'to'> | null {
  const [, isoYear, isoMonth, isoDay, dayA, monthA, yearA, monthB, dayB, yearB] = match;
  const year = Number(isoYear ?? yearA ?? yearB ?? 0);
  const month = isoMonth ? Number(isoMonth) - 1 : MONTHS.indexOf((monthA ?? monthB ?? '').toLowerCase());
  const day = Number(isoDay ?? dayA ?? dayB ?? 0);
  if (month < 0 || month > 11 || day < 1 || day > 31) return null;
  const value = year > 0 ? Date.UTC(year, month, day) / 86_400_000 : month * 31 + day;
  return { kind: 'DATE', unit: year > 0 ? 'date' : 'date in a year', from: value, to: value };
}

function countOf(word: string): number {
  return WORDS[word.toLowerCase()] ?? Number(word);
}

/** "1,234.50", "1.234,50" and "1 234" as numbers; a last group of three digits is thousands. */
function plainNumber(text: string): number {
  const digits = text.replace(/[ ’']/g, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const decimals = last >= 0 ? digits.length - last - 1 : 0;
  if (last < 0 || decimals === 3) return Number(digits.replace(/[.,]/g, ''));
  return Number(`${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`);
}
