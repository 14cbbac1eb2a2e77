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
 * @param vector the question's, of length 1; without any elements when there is none: then only equal words count
 * @param model the embedding model that made it
 */
export type FindCurated = (question: Question, vector: Float32Array, model: string) => Promise<CuratedHit | null>;
