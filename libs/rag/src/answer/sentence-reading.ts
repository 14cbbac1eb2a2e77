import { Remembered } from '../text/remembered';
import { tokenize } from '../text/tokenize';
import { type AnswerType, statedTypes } from './answer-type';

/** What a sentence's words alone tell, whatever is asked. */
export interface SentenceReading {
  /** Content words as indexed, in order. */
  terms: readonly string[];
  set: ReadonlySet<string>;
  /** Neighbouring content words, see {@link pairsOf}. */
  pairs: ReadonlySet<string>;
  stated: ReadonlySet<AnswerType>;
  question: boolean;
  pointer: boolean;
  /** It leans on the sentence before. */
  leans: boolean;
  negated: boolean;
  /** About the page, not about its subject. */
  meta: boolean;
}

const POINTER = /^(?:note:\s*)?(?:for (?:more|further) (?:information|details)|(?:see|refer to|learn more|read more)\b|this page\b)/i;
const LEANS = /^(?:this|that|these|those|it|they|however|but|otherwise|instead|then|also|in this case|if none)\b/i;
const NEGATED = /\b(?:not?|never|cannot|can't|don't|doesn't|none|nothing|without|unless)\b/i;
const META = /\b(?:this (?:page|section|article|guide|document|chapter)|(?:explained|described|listed) (?:in|on|under|below)|read on)\b/i;

/** The same sentences come up in question after question; some 2 KB each. */
const readings = new Remembered<string, SentenceReading>(read, 3_000);

export function readingOf(sentence: string): SentenceReading {
  return readings.of(sentence);
}

/** Neighbouring content words, in either order. */
export function pairsOf(terms: readonly string[]): Set<string> {
  return new Set(terms.slice(1).map((term, at) => [term, terms[at] ?? ''].sort().join(' ')));
}

function read(text: string): SentenceReading {
  const terms = tokenize(text).map((token) => token.term);
  return {
    terms,
    set: new Set(terms),
    pairs: pairsOf(terms),
    stated: statedTypes(text),
    question: /[?？]$/.test(text),
    pointer: POINTER.test(text),
    leans: LEANS.test(text),
    negated: NEGATED.test(text),
    meta: META.test(text),
  };
}
