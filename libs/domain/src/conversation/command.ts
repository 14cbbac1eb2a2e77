import type { HandoffReason, Priority, ResolvedBy } from './types';

/** What latched a protection: see protection/detect-protection.ts. `rule` is a name people read. */
export interface LatchCause {
  kind: string;
  rule: string;
  phrase: string;
}

/** Everything that can be asked of a conversation. */
export type ConversationCommand =
  /** `asksForPerson`: a button or a choice said so; words that say so arrive as `protection`. */
  | { kind: 'customerMessage'; protection: LatchCause | null; asksForPerson: boolean }
  | { kind: 'claim'; agentId: string }
  /** null puts it back into the queue. */
  | { kind: 'assign'; agentId: string | null }
  | { kind: 'release' }
  /** A public reply. null: written with an API key, in the team's name and nobody's in particular. */
  | { kind: 'agentReply'; agentId: string | null }
  | { kind: 'note' }
  | { kind: 'handOff'; reason: HandoffReason; rule?: string | null }
  | { kind: 'handBackToAi' }
  /** `agentId`: who resolved it, with `by: 'AGENT'`. */
  | { kind: 'resolve'; by: ResolvedBy; agentId?: string | null }
  | { kind: 'reopen' }
  | { kind: 'liftProtection' }
  | { kind: 'setPriority'; priority: Priority }
  /** An AI message (answer, question back, small talk) is about to be published. */
  | { kind: 'aiAnswer' };

export type CommandKind = ConversationCommand['kind'];
