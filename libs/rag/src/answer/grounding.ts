import { collapse } from '../load/normalise';
import { inlineText } from '../load/inline-text';
import type { Scored } from '../retrieve/rank';
import { tokenize } from '../text/tokenize';

/** A sentence of a model's answer and what it says it rests on. */
export interface Claim {
  text: string;
  /** 1-based number of the passage shown. */
  passage: number;
  quote: string;
}

const LONGEST_SENTENCE = 600;
const NUMBER = /\p{N}+(?:[.,:/-]\p{N}+)*/gu;
const NUMBER_WORD = /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million|half|twice|double)\b/giu;
const MONTH = /\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/giu;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]+\.(?:com|net|org|io|example|co|dev|app|eu|de|uk)\b/giu;
const NEGATION = /\b(?:not?|never|cannot|can't|won't|don't|doesn't|isn't|aren't|without|unless|none)\b/i;

/**
 * The sentences that hold: the quote stands verbatim (white space aside) in the passage it names, every number, date and
 * address of the sentence occurs in that quote, and sentence and quote speak of the same thing. Quotes come back exactly
 * as they stand in the document.
 */
export function checkSentences(claims: readonly Claim[], passages: readonly Scored[], question: string): Claim[] {
  return claims.flatMap((claim) => {
    const source = passages[claim.passage - 1]?.source;
    const quote = source === undefined ? null : verbatim(claim.quote, source);
    const text = collapse(claim.text);
    return quote !== null && text !== '' && text.length <= LONGEST_SENTENCE && supported(text, quote, question) ? [{ ...claim, text, quote }] : [];
  });
}

/** The slice of the source that reads like the quote, or null. */
function verbatim(quote: string, source: string): string | null {
  const words = quote.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2 && quote.length < 4) return null;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  return new RegExp(pattern, 'u').exec(source)?.[0] ?? null;
}

function supported(text: string, quote: string, question: string): boolean {
  const said = `${quote} ${inlineText(quote)}`.toLowerCase();
  const numbers = new Set(said.match(NUMBER)?.map(plain));
  for (const number of text.match(NUMBER) ?? []) if (!numbers.has(plain(number))) return false;
  for (const pattern of [NUMBER_WORD, MONTH, ADDRESS]) {
    for (const found of text.toLowerCase().match(pattern) ?? []) if (!said.includes(found.replace(/[.,;:!?)]+$/, ''))) return false;
  }
  for (const sign of text.match(/[%€$£¥]/g) ?? []) if (!said.includes(sign)) return false;
  if (/[<>]|\]\(/.test(text)) return false;
  if (NEGATION.test(text) !== NEGATION.test(said)) return false;
  const evidence = new Set(tokenize(said).map((token) => token.term));
  const asked = new Set(tokenize(question).map((token) => token.term));
  const own = tokenize(text).map((token) => token.term);
  const shared = own.filter((term) => evidence.has(term)).length;
  const known = own.filter((term) => evidence.has(term) || asked.has(term)).length;
  return own.length === 0 || (shared > 0 && known / own.length >= 0.4);
}

/** "1,000.50" and "1000.50" are the same number. */
function plain(number: string): string {
  return number.replace(/,(?=\d{3}\b)/g, '');
}
