import { LOWEST_CURATED_THRESHOLD, normalisedQuestion } from '@chatref/rag';
import { Refusal } from '../../common/errors';
import { cleanText, normaliseText } from '../../common/text';
import { checkUrl } from '../source-url';
import type { CuratedAnswerInput } from './curated.type';

/** As long as a document's title may be. */
const LONGEST_QUESTION = 200;
const LONGEST_ANSWER = 4_000;
const MOST_ALTERNATIVES = 30;

/** One way of asking: as written, and reduced to what is compared. */
export interface Phrase {
  text: string;
  normalised: string;
}

/** An entry whose parts are fit to be stored. */
export interface CheckedCurated {
  /** The question first. */
  phrases: Phrase[];
  answer: string;
  sourceUrl: string | null;
  threshold: number | null;
  enabled: boolean;
}

/**
 * Reads an entry; alternatives that are blank or say the same again are left out.
 * @throws Refusal INVALID or TOO_LARGE, naming the field
 */
export function checkCurated(input: CuratedAnswerInput): CheckedCurated {
  const alternatives = (input.alternatives ?? []).filter((text) => normaliseText(text) !== '');
  if (alternatives.length > MOST_ALTERNATIVES) throw new Refusal('TOO_LARGE', `An entry may have at most ${MOST_ALTERNATIVES} other ways of asking.`, { field: ['alternatives'] });
  const phrases = [phraseOf(input.question, 'question'), ...alternatives.map((text) => phraseOf(text, 'alternatives'))];
  return {
    phrases: phrases.filter((phrase, at) => phrases.findIndex((other) => other.normalised === phrase.normalised) === at),
    answer: checkAnswer(input.answer),
    sourceUrl: checkUrl(input.sourceUrl),
    threshold: checkThreshold(input.threshold),
    enabled: input.enabled ?? true,
  };
}

/** @throws Refusal INVALID when nothing is left of the question but signs */
export function phraseOf(raw: string, field: string): Phrase {
  const text = cleanText(raw, { field, max: LONGEST_QUESTION }).replace(/\s+/g, ' ');
  const normalised = normalisedQuestion(text);
  if (normalised === '') throw new Refusal('INVALID', `${field} must hold words: “${text.slice(0, 40)}” has none.`, { field: [field] });
  return { text, normalised };
}

/** @returns null for "as the workspace has it" */
export function checkThreshold(value: number | null | undefined): number | null {
  if (value == null) return null;
  if (value >= LOWEST_CURATED_THRESHOLD && value <= 1) return value;
  throw new Refusal('INVALID', `threshold must be between ${LOWEST_CURATED_THRESHOLD} and 1; lower would answer questions that merely sound alike.`, { field: ['threshold'] });
}

function checkAnswer(raw: string): string {
  // As a document is read in: what is quoted must stand in the document, character by character.
  const answer = cleanText(raw.replace(/[\u0001-\u0008\u000B\u000E-\u001F\u007F\uFEFF]/g, ''), { field: 'answer', max: LONGEST_ANSWER, cards: 'kept' });
  if (!/[\p{L}\p{N}]/u.test(answer)) throw new Refusal('INVALID', 'answer must hold words.', { field: ['answer'] });
  return answer;
}
