import { collapse } from '../load/normalise';
import { inlineText } from '../load/inline-text';
import { tokenize } from '../text/tokenize';
import { BILLING_SYNONYMS, indexSynonyms } from '../text/synonyms';
import { commits, isWeighty, speaksAsPerson, ungrantedWords } from './claims';
import { figuresOf, figuresSupported } from './figures';
import { touchesForbidden, type ForbiddenTopic } from './forbidden-topics';
import { hidesSomething, speaksToMachine } from './neutralise';
import type { Claim } from './read-sentences';
import { verbatimQuote, type ShownPassage } from './shown-passage';

/** Why a sentence of a model was not shown to anybody. */
export type DropReason =
  | 'EMPTY' | 'TOO_LONG' | 'NO_SUCH_PASSAGE' | 'QUOTE_NOT_VERBATIM' | 'MARKUP' | 'NUMBER' | 'ADDRESS' | 'NAME' | 'NEGATION' | 'PROMISE' | 'SPEAKS_AS_PERSON' | 'QUESTION'
  | 'UNSUPPORTED' | 'INSTRUCTION' | 'FORBIDDEN' | 'LANGUAGE' | 'FOLLOWS_A_DROPPED_ONE';

/** What became of a sentence: shown, with exactly what stands in the document, or dropped. */
export type Verdict = { held: true; text: string; quote: string; passage: ShownPassage } | { held: false; why: DropReason };

const LONGEST_SENTENCE = 500;
const LONGEST_QUOTE = 1_200;
/** Share of a sentence's content words that its evidence must hold; all but a slip of them where it commits the company. */
const SUPPORT = 0.6;
const SUPPORT_OF_COMMITMENT = 0.85;

const ADDRESS = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)*|\b(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\b(?:\/\S*)?|\b(?:mailto|tel|javascript|data):\S+|@\w{2,}|\b\w+(?:\s*[[({]\s*(?:dot|at|punkt|point)\s*[\])}]\s*|\s+dot\s+)\w+/giu;
const MONTH = /\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b/giu;
const NEGATION = /\b(?:not?|never|cannot|can't|won't|don't|doesn't|isn't|aren't|wasn't|weren't|hasn't|haven't|didn't|wouldn't|shouldn't|without|unless|none|neither|nor|kein\w*|nicht|niemals|ohne|ne|pas|jamais|sans|nunca|sin|non|senza|não|sem|niet|geen|zonder)\b/iu;
// Only what means the same both ways proves anything: "money" finds refunds, but says nothing of them.
const SYNONYMS = indexSynonyms(BILLING_SYNONYMS.filter((line) => !line.includes('>')));
/** Words of talking, which assert nothing of their own. */
const NEUTRAL: ReadonlySet<string> = new Set(
  tokenize(
    'yes no note means mean available possible see find use make take give go open choose follow following first next step case usual apply applies happens include includes receive receives appear appears locate located show shown ' +
      'display view select press enter answer question help please simply directly instead depends depending based whole part kind type way example same different several both normally usually generally currently additional certain relevant ' +
      'respective according regarding already still later again here place possible necessary required needed order get allow allows let start begin end occur exist remain remains keep kept hold stand come comes come bring',
  ).map((token) => token.term),
);

/** What a check needs to know beside sentence and passages. */
export interface CheckContext {
  /** ISO 639-1 of the documents; null when undecided. */
  documentLanguage: string | null;
  /** Subjects that are not written about. */
  forbidden: readonly ForbiddenTopic[];
  /** The sentence in the language of the documents, where the answer is in another: a translation made apart. */
  translated?: string;
}

/**
 * Checks a sentence against what it says it rests on, before anybody sees it. The passage is one of this turn's; the quote
 * stands in it word for word; every number, date, amount, percentage, address and name of the sentence stands in the quote;
 * it says neither more nor the opposite; and what commits the company is granted by the quote itself.
 */
export function checkSentence(claim: Claim, shown: readonly ShownPassage[], context: CheckContext): Verdict {
  const checked = context.translated ?? claim.text;
  const passage = shown[claim.passage - 1];
  if (!passage) return { held: false, why: 'NO_SUCH_PASSAGE' };
  if (claim.text.length > LONGEST_SENTENCE || claim.quote.length > LONGEST_QUOTE || checked.length > LONGEST_SENTENCE) return { held: false, why: 'TOO_LONG' };
  const text = withoutLead(collapse(claim.text));
  if (text === '') return { held: false, why: 'EMPTY' };
  const quote = verbatimQuote(claim.quote, passage);
  if (quote === null) return { held: false, why: 'QUOTE_NOT_VERBATIM' };
  const why = formOf(text) ?? factsOf(text, quote) ?? (checked === claim.text ? null : factsOf(checked, quote)) ?? meaningOf(withoutLead(collapse(checked)), quote, passage, shown, context);
  if (!why && touchesForbidden(text, context.forbidden)) return { held: false, why: 'FORBIDDEN' };
  return why ? { held: false, why } : { held: true, text, quote, passage };
}

/** "Yes," answers the question, which nothing here can prove; the sentence behind it stands by itself. */
function withoutLead(text: string): string {
  const rest = text.replace(/^(?:yes|no|yeah|sure|of course|certainly|absolutely|ja|nein|oui|non|sí|si|sim|não|nee)\b\s*[,.!:;–-]\s*/iu, '');
  return rest === text ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What no sentence may look like, whatever it says. */
function formOf(text: string): DropReason | null {
  if (hidesSomething(text) || /[<>`|\\{}]|\]\s*\(|!\[|^\s*#|\*\*|&[a-z#0-9]+;/iu.test(text)) return 'MARKUP';
  if (/(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}+/u.test(text)) return 'MARKUP';
  if (/[?？؟]/.test(text)) return 'QUESTION';
  if (speaksToMachine(text)) return 'INSTRUCTION';
  return null;
}

/** What must stand in the quote letter by letter. */
function factsOf(text: string, quote: string): DropReason | null {
  const said = `${quote} ${inlineText(quote)}`.normalize('NFKC').toLowerCase();
  const plain = text.normalize('NFKC');
  for (const [found] of plain.toLowerCase().matchAll(ADDRESS)) if (!said.includes(found.replace(/[.,;:!?)]+$/, ''))) return 'ADDRESS';
  if (!figuresSupported(plain, said)) return 'NUMBER';
  for (const [found] of plain.toLowerCase().matchAll(MONTH)) if (!said.includes(found)) return 'NUMBER';
  for (const sign of plain.match(/[%€$£¥@#]/g) ?? []) if (!said.includes(sign)) return 'NUMBER';
  // Ids and codes: long runs without a vowel pattern of a word are caught as names or numbers; these by their shape.
  for (const [code] of plain.matchAll(/\b[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+){2,}\b|\b[A-F0-9a-f]{16,}\b/gu)) if (!said.includes(code.toLowerCase())) return 'NAME';
  return null;
}

function meaningOf(text: string, quote: string, passage: ShownPassage, shown: readonly ShownPassage[], { documentLanguage }: CheckContext): DropReason | null {
  const readable = inlineText(quote);
  if (speaksAsPerson(text, readable)) return 'SPEAKS_AS_PERSON';
  if (ungrantedWords(text, readable) !== null) return 'PROMISE';
  if (NEGATION.test(text) !== NEGATION.test(readable)) return 'NEGATION';
  const heading = passage.headingPath.join(' ');
  // German and others capitalise more than names.
  if ((documentLanguage ?? 'en') === 'en' && hasStrangeName(text, `${readable} ${heading}`)) return 'NAME';
  return supportOf(text, readable, heading, shown);
}

/** A capitalised word inside an English sentence is a name; a name has to come from somewhere. */
function hasStrangeName(text: string, known: string): boolean {
  const words = new Set(known.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return [...text.matchAll(/(?<=[\p{L}\p{N},;)"']\s+)\p{Lu}[\p{L}\p{N}]*/gu)].some(([name]) => !words.has(name.toLowerCase()) && !words.has(name.toLowerCase().replace(/s$/, '')));
}

/**
 * How much of the sentence its evidence says. Words of the question prove nothing: whoever asks chooses them. A word that
 * stands neither in the evidence nor anywhere in what was found is not the company's at all.
 */
function supportOf(text: string, quote: string, heading: string, shown: readonly ShownPassage[]): DropReason | null {
  const evidence = termsOf(quote);
  const around = termsOf(heading);
  const found = termsOf(shown.map((passage) => passage.text).join('\n'));
  const binding = commits(text);
  const own = [...new Set(tokenize(text).map((token) => token.term))].filter((term) => !NEUTRAL.has(term) && !/^\p{N}/u.test(term)); // numbers have a check of their own
  const inQuote = own.filter((term) => holds(evidence, term)).length;
  // One word in common is chance, unless a figure comes with it.
  if (inQuote === 0 || (inQuote === 1 && figuresOf(text).length === 0)) return 'UNSUPPORTED';
  let support = 0;
  for (const term of own) {
    if (holds(evidence, term)) support += 1;
    else if (isWeighty(term) && (binding || !holds(around, term))) return binding ? 'PROMISE' : 'UNSUPPORTED';
    else if (holds(around, term)) support += 1;
    else if (!found.has(term)) return 'UNSUPPORTED';
  }
  return support / own.length >= (binding ? SUPPORT_OF_COMMITMENT : SUPPORT) ? null : binding ? 'PROMISE' : 'UNSUPPORTED';
}

function holds(terms: ReadonlySet<string>, term: string): boolean {
  return terms.has(term) || (SYNONYMS.get(term) ?? []).some((synonym) => terms.has(synonym));
}

function termsOf(text: string): Set<string> {
  return new Set(tokenize(text).map((token) => token.term));
}
