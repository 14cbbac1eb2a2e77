/** Where a conversation is: with the AI, in the queue, with a named agent, or closed. */
export const CONVERSATION_STATUSES = ['AI_ACTIVE', 'WAITING', 'WITH_AGENT', 'RESOLVED'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** Least urgent first, so that the index orders. */
export const PRIORITIES = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** AI: an answer, a question back, small talk. SYSTEM: acknowledgements and notices. AGENT: a person. */
export const MESSAGE_AUTHORS = ['CUSTOMER', 'AI', 'AGENT', 'SYSTEM'] as const;
export type MessageAuthor = (typeof MESSAGE_AUTHORS)[number];

/** Why a conversation left the AI. */
export const HANDOFF_REASONS = [
  'CUSTOMER_ASKED',
  'RULE',
  'LOW_CONFIDENCE',
  'OUT_OF_SCOPE',
  'NEGATIVE_FEEDBACK',
  'REPEATED_FAILURE',
  'AI_UNAVAILABLE',
  'AGENT_TOOK_OVER',
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];

/** How an episode ended. CONFIRMED: the customer said so; ASSUMED: quiet after an answer; ABANDONED: quiet without one. */
export const RESOLVED_BY = ['AI_CONFIRMED', 'AI_ASSUMED', 'AGENT', 'ABANDONED'] as const;
export type ResolvedBy = (typeof RESOLVED_BY)[number];

/** What a turn of the AI came to. */
export const ANSWER_OUTCOMES = ['ANSWERED', 'TENTATIVE', 'CLARIFY', 'DECLINED', 'HANDOFF', 'SMALLTALK'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/** What tapping a choice means. */
export const CHOICE_KINDS = ['YES', 'NO', 'PERSON', 'READING'] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

/** What a colleague may do, most first. */
export const ROLES = ['OWNER', 'ADMIN', 'AGENT', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];
