import type { ConversationState } from './state';

/** Why a colleague is told: a rule wished it, they were given a conversation, one waits for a person, their customer wrote. */
export const NOTICE_KINDS = ['RULE', 'ASSIGNED', 'HANDED_OFF', 'REPLIED'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Who is told: one colleague, a team, or everybody who answers. */
export type NoticeAudience = { agentId: string } | { teamId: string } | { everyone: true };

export interface Notice {
  kind: Exclude<NoticeKind, 'RULE'>;
  to: NoticeAudience;
}

/** What one transaction did to a conversation, as far as it may concern a colleague who does not look at it. */
export interface Happened {
  before: Pick<ConversationState, 'status' | 'assigneeId'>;
  after: Pick<ConversationState, 'status' | 'assigneeId'>;
  /** It was handed from the AI to people. */
  handedOff: boolean;
  customerWrote: boolean;
  /** The colleague who did it; they need not be told. */
  actorId: string | null;
  /** The team whose turn it is, none: everybody's. */
  teamId: string | null;
  teamChanged: boolean;
}

/**
 * Whom to tell of what happened, at most one thing: a colleague's own customer before a conversation that was given to
 * them, and what waits for anybody only while it does.
 */
export function noticeOf({ before, after, handedOff, customerWrote, actorId, teamId, teamChanged }: Happened): Notice | null {
  if (after.status === 'WITH_AGENT' && after.assigneeId !== null) {
    const to = { agentId: after.assigneeId };
    if (customerWrote) return { kind: 'REPLIED', to };
    return after.assigneeId !== before.assigneeId && after.assigneeId !== actorId ? { kind: 'ASSIGNED', to } : null;
  }
  if (after.status !== 'WAITING' || !(handedOff || (teamChanged && teamId !== null))) return null;
  return { kind: 'HANDED_OFF', to: teamId === null ? { everyone: true } : { teamId } };
}

/** Whether what colleagues were told may have become of no use: somebody has it, gave it back, or it has ended. */
export function settlesNotices({ before, after }: Pick<Happened, 'before' | 'after'>): boolean {
  return before.status !== after.status || before.assigneeId !== after.assigneeId;
}
