import type { LatchCause } from './command';
import type { ConversationStatus, HandoffReason, Priority, ResolvedBy } from './types';

/** One thing that a transition changed; each becomes a row of the conversation's event log. */
export type Change =
  | { kind: 'status'; from: ConversationStatus; to: ConversationStatus; at: Date }
  | { kind: 'assignee'; from: string | null; to: string | null; at: Date }
  | { kind: 'handedOff'; reason: HandoffReason; rule: string | null; at: Date }
  | { kind: 'handedBack'; at: Date }
  /** One for each matter; `first`: the latch was open until this one. */
  | { kind: 'protectionLatched'; cause: Omit<LatchCause, 'phrase'> & { phrase: string | null }; first: boolean; at: Date }
  | { kind: 'protectionReleased'; by: 'PERSON_REPLIED' | 'LIFTED'; at: Date }
  | { kind: 'episodeOpened'; number: number; at: Date }
  /** A person opened an ended episode again: it no longer counts as durably resolved. */
  | { kind: 'episodeReopened'; number: number; at: Date }
  | { kind: 'episodeEnded'; number: number; by: ResolvedBy; at: Date }
  | { kind: 'priority'; from: Priority; to: Priority; at: Date };
