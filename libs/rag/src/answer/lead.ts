import type { SearchResult } from '../retrieve/search';
import { tokenize } from '../text/tokenize';
import { askedTypes } from './answer-type';
import type { RankedSentence } from './rank-sentences';
import { SENTENCE_FEATURES } from './sentence-features';

/** A question that wants yes or no about what is possible, allowed or so. Alternatives ("card or transfer?") have neither. */
const ASKS_WHETHER = /^(?:(?:hi|hey|hello|so|and|but|please|ok)[, ]+)*(?:can|could|may|do|does|is|are|will)\b(?!.*\b(?:or|not|n['’]t|how|when|why|where|which|what|who)\b)/i;
/** Words under which neither a plain yes nor a plain no is granted. */
const CONDITIONAL = /\b(?:if|unless|only|except|until|when|where|usually|often|some|may|might|depends|but|however|although|once|without|before|after|yet|as long as|instead|not only|otherwise|also|can(?:not)? be \w+ (?:once|twice))\b/i;
const DENIED = /\b(?:cannot|can't|can not|do not|don't|does not|doesn't|is not|isn't|are not|aren't|not (?:possible|available|accepted|supported|allowed|offered|included|charged)|never|no longer)\b/i;
/** A denial with what it denies. */
const DENIAL = new RegExp(`${DENIED.source}(?:\\s+\\S+){0,2}`, 'gi');
const GRANTED = /\b(?:can|you may|is possible|are possible|is available|are available|we accept|accepts?|is included|are included|is supported|are supported|is allowed|are allowed|we offer|offers?|works? as well)\b/i;
const NEGATIVE = /\b(?:not?|never|none|nothing|neither|without|cannot|can't|n['’]t)\b/i;

const MONEY = /(?:[€$£¥]\s?\d[\d.,]*\d|[€$£¥]\s?\d|\d+(?:[.,]\d+)?\s?(?:%|percent|per cent))/g;
const COUNT = '(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)';
const TIME = new RegExp(`\\b${COUNT}(?: (?:to|or|and|–|-) ${COUNT})?[ -](?:(?:working|business|calendar|more|further) )?(?:minute|hour|day|week|month|year)s?\\b`, 'gi');

/** A sentence shorter than this tells its figure at a glance. */
const GLANCE = 90;
/** Share of the question's known words that sentence and headings must hold before yes or no is said. */
const COVERED = 0.75;

/**
 * What stands in front of an answer: "Yes: " or "No: " where the sentence grants or denies what was asked without a
 * condition, the amount or time where exactly one is stated in a long sentence, "Here is how:" before steps. Empty otherwise.
 */
export function leadFor(result: SearchResult, best: RankedSentence, isList: boolean): string {
  const sentence = best.passage.sentences[best.at];
  if (!sentence) return '';
  const wanted = askedTypes(result.question.text);
  if (isList) return wanted.has('STEPS') && best.passage.sentences.some((one) => one.ordinal !== undefined) ? 'Here is how:\n\n' : '';
  if (sentence.kind === 'row' || sentence.kind === 'code') return '';
  if (ASKS_WHETHER.test(result.question.text)) return whether(result, best, sentence.text);
  if (sentence.text.length < GLANCE) return '';
  const only = (pattern: RegExp) => {
    const found = [...new Set(sentence.text.match(pattern))];
    return found.length === 1 ? `${capitalised(found[0] ?? '')}: ` : '';
  };
  if (/\bhow (?:much|high|expensive)\b|\bwhat (?:does|do|is the (?:price|fee|cost)).*\b(?:cost|price|fee)\b/i.test(result.question.text)) return only(MONEY);
  return /\bhow (?:long|many days|soon|fast|quickly)\b/i.test(result.question.text) ? only(TIME) : '';
}

function whether(result: SearchResult, best: RankedSentence, text: string): string {
  const missing = best.features[SENTENCE_FEATURES.indexOf('tail')] ?? 1;
  if (1 - missing < COVERED || result.weighed.unknownShare > 0 || CONDITIONAL.test(text) || /[;]/.test(text) || !sharesVerb(result, text)) return '';
  // "Viewers can download invoices and do not use a seat" grants one thing and denies another.
  if (DENIED.test(text)) return GRANTED.test(text.replace(DENIAL, ' ')) ? '' : 'No: ';
  return GRANTED.test(text) && !NEGATIVE.test(text) ? 'Yes: ' : '';
}

/** The sentence itself, not merely its heading, speaks of at least half of what was asked. */
function sharesVerb(result: SearchResult, text: string): boolean {
  const own = new Set(tokenize(text).map((token) => token.term));
  const asked = [...new Set(result.question.tokens.map((token) => token.term))];
  return asked.length > 0 && asked.filter((term) => own.has(term)).length / asked.length >= 0.5;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
