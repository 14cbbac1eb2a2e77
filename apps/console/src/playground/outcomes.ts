import type { AnswerOutcome } from '../gql/types';

/** What an outcome is called, and the colour where it means something. */
export const OUTCOMES: Record<AnswerOutcome, { label: string; color: 'success' | 'warning' | 'default' | 'info' }> = {
  ANSWERED: { label: 'Answered', color: 'success' },
  TENTATIVE: { label: 'Shown as the closest passage', color: 'info' },
  CLARIFY: { label: 'Asks back', color: 'info' },
  DECLINED: { label: 'Declined as off-topic', color: 'default' },
  HANDOFF: { label: 'Handed to a person', color: 'warning' },
  SMALLTALK: { label: 'Small talk', color: 'default' },
};
