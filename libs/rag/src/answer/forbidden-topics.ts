import { tokenize } from '../text/tokenize';

/** A subject that the AI leaves alone. */
export interface ForbiddenTopic {
  /** In words as customers use them; commas separate alternatives. */
  topic: string;
  /** HAND_OVER: a person gets the question. DECLINE: the customer is told that this is not something to ask here. */
  then: 'HAND_OVER' | 'DECLINE';
}

/**
 * The first topic that a text touches: every content word of one of its alternatives occurs, in any form.
 * @returns null when none does
 */
export function touchesForbidden(text: string, topics: readonly ForbiddenTopic[]): ForbiddenTopic | null {
  if (topics.length === 0) return null;
  const said = new Set(tokenize(text).map((token) => token.term));
  return (
    topics.find(({ topic }) =>
      topic.split(',').some((alternative) => {
        const terms = tokenize(alternative).map((token) => token.term);
        return terms.length > 0 && terms.every((term) => said.has(term));
      }),
    ) ?? null
  );
}
