import type { AnswerOutcome, ResolvedBy } from './types';

/** The last public message of an episode that went quiet. */
export interface LastWord {
  lastAuthor: string;
  lastOutcome: AnswerOutcome | null;
  lastReaction: 'POSITIVE' | 'NEGATIVE' | null;
}

/**
 * How an episode of the AI ends when nobody wrote for the inactivity window: assumed resolved only after a plain
 * answer that was not disliked. Silence after a failure is abandoned, never resolved.
 */
export function endOfSilence(last: LastWord): Extract<ResolvedBy, 'AI_ASSUMED' | 'ABANDONED'> {
  return last.lastAuthor === 'AI' && last.lastOutcome === 'ANSWERED' && last.lastReaction !== 'NEGATIVE' ? 'AI_ASSUMED' : 'ABANDONED';
}
