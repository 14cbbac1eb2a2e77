import { redact } from './redact';

/** A fact found in a message, with the customer's words that show it. */
export interface FoundDetail {
  key: 'invoice' | 'amount' | 'date' | 'account' | 'order' | 'e-mail' | 'IBAN' | 'card';
  /** As an agent reads it; bank and card numbers keep their last four digits only. */
  value: string;
  phrase: string;
}

const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const CURRENCY = '(?:€|\\$|£|¥|EUR|USD|GBP|CHF|JPY|PLN|SEK|NOK|DKK|CAD|AUD|euros?|dollars?|pounds?)';
const AMOUNT = '\\d{1,3}(?:[.,\' ]\\d{3})*(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?';

const masked = (digits: string): string => `…${digits.replace(/\s/g, '').slice(-4)}`;
const FINDERS: [FoundDetail['key'], RegExp, (match: RegExpExecArray) => string][] = [
  ['IBAN', /(?<![\p{L}\p{N}])[A-Z]{2}•• •••• [A-Z0-9]{4}/gu, (m) => masked(m[0])],
  ['card', /\[card number removed, ending \d{4}\]/g, (m) => masked(m[0].slice(0, -1))],
  ['e-mail', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, (m) => m[0].toLowerCase()],
  ['invoice', /\b(?:INV|RE|RG|BILL)[-_# ]?\d{2,12}(?:[-/]\d{1,8})*\b|\b(?:invoice|bill)(?: (?:no|nr|number|#))?[.:# ]*((?=[A-Z0-9-]*\d{3})[A-Z]{0,6}[-/]?\d[\dA-Z/-]{2,18})\b/gi, (m) => (m[1] ?? m[0]).toUpperCase().replace(/\s+/g, '-')],
  ['order', /\border(?: (?:no|nr|number|id|#))?[.:# ]*((?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{2,18})\b/gi, (m) => (m[1] ?? m[0]).toUpperCase()],
  ['account', /\b(?:account|customer|client)(?: (?:no|nr|number|id|#))(?: is)?[.:# ]*((?=[A-Z0-9-]*\d{2})[A-Z0-9][A-Z0-9-]{2,18})\b/gi, (m) => (m[1] ?? m[0]).toUpperCase()],
  ['amount', new RegExp(`(?:${CURRENCY})\\s?(?:${AMOUNT})(?!\\d)|(?<![\\d.,-])(?:${AMOUNT})\\s?(?:${CURRENCY})(?!\\p{L})`, 'giu'), (m) => m[0].replace(/\s+/g, ' ').trim()],
  ['date', new RegExp(`\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \\d{4})?\\b|\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b`, 'gi'), (m) => m[0]],
];
const MOST = 20;

/**
 * Facts for whoever takes over: invoice, order and account numbers, amounts, dates, e-mail addresses, and that a bank or
 * card number was given. Each piece of text counts once, as the first kind that claims it.
 */
export function findDetails(written: string): FoundDetail[] {
  const { text } = redact(written.slice(0, 10_000));
  const taken: [number, number][] = [];
  const found: FoundDetail[] = [];
  for (const [key, pattern, valueOf] of FINDERS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some(([from, to]) => start < to && end > from)) continue;
      taken.push([start, end]);
      const value = valueOf(match as RegExpExecArray);
      const phrase = key === 'IBAN' || key === 'card' ? value : match[0].trim();
      if (!found.some((one) => one.key === key && one.value === value)) found.push({ key, value, phrase });
    }
  }
  return found.slice(0, MOST);
}
