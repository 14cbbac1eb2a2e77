import type { ConversationStatus, HandoffReason, Priority, ResolvedBy } from './types';

/** What decides about a conversation's next move; everything else about it is content. */
export interface ConversationState {
  status: ConversationStatus;
  /** Who has it; set exactly while WITH_AGENT. */
  assigneeId: string | null;
  /** The agent who had it last, to whom a returning customer goes back. */
  lastAgentId: string | null;
  /** Whether that agent still is an active colleague; a fact of the workspace, read with the row. */
  lastAgentActive: boolean;
  /** A protection is latched: the AI may not answer. Never while AI_ACTIVE or RESOLVED. */
  protected: boolean;
  /** A person has publicly replied in this episode, since the last latch if there was one. */
  personHasWritten: boolean;
  priority: Priority;
  /** Rises with every change of owner; a draft begun under an older epoch must not be published. */
  epoch: number;
  /** Since when the customer waits for a person's words; null when it is not a person's turn. */
  waitingSince: Date | null;
  /** How the last episode ended; null while one is open. */
  resolvedBy: ResolvedBy | null;
  episode: {
    /** 1, 2, 3 … within the conversation. */
    number: number;
    open: boolean;
    /** Why a person has it; null while the AI has it. */
    handoffReason: HandoffReason | null;
  };
}

/** A conversation before its first message: the AI's, in its first episode. */
export function newConversationState(): ConversationState {
  return {
    status: 'AI_ACTIVE',
    assigneeId: null,
    lastAgentId: null,
    lastAgentActive: false,
    protected: false,
    personHasWritten: false,
    priority: 'NORMAL',
    epoch: 0,
    waitingSince: null,
    resolvedBy: null,
    episode: { number: 1, open: true, handoffReason: null },
  };
}

/** Who owns a conversation, as one comparable word: `ai`, `queue`, `agent:<id>` or `closed`. */
export function ownerOf(state: ConversationState): string {
  switch (state.status) {
    case 'AI_ACTIVE':
      return 'ai';
    case 'WAITING':
      return 'queue';
    case 'WITH_AGENT':
      return `agent:${state.assigneeId ?? ''}`;
    case 'RESOLVED':
      return 'closed';
  }
}
