import fc from 'fast-check';
import type { ConversationCommand } from './command';
import { newConversationState, ownerOf, type ConversationState } from './state';
import { STATUS_TABLE } from './status-table';
import { transition, type Moved, type TransitionResult } from './transition';
import { CONVERSATION_STATUSES, HANDOFF_REASONS, PRIORITIES, RESOLVED_BY } from './types';

const at = new Date('2026-03-01T10:00:00Z');
const later = new Date('2026-03-01T11:00:00Z');
const dispute = { kind: 'dispute', rule: 'Disputes a charge', phrase: 'I dispute' };
const asks = { kind: 'asks-for-person', rule: 'Asks for a person', phrase: 'a human' };
const says: ConversationCommand = { kind: 'customerMessage', protection: null, asksForPerson: false };

function moved(result: TransitionResult): Moved {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result;
}
/** The state after these commands, all of which must be allowed. */
function after(...commands: ConversationCommand[]): ConversationState {
  return commands.reduce((state, command) => moved(transition(state, command, at)).next, newConversationState());
}
const kinds = (result: TransitionResult) => moved(result).changes.map((change) => change.kind);

describe('a conversation', () => {
  it('starts with the AI and stays there while the AI answers', () => {
    const state = after(says, { kind: 'aiAnswer' }, says);
    expect(state).toMatchObject({ status: 'AI_ACTIVE', epoch: 0, episode: { number: 1, open: true, handoffReason: null } });
  });

  it('goes to the queue with its reason and starts the wait', () => {
    const result = moved(transition(after(says), { kind: 'handOff', reason: 'LOW_CONFIDENCE' }, later));
    expect(result.next).toMatchObject({ status: 'WAITING', epoch: 1, waitingSince: later, episode: { handoffReason: 'LOW_CONFIDENCE' } });
    expect(result.changes).toEqual([
      { kind: 'handedOff', reason: 'LOW_CONFIDENCE', rule: null, at: later },
      { kind: 'status', from: 'AI_ACTIVE', to: 'WAITING', at: later },
    ]);
  });

  it('does not count a repeated handoff', () => {
    const waiting = after(says, { kind: 'handOff', reason: 'RULE', rule: 'VIP' });
    const again = moved(transition(waiting, { kind: 'handOff', reason: 'LOW_CONFIDENCE' }, later));
    expect(again.next).toEqual(waiting);
    expect(again.changes).toEqual([]);
  });

  it('can be taken from the AI at any time', () => {
    const result = moved(transition(after(says), { kind: 'claim', agentId: 'a1' }, at));
    expect(result.next).toMatchObject({ status: 'WITH_AGENT', assigneeId: 'a1', epoch: 1, episode: { handoffReason: 'AGENT_TOOK_OVER' } });
  });

  it('keeps the first reason when it is claimed from the queue', () => {
    const state = after(says, { kind: 'handOff', reason: 'OUT_OF_SCOPE' }, { kind: 'claim', agentId: 'a1' });
    expect(state.episode.handoffReason).toBe('OUT_OF_SCOPE');
  });

  it('names the holder to the second who claims, and is a no-op for the first', () => {
    const held = after(says, { kind: 'claim', agentId: 'a1' });
    expect(transition(held, { kind: 'claim', agentId: 'a2' }, at)).toMatchObject({ ok: false, code: 'ALREADY_CLAIMED', heldBy: 'a1' });
    const same = moved(transition(held, { kind: 'claim', agentId: 'a1' }, at));
    expect(same).toEqual({ ok: true, next: held, changes: [] });
  });

  it('can be assigned to another agent, which changes its owner', () => {
    const held = after(says, { kind: 'claim', agentId: 'a1' });
    const other = moved(transition(held, { kind: 'assign', agentId: 'a2' }, at)).next;
    expect(other).toMatchObject({ assigneeId: 'a2', lastAgentId: 'a2', epoch: held.epoch + 1 });
    expect(moved(transition(other, { kind: 'assign', agentId: null }, at)).next).toMatchObject({ status: 'WAITING', assigneeId: null });
  });

  it('is claimed by an agent who replies without having claimed', () => {
    const result = transition(after(says), { kind: 'agentReply', agentId: 'a1' }, at);
    expect(moved(result).next).toMatchObject({ status: 'WITH_AGENT', assigneeId: 'a1', personHasWritten: true, waitingSince: null });
    expect(kinds(result)).toEqual(['handedOff', 'status', 'assignee']);
  });

  it('stays with its agent when a colleague replies', () => {
    const state = after(says, { kind: 'claim', agentId: 'a1' }, { kind: 'agentReply', agentId: 'a2' });
    expect(state).toMatchObject({ assigneeId: 'a1', personHasWritten: true });
  });

  it('leaves the AI when an API key replies, without an assignee', () => {
    expect(after(says, { kind: 'agentReply', agentId: null })).toMatchObject({ status: 'WAITING', assigneeId: null, personHasWritten: true });
  });

  it('goes back to the AI only by hand, and then has no handoff', () => {
    const state = after(says, { kind: 'claim', agentId: 'a1' }, { kind: 'handBackToAi' });
    expect(state).toMatchObject({ status: 'AI_ACTIVE', assigneeId: null, waitingSince: null, episode: { handoffReason: null } });
  });
});

describe('a protection', () => {
  it.each([
    [dispute, false, 'RULE'],
    [asks, false, 'CUSTOMER_ASKED'],
    [null, true, 'CUSTOMER_ASKED'],
    [dispute, true, 'CUSTOMER_ASKED'],
  ] as const)('sends the conversation to the queue at once (%#)', (protection, asksForPerson, reason) => {
    const state = after({ kind: 'customerMessage', protection, asksForPerson });
    expect(state).toMatchObject({ status: 'WAITING', protected: true, episode: { handoffReason: reason } });
  });

  it('latches without moving a conversation that an agent has', () => {
    const held = after(says, { kind: 'claim', agentId: 'a1' }, { kind: 'agentReply', agentId: 'a1' });
    const next = moved(transition(held, { kind: 'customerMessage', protection: dispute, asksForPerson: false }, later)).next;
    expect(next).toMatchObject({ status: 'WITH_AGENT', protected: true, personHasWritten: false, waitingSince: later, epoch: held.epoch });
  });

  it.each<ConversationCommand>([{ kind: 'handBackToAi' }, { kind: 'resolve', by: 'AGENT', agentId: 'a1' }])(
    'refuses $kind until a person has publicly replied',
    (command) => {
      const latched = after({ kind: 'customerMessage', protection: dispute, asksForPerson: false }, { kind: 'claim', agentId: 'a1' }, { kind: 'note' });
      expect(transition(latched, command, at)).toMatchObject({ ok: false, code: 'PROTECTED' });
      const replied = moved(transition(latched, { kind: 'agentReply', agentId: 'a1' }, at));
      expect(replied.changes.map((change) => change.kind)).toEqual(['protectionReleased']);
      expect(transition(replied.next, command, at).ok).toBe(true);
    },
  );

  it('is lifted by hand, which alone answers nobody', () => {
    const latched = after({ kind: 'customerMessage', protection: dispute, asksForPerson: false });
    const lifted = moved(transition(latched, { kind: 'liftProtection' }, at));
    expect(lifted.next).toMatchObject({ status: 'WAITING', protected: false, personHasWritten: false });
    expect(lifted.changes).toEqual([{ kind: 'protectionReleased', by: 'LIFTED', at }]);
    expect(transition(lifted.next, { kind: 'liftProtection' }, at)).toMatchObject({ ok: false, code: 'WRONG_STATE' });
  });
});

describe('an ended episode', () => {
  it('is followed by the AI when it was the AI’s', () => {
    const state = after(says, { kind: 'resolve', by: 'AI_CONFIRMED' }, says);
    expect(state).toMatchObject({ status: 'AI_ACTIVE', resolvedBy: null, episode: { number: 2, open: true, handoffReason: null } });
  });

  it('is followed by the agent who had it while that colleague is active', () => {
    const resolved = after(says, { kind: 'claim', agentId: 'a1' }, { kind: 'resolve', by: 'AGENT', agentId: 'a1' });
    expect(resolved).toMatchObject({ status: 'RESOLVED', assigneeId: null, lastAgentId: 'a1', resolvedBy: 'AGENT' });
    expect(moved(transition(resolved, says, later)).next).toMatchObject({ status: 'WITH_AGENT', assigneeId: 'a1', waitingSince: later });
    const gone = moved(transition({ ...resolved, lastAgentActive: false }, says, later)).next;
    expect(gone).toMatchObject({ status: 'WAITING', assigneeId: null, waitingSince: later });
  });

  it('is followed by the queue when the customer then asks for a person or a protection latches', () => {
    const resolved = after(says, { kind: 'claim', agentId: 'a1' }, { kind: 'resolve', by: 'AGENT', agentId: 'a1' });
    for (const protection of [asks, dispute]) {
      const next = moved(transition(resolved, { kind: 'customerMessage', protection, asksForPerson: false }, at)).next;
      expect(next).toMatchObject({ status: 'WAITING', protected: true, episode: { number: 2 } });
    }
    expect(after(says, { kind: 'resolve', by: 'AI_ASSUMED' }, { kind: 'handOff', reason: 'CUSTOMER_ASKED' })).toMatchObject({
      status: 'WAITING',
      protected: true,
      episode: { number: 2, handoffReason: 'CUSTOMER_ASKED' },
    });
  });

  it('is the same episode when an agent reopens it', () => {
    const resolved = after(says, { kind: 'claim', agentId: 'a1' }, { kind: 'resolve', by: 'AGENT', agentId: 'a1' });
    const result = transition(resolved, { kind: 'reopen' }, at);
    expect(moved(result).next).toMatchObject({ status: 'WITH_AGENT', assigneeId: 'a1', resolvedBy: null, episode: { number: 1, open: true } });
    expect(kinds(result)).toContain('episodeReopened');
  });

  it('is not resolved by the AI while a person has it', () => {
    const waiting = after(says, { kind: 'handOff', reason: 'LOW_CONFIDENCE' });
    expect(transition(waiting, { kind: 'resolve', by: 'ABANDONED' }, at)).toMatchObject({ ok: false, code: 'WRONG_STATE' });
  });
});

const agent = fc.constantFrom('a1', 'a2', 'a3');
const command: fc.Arbitrary<ConversationCommand> = fc.oneof(
  fc.record({ kind: fc.constant('customerMessage' as const), protection: fc.constantFrom(null, null, dispute, asks), asksForPerson: fc.constantFrom(false, false, true) }),
  fc.record({ kind: fc.constant('claim' as const), agentId: agent }),
  fc.record({ kind: fc.constant('assign' as const), agentId: fc.option(agent) }),
  fc.record({ kind: fc.constant('agentReply' as const), agentId: fc.option(agent) }),
  fc.record({ kind: fc.constant('handOff' as const), reason: fc.constantFrom(...HANDOFF_REASONS) }),
  fc.record({ kind: fc.constant('resolve' as const), by: fc.constantFrom(...RESOLVED_BY), agentId: fc.option(agent) }),
  fc.record({ kind: fc.constant('setPriority' as const), priority: fc.constantFrom(...PRIORITIES) }),
  fc.constantFrom<ConversationCommand>({ kind: 'release' }, { kind: 'note' }, { kind: 'handBackToAi' }, { kind: 'reopen' }, { kind: 'liftProtection' }, { kind: 'aiAnswer' }),
);
/** A colleague leaves or comes back: a fact that changes between commands. */
const step = fc.record({ command, lastAgentActive: fc.boolean() });

const isPersons = (state: ConversationState) => state.status === 'WAITING' || state.status === 'WITH_AGENT';
/** What must hold in every state, by name. */
const INVARIANTS: Record<string, (state: ConversationState) => boolean> = {
  'a known status': (state) => CONVERSATION_STATUSES.includes(state.status),
  'an assignee exactly with an agent': (state) => (state.assigneeId !== null) === (state.status === 'WITH_AGENT'),
  'an open episode unless resolved': (state) => state.episode.open === (state.status !== 'RESOLVED'),
  'an ending exactly when resolved': (state) => (state.resolvedBy !== null) === (state.status === 'RESOLVED'),
  'a latch only with people': (state) => !state.protected || (isPersons(state) && !state.personHasWritten),
  'a handoff reason with people': (state) => !isPersons(state) || state.episode.handoffReason !== null,
  'no handoff reason with the AI': (state) => state.status !== 'AI_ACTIVE' || state.episode.handoffReason === null,
  'a wait only with people': (state) => isPersons(state) || state.waitingSince === null,
};
/** What must hold of every step that was allowed, by name. */
const STEPS: Record<string, (before: ConversationState, command: ConversationCommand, moved: Moved) => boolean> = {
  'is in the table': (before, { kind }, { next }) => STATUS_TABLE[before.status][kind]?.includes(next.status) === true,
  'logs its status once': (before, _, { next, changes }) =>
    changes.filter((change) => change.kind === 'status').length === (before.status === next.status ? 0 : 1),
  'logs its assignee once': (before, _, { next, changes }) =>
    changes.filter((change) => change.kind === 'assignee').length === (before.assigneeId === next.assigneeId ? 0 : 1),
  'raises the epoch with its owner': (before, _, { next }) => next.epoch - before.epoch === (ownerOf(before) === ownerOf(next) ? 0 : 1),
  'unlatches by a person alone': (before, { kind }, { next }) =>
    !before.protected || next.protected || kind === 'agentReply' || kind === 'liftProtection',
  'answers only with the AI, unlatched': (before, { kind }) => kind !== 'aiAnswer' || (before.status === 'AI_ACTIVE' && !before.protected),
  'counts episodes upwards': (before, _, { next }) => [0, 1].includes(next.episode.number - before.episode.number),
};

describe('any sequence of commands', () => {
  it('reaches only legal states, logs every move and raises the epoch with every change of owner', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 30 }), (steps) => {
        let state = newConversationState();
        for (const { command: asked, lastAgentActive } of steps) {
          const before: ConversationState = { ...state, lastAgentActive };
          const frozen = JSON.stringify(before);
          const result = transition(before, asked, at);
          if (JSON.stringify(before) !== frozen) throw new Error(`${asked.kind} touched its input`);
          if (!result.ok) continue;
          for (const [name, holds] of Object.entries(STEPS)) {
            if (!holds(before, asked, result)) throw new Error(`${asked.kind} from ${before.status}: not "${name}"`);
          }
          for (const [name, holds] of Object.entries(INVARIANTS)) {
            if (!holds(result.next)) throw new Error(`after ${asked.kind} from ${before.status}: not "${name}"`);
          }
          state = result.next;
        }
      }),
      { numRuns: 2_000, seed: 20260301 },
    );
  });
});
