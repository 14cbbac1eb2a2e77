import type { ModelUsage } from '../model/usage';
import type { Scored } from '../retrieve/rank';
import type { DroppedSentence } from './model-composer';

/**
 * NONE: the knowledge does not answer; somebody else must. DECLINED: the question is not about anything known here.
 * CLARIFY: it may mean several things, which lead to different places.
 */
export type DraftOutcome = 'ANSWERED' | 'TENTATIVE' | 'CLARIFY' | 'DECLINED' | 'NONE';

/** What was asked, and what was looked for. */
export interface AskedQuestion {
  text: string;
  /** The question as it was understood; null when as it was asked. */
  resolved: string | null;
  /** EPISODE: by rules, from what was said before. MODEL: rewritten or translated by the model. */
  by: 'EPISODE' | 'MODEL' | null;
  /** ISO 639-1 of the customer's words; null when they do not tell. */
  language: string | null;
}

/** One of the things that a question may mean. */
export interface Reading {
  /** For a button: what the section is called that answers this case, or the question in full. */
  label: string;
  /** The question as it is looked for once this reading is chosen. */
  asks: string;
}

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
  /** Why the model's answer was not used, when one is configured: a code and words. */
  fallback?: string;
  /** What may be meant, two to four things; with CLARIFY. */
  readings?: readonly Reading[];
  /** Why nothing is said, where that is known. */
  why?: string;
  asked: AskedQuestion;
  /** Version of the gate that judged. */
  gate: string;
  /** Version of the prompt and name of the model that wrote, when one was asked. */
  prompt?: string;
  writer?: string;
  /** Sentences of the model that nobody got to see, and why. */
  dropped?: DroppedSentence[];
  /** True when sentences of the model were shown while it wrote. */
  shown?: boolean;
  /** What the writing model was asked in all: rewriting, writing, translating. */
  usage: ModelUsage;
  /** What the model that orders the passages was asked, and how often in vain. */
  reranking?: { model: string; usage: ModelUsage; failures: number };
  /** The question's vector and the embedding model that made it: topics and similar questions build on them. */
  questionVector: Float32Array;
  model: string;
  /** Milliseconds spent finding, comparing token by token what was found, and writing. */
  timings: { search: number; interact: number; compose: number };
}
