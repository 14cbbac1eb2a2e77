import type { Scored } from '../retrieve/rank';

/** NONE: the knowledge does not answer; somebody else must. DECLINED: the question is not about anything known here. */
export type DraftOutcome = 'ANSWERED' | 'TENTATIVE' | 'DECLINED' | 'NONE';

/** What a statement rests on. */
export interface Evidence {
  documentId: string;
  documentVersion: number;
  title: string;
  headingPath: string[];
  /** Verbatim slice of the document's content. */
  quote: string;
  url: string | null;
}

/** Which curated answer was given, by which of its phrases, and how near that phrase was (0..1) against what it needs. */
export interface CuratedWin {
  curatedId: string;
  phrase: string;
  similarity: number;
  threshold: number;
}

/** An answer before anybody decided to send it. */
export interface AnswerDraft {
  outcome: DraftOutcome;
  /** Readable text; lists and steps as Markdown lists. Empty for DECLINED and NONE. */
  text: string;
  evidence: Evidence[];
  /** Calibrated probability that the knowledge answers the question, 0..1. */
  confidence: number;
  /** The likeliest sentence as it stands in its document, whether or not it was shown; null when nothing was found. */
  closest: { documentId: string; quote: string } | null;
  /** Log-odds of the shipped gate: what a label of this question builds on. */
  shippedOdds: number;
  /** Considered, best first. */
  passages: Scored[];
  /** Who wrote it. */
  composer: 'EXTRACTIVE' | 'MODEL' | 'CURATED';
  /** The curated answer that was given, when one was. */
  curated?: CuratedWin;
  /** Why the model's answer was not used, when one is configured. */
  fallback?: string;
  /** The question's vector and the embedding model that made it: topics and similar questions build on them. */
  questionVector: Float32Array;
  model: string;
  /** Milliseconds spent finding and writing. */
  timings: { search: number; compose: number };
}
