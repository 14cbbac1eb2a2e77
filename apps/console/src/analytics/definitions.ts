/** What each figure counts, in the words of the product's definitions; shown as tooltips. */
export const DEFINITIONS = {
  episodes: 'Conversations or returns of a customer that began in this range. Every figure counts these.',
  deflection: 'Resolved by the AI (confirmed by the customer, or quiet for the inactivity window after an answer) ÷ episodes that ended.',
  handoff: 'Handed to a person ÷ episodes.',
  firstResponse: 'Median time from the customer’s first message to the AI’s first answer.',
  wait: 'Median time from the handoff to the first reply of a person.',
  resolution: 'Median time from the handoff to the end.',
  satisfaction: 'Rated helpful ÷ rated.',
  guard: 'Episodes with a latched protection that got an automated answer only. Must be 0.',
  trend: 'Change against the range of the same length before.',
} as const;

/** The outcomes, disjoint and summing to the episodes. */
export const OUTCOMES = [
  { key: 'aiResolvedConfirmed', label: 'AI, confirmed', color: '#2f9e44' },
  { key: 'aiResolvedAssumed', label: 'AI, assumed', color: '#8ccf9b' },
  { key: 'agentResolved', label: 'Agent', color: '#3b5bdb' },
  { key: 'handedOffOpen', label: 'With people, open', color: '#e8a33d' },
  { key: 'pending', label: 'With the AI, open', color: '#9aa3b2' },
  { key: 'abandoned', label: 'Abandoned', color: '#c0596b' },
] as const;

export const REASONS: Record<string, string> = {
  CUSTOMER_ASKED: 'Asked for a person',
  RULE: 'A rule',
  LOW_CONFIDENCE: 'Not in the documents',
  OUT_OF_SCOPE: 'Outside the subject',
  NEGATIVE_FEEDBACK: 'The answer did not help',
  REPEATED_FAILURE: 'Several answers did not help',
  AI_UNAVAILABLE: 'The AI was unavailable',
  AGENT_TOOK_OVER: 'A colleague took over',
};
