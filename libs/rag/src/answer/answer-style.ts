/** How long an answer may be. */
export type AnswerLength = 'SHORT' | 'NORMAL' | 'DETAILED';

/** How a workspace wants its answers written. */
export interface AnswerStyle {
  companyName: string;
  /** The brand's voice in its own words; empty: plain and friendly. */
  voice: string;
  length: AnswerLength;
  /** Subjects that no model is to write about; see forbidden-topics.ts for what happens then. */
  forbiddenTopics: readonly string[];
}

export const PLAIN_STYLE: AnswerStyle = { companyName: '', voice: '', length: 'NORMAL', forbiddenTopics: [] };

/** Sentences of an answer, at most. */
export const MOST_SENTENCES: Readonly<Record<AnswerLength, number>> = { SHORT: 2, NORMAL: 4, DETAILED: 8 };
