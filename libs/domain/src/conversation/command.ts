import type { ProtectionSource } from '../protection/hit';
import type { HandoffReason, Priority, ResolvedBy } from './types';

/** What latched a protection: see protection/detect-protection.ts. `rule` is a name people read. */
export interface LatchCause {
  kind: string;
  rule: string;
  phrase: string;
  /** How it was recognised; PHRASE when left out. */
  source?: ProtectionSource;
  like?: string;
  /** The customer's message that says so; the newest when left out. */
  messageSeq?: number;
}

/** Everything that can be asked of a conversation. */
export type ConversationCommand =
  /** `asksForPerson`: a button or a choice said so; words that say so arrive as `protection`. */
  | { kind: 'customerMessage'; protection: LatchCause | null; /** What else the message names. */ further?: readonly LatchCause[]; asksForPerson: boolean }
  /** What a customer said must reach a person, as was recognised after the message was stored (its meaning, a model, a replay). */
  | { kind: 'latch'; causes: readonly [LatchCause, ...LatchCause[]] }
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
