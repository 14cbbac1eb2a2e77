import { BILLING_SYNONYMS, indexSynonyms, type SynonymIndex } from '../text/synonyms';
import { differenceOf, shapeOf, type Difference, type QuestionShape } from './question-shape';

/** One way of asking what a curated answer answers. */
export interface CuratedPhrase {
  curatedId: string;
  text: string;
  /** Cosine of its vector and the question's; null while it has no vector. */
  cosine: number | null;
  /** From this likeness on the entry answers, 0..1. */
  threshold: number;
}

/** How close a question came to an entry, by its closest phrase. */
export interface CuratedMatch {
  curatedId: string;
  phrase: string;
  /** Likeness of meaning and words, 0..1; 1 when asked word for word. */
  similarity: number;
  threshold: number;
  /** Why it does not answer although it may be alike enough. */
  difference: Difference | null;
  /** Alike enough, and no difference that changes the answer. */
  answers: boolean;
}

/** What an entry needs unless it or its workspace says otherwise; measured in match-curated.spec.ts. */
export const CURATED_THRESHOLD = 0.8;
/** Below this nobody may go: a match would be a guess. */
export const LOWEST_CURATED_THRESHOLD = 0.5;

/** Share of meaning in the likeness; the rest is words in common. */
const MEANING = 0.6;
const SYNONYMS = indexSynonyms(BILLING_SYNONYMS);

/**
 * Entries by how well they fit the question, best first, each with its best phrase. Equal text answers at once; else
 * likeness = .6 meaning (cosine, not below 0) + .4 words in common (Dice over stems, synonyms count), and a difference in
 * negation, figures, qualifiers (plan, means of payment …) or in what is asked for rules the entry out.
 */
export function matchCurated(question: string, phrases: readonly CuratedPhrase[], synonyms: SynonymIndex = SYNONYMS): CuratedMatch[] {
  const asked = shapeOf(question);
  const best = new Map<string, CuratedMatch>();
  for (const phrase of phrases) {
    const match = matchPhrase(asked, phrase, synonyms);
    const known = best.get(phrase.curatedId);
    if (!known || better(match, known)) best.set(phrase.curatedId, match);
  }
  return [...best.values()].sort((a, b) => (better(a, b) ? -1 : better(b, a) ? 1 : a.curatedId.localeCompare(b.curatedId)));
}

function better(a: CuratedMatch, b: CuratedMatch): boolean {
  if (a.answers !== b.answers) return a.answers;
  return a.similarity > b.similarity;
}

function matchPhrase(asked: QuestionShape, phrase: CuratedPhrase, synonyms: SynonymIndex): CuratedMatch {
  const entry = shapeOf(phrase.text);
  const same = asked.normalised !== '' && asked.normalised === entry.normalised;
  const similarity = same ? 1 : likeness(asked, entry, phrase.cosine, synonyms);
  const difference = same ? null : differenceOf(asked, entry);
  return { curatedId: phrase.curatedId, phrase: phrase.text, similarity, threshold: phrase.threshold, difference, answers: difference === null && similarity >= phrase.threshold };
}

function likeness(asked: QuestionShape, entry: QuestionShape, cosine: number | null, synonyms: SynonymIndex): number {
  if (cosine === null) return 0;
  const meaning = Math.max(0, Math.min(1, cosine));
  const words = wordsInCommon(asked.terms, entry.terms, synonyms);
  return Math.round((MEANING * meaning + (1 - MEANING) * words) * 1_000) / 1_000;
}

/** Dice coefficient (Dice 1945) over stems; a synonym of a word counts as that word. 0..1. */
function wordsInCommon(a: ReadonlySet<string>, b: ReadonlySet<string>, synonyms: SynonymIndex): number {
  if (a.size + b.size === 0) return 0;
  const meets = (term: string, others: ReadonlySet<string>) => others.has(term) || (synonyms.get(term) ?? []).some((synonym) => others.has(synonym));
  const common = [...a].filter((term) => meets(term, b)).length + [...b].filter((term) => meets(term, a)).length;
  return common / (a.size + b.size);
}
