import type { CuratedWin, Evidence } from '../answer/answer-draft';
import type { Question } from '../retrieve/question';

/** A curated answer that fits the question. */
export interface CuratedHit extends CuratedWin {
  /** The answer, Markdown, as it was written. */
  text: string;
  /** The answer as a quote of the document that keeps it: a curated answer has a name and a version like any other source. */
  evidence: Evidence;
}

/**
 * Looks for the curated answer to a question; null when none fits.
 * @param vector the question's, of length 1, in the space of the embedder in use
 */
export type FindCurated = (question: Question, vector: Float32Array) => Promise<CuratedHit | null>;
