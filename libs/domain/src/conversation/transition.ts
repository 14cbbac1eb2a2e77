import type { Change } from './change';
import type { ConversationCommand, LatchCause } from './command';
import { ownerOf, type ConversationState } from './state';
import { STATUS_TABLE } from './status-table';
import { PRIORITIES, type ConversationStatus, type HandoffReason } from './types';

/** Why a command was refused; `heldBy` names the agent with ALREADY_CLAIMED. */
export interface Refused {
  ok: false;
  code: 'WRONG_STATE' | 'ALREADY_CLAIMED' | 'PROTECTED' | 'INVALID';
  message: string;
  heldBy?: string;
}
export interface Moved {
  ok: true;
  next: ConversationState;
  /** Empty when the command was allowed and changed nothing. */
  changes: Change[];
}
export type TransitionResult = Moved | Refused;

const ASKED = 'Asks for a person';
const ASKED_KIND = 'asks-for-person';
/** A button or a choice said so: there are no words to quote. */
const BUTTON = { kind: ASKED_KIND, rule: ASKED, phrase: null } as const;
const refuse = (code: Refused['code'], message: string, heldBy?: string): Refused =>
  heldBy === undefined ? { ok: false, code, message } : { ok: false, code, message, heldBy };

const STATUS_WORDS: Record<ConversationStatus, string> = {
  AI_ACTIVE: 'with the AI',
  WAITING: 'waiting for a person',
  WITH_AGENT: 'with an agent',
  RESOLVED: 'resolved',
};

/**
 * The one way in which a conversation's status, assignee, latch, priority and episode change. Pure: the given state is
 * not touched. `at` is when the command was given; it stamps the changes and the beginning of a wait.
 */
export function transition(state: ConversationState, command: ConversationCommand, at: Date): TransitionResult {
  if (!STATUS_TABLE[state.status][command.kind]) {
    return refuse('WRONG_STATE', `Not possible while the conversation is ${STATUS_WORDS[state.status]}.`);
  }
  const move = new Move(state, at);
  switch (command.kind) {
    case 'customerMessage':
      return customerMessage(move, command);
    case 'latch':
      return latch(move, command.causes);
    case 'claim':
      if (!command.agentId) return refuse('INVALID', 'Name the agent who claims.');
      if (state.status === 'WITH_AGENT' && state.assigneeId !== command.agentId) {
        return refuse('ALREADY_CLAIMED', 'A colleague has this conversation already.', state.assigneeId ?? undefined);
      }
      return move.toAgent(command.agentId).done();
    case 'assign':
      if (command.agentId === '') return refuse('INVALID', 'Name the agent to assign to, or nobody.');
      if (command.agentId !== null) return move.toAgent(command.agentId).done();
      if (state.status === 'AI_ACTIVE') return refuse('WRONG_STATE', 'The AI has this conversation; nobody is assigned.');
      return move.toQueue().done();
    case 'release':
      return move.toQueue().done();
    case 'agentReply':
      return agentReply(move, command.agentId);
    case 'note':
      return move.done();
    case 'handOff':
      return handOff(move, command.reason, command.rule ?? null);
    case 'handBackToAi':
      if (state.protected) {
        return refuse('PROTECTED', 'A person has to reply to the customer before the AI may have this conversation back.');
      }
      return move.toAi().done();
    case 'resolve':
      return resolve(move, command);
    case 'reopen':
      return move.reopen().toLastAgentOrQueue().done();
    case 'liftProtection':
      if (!state.protected) return refuse('WRONG_STATE', 'No protection is latched on this conversation.');
      return move.releaseProtection('LIFTED').done();
    case 'setPriority':
      if (!PRIORITIES.includes(command.priority)) return refuse('INVALID', 'Unknown priority.');
      return move.setPriority(command.priority).done();
    case 'aiAnswer':
      if (state.protected) return refuse('PROTECTED', 'A protection is latched: a person answers.');
      return move.done();
  }
}

const reasonOf = (cause: LatchCause | null): HandoffReason => (cause === null || cause.kind === ASKED_KIND ? 'CUSTOMER_ASKED' : 'RULE');

/** A person is due although the message did not latch when it was stored; an ended episode is opened again for it. */
function latch(move: Move, causes: readonly [LatchCause, ...LatchCause[]]): TransitionResult {
  const [first] = causes;
  const { status } = move.next;
  if (status === 'RESOLVED') move.reopen();
  for (const cause of causes) move.latch(cause);
  if (status === 'AI_ACTIVE' || status === 'RESOLVED') move.handedOff(reasonOf(first), first.rule).toQueue();
  return move.waiting().done();
}

function customerMessage(move: Move, { protection, further, asksForPerson }: Extract<ConversationCommand, { kind: 'customerMessage' }>): TransitionResult {
  const wasResolved = move.next.status === 'RESOLVED';
  const wasTheAis = move.next.resolvedBy !== 'AGENT';
  if (wasResolved) move.openEpisode();
  if (protection || asksForPerson) {
    const reason: HandoffReason = asksForPerson ? 'CUSTOMER_ASKED' : reasonOf(protection);
    const rule = protection?.rule ?? ASKED;
    for (const cause of [protection ?? BUTTON, ...(further ?? [])]) move.latch(cause);
    if (move.next.status === 'AI_ACTIVE' || wasResolved) move.handedOff(reason, rule).toQueue();
  } else if (wasResolved && !wasTheAis) {
    move.handedOff('AGENT_TOOK_OVER', null).toLastAgentOrQueue();
  } else if (wasResolved) {
    move.toAi();
  }
  return move.waiting().done();
}

function agentReply(move: Move, agentId: string | null): TransitionResult {
  if (agentId === '') return refuse('INVALID', 'Name the agent who replies.');
  if (move.next.status === 'RESOLVED') move.reopen();
  if (move.next.status !== 'WITH_AGENT') {
    if (agentId !== null) move.toAgent(agentId);
    else if (move.next.status !== 'WAITING') move.handedOff('AGENT_TOOK_OVER', null).toQueue();
  }
  return move.personWrote().done();
}

function handOff(move: Move, reason: HandoffReason, rule: string | null): TransitionResult {
  const { status } = move.next;
  // A person has it already: nothing to hand over, and a retry must not count twice.
  if (status === 'WAITING' || status === 'WITH_AGENT') return move.done();
  if (status === 'RESOLVED') {
    if (reason !== 'CUSTOMER_ASKED') return refuse('WRONG_STATE', 'The conversation is resolved; there is nothing to hand over.');
    move.openEpisode();
  }
  if (reason === 'CUSTOMER_ASKED') move.latch({ ...BUTTON, rule: rule ?? ASKED });
  return move.handedOff(reason, rule).toQueue().waiting().done();
}

function resolve(move: Move, command: Extract<ConversationCommand, { kind: 'resolve' }>): TransitionResult {
  if (move.next.protected) {
    return refuse('PROTECTED', 'A person has to reply to the customer before this conversation can be resolved.');
  }
  if (command.by !== 'AGENT' && move.next.status !== 'AI_ACTIVE') {
    return refuse('WRONG_STATE', 'A person has this conversation; only a person resolves it.');
  }
  return move.close(command.by, command.agentId ?? null).done();
}

/** A copy of the state on its way to the next one, with what changed so far. */
class Move {
  readonly next: ConversationState;
  private readonly changes: Change[] = [];

  constructor(
    private readonly before: ConversationState,
    private readonly at: Date,
  ) {
    this.next = { ...before, episode: { ...before.episode } };
  }

  done(): Moved {
    if (ownerOf(this.next) !== ownerOf(this.before) || this.next.episode.number !== this.before.episode.number) {
      this.next.epoch = this.before.epoch + 1;
    }
    return { ok: true, next: this.next, changes: this.changes };
  }

  toAgent(agentId: string): this {
    this.handedOff('AGENT_TOOK_OVER', null);
    this.setStatus('WITH_AGENT').setAssignee(agentId);
    this.next.lastAgentId = agentId;
    // Only an active colleague can act or be assigned.
    this.next.lastAgentActive = true;
    return this;
  }

  toQueue(): this {
    return this.setStatus('WAITING').setAssignee(null).waiting();
  }

  toLastAgentOrQueue(): this {
    const { lastAgentId, lastAgentActive } = this.next;
    return lastAgentId !== null && lastAgentActive ? this.toAgent(lastAgentId) : this.handedOff('AGENT_TOOK_OVER', null).toQueue();
  }

  toAi(): this {
    if (this.next.episode.handoffReason !== null) {
      this.next.episode.handoffReason = null;
      this.changes.push({ kind: 'handedBack', at: this.at });
    }
    this.next.waitingSince = null;
    return this.setStatus('AI_ACTIVE').setAssignee(null);
  }

  /** Names why a person has the episode; the first reason stays until it is handed back. */
  handedOff(reason: HandoffReason, rule: string | null): this {
    if (this.next.episode.handoffReason === null) {
      this.next.episode.handoffReason = reason;
      this.changes.push({ kind: 'handedOff', reason, rule, at: this.at });
    }
    return this;
  }

  latch(cause: Omit<LatchCause, 'phrase'> & { phrase: string | null }): this {
    this.changes.push({ kind: 'protectionLatched', cause, first: !this.next.protected, at: this.at });
    this.next.protected = true;
    this.next.personHasWritten = false;
    return this;
  }

  releaseProtection(by: 'PERSON_REPLIED' | 'LIFTED'): this {
    if (this.next.protected) {
      this.next.protected = false;
      this.changes.push({ kind: 'protectionReleased', by, at: this.at });
    }
    return this;
  }

  personWrote(): this {
    this.next.personHasWritten = true;
    this.next.waitingSince = null;
    return this.releaseProtection('PERSON_REPLIED');
  }

  /** Starts the clock of a customer who waits for a person; a clock that runs goes on. */
  waiting(): this {
    const personsTurn = this.next.status === 'WAITING' || this.next.status === 'WITH_AGENT';
    if (personsTurn) this.next.waitingSince ??= this.at;
    return this;
  }

  openEpisode(): this {
    this.next.episode = { number: this.next.episode.number + 1, open: true, handoffReason: null };
    this.next.resolvedBy = null;
    this.next.personHasWritten = false;
    this.changes.push({ kind: 'episodeOpened', number: this.next.episode.number, at: this.at });
    return this;
  }

  reopen(): this {
    this.next.episode.open = true;
    this.next.resolvedBy = null;
    this.changes.push({ kind: 'episodeReopened', number: this.next.episode.number, at: this.at });
    return this;
  }

  close(by: Extract<ConversationCommand, { kind: 'resolve' }>['by'], agentId: string | null): this {
    this.next.lastAgentId = by === 'AGENT' ? (this.next.assigneeId ?? agentId) : null;
    this.next.episode.open = false;
    this.next.resolvedBy = by;
    this.next.waitingSince = null;
    this.setStatus('RESOLVED').setAssignee(null);
    this.changes.push({ kind: 'episodeEnded', number: this.next.episode.number, by, at: this.at });
    return this;
  }

  setPriority(priority: ConversationState['priority']): this {
    if (priority !== this.next.priority) {
      this.changes.push({ kind: 'priority', from: this.next.priority, to: priority, at: this.at });
      this.next.priority = priority;
    }
    return this;
  }

  private setStatus(to: ConversationStatus): this {
    const from = this.next.status;
    if (from !== to) {
      this.next.status = to;
      this.changes.push({ kind: 'status', from, to, at: this.at });
    }
    return this;
  }

  private setAssignee(to: string | null): this {
    const from = this.next.assigneeId;
    if (from !== to) {
      this.next.assigneeId = to;
      this.changes.push({ kind: 'assignee', from, to, at: this.at });
    }
    return this;
  }
}
