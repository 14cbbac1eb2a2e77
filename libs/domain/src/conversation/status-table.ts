import type { CommandKind } from './command';
import type { ConversationStatus } from './types';

/**
 * The life of a conversation as data: per status, the commands it takes and the statuses each may lead to (itself
 * included where nothing moves). A command without an entry is refused with WRONG_STATE.
 */
export const STATUS_TABLE: {
  readonly [S in ConversationStatus]: { readonly [C in CommandKind]?: readonly ConversationStatus[] };
} = {
  AI_ACTIVE: {
    customerMessage: ['AI_ACTIVE', 'WAITING'],
    latch: ['WAITING'],
    claim: ['WITH_AGENT'],
    assign: ['WITH_AGENT'],
    agentReply: ['WITH_AGENT', 'WAITING'],
    note: ['AI_ACTIVE'],
    handOff: ['WAITING'],
    resolve: ['RESOLVED'],
    setPriority: ['AI_ACTIVE'],
    aiAnswer: ['AI_ACTIVE'],
  },
  WAITING: {
    customerMessage: ['WAITING'],
    latch: ['WAITING'],
    claim: ['WITH_AGENT'],
    assign: ['WITH_AGENT', 'WAITING'],
    release: ['WAITING'],
    agentReply: ['WITH_AGENT', 'WAITING'],
    note: ['WAITING'],
    handOff: ['WAITING'],
    handBackToAi: ['AI_ACTIVE'],
    resolve: ['RESOLVED'],
    liftProtection: ['WAITING'],
    setPriority: ['WAITING'],
  },
  WITH_AGENT: {
    customerMessage: ['WITH_AGENT'],
    latch: ['WITH_AGENT'],
    claim: ['WITH_AGENT'],
    assign: ['WITH_AGENT', 'WAITING'],
    release: ['WAITING'],
    agentReply: ['WITH_AGENT'],
    note: ['WITH_AGENT'],
    handOff: ['WITH_AGENT'],
    handBackToAi: ['AI_ACTIVE'],
    resolve: ['RESOLVED'],
    liftProtection: ['WITH_AGENT'],
    setPriority: ['WITH_AGENT'],
  },
  RESOLVED: {
    customerMessage: ['AI_ACTIVE', 'WAITING', 'WITH_AGENT'],
    latch: ['WAITING'],
    agentReply: ['WITH_AGENT', 'WAITING'],
    note: ['RESOLVED'],
    handOff: ['WAITING'],
    reopen: ['WITH_AGENT', 'WAITING'],
    setPriority: ['RESOLVED'],
  },
};
