import { transition, type Change, type ConversationCommand, type ConversationState } from '@chatref/domain';
import { Refusal } from '../common/errors';
import { newId } from '../common/ids';
import type { Tx } from '../database/transaction';
import type { EventLog, NewEvent } from './event-log';
import type { Message } from './message.type';
import { MESSAGE_COLUMNS, toMessage, type ConversationRow, type DetailData, type MessageRow } from './rows';
import { recordHits, type RecordedCause } from './protection-record';
import { EpisodeDraft } from './episode-draft';
import type { NewMessage } from './new-message';
import { tellOfChange } from './notices';

/** Who acts, for the log. */
export interface Actor {
  agentId: string | null;
  rule?: string | null;
  reason?: string | null;
}
const NOBODY: Actor = { agentId: null };

/**
 * A conversation whose row is locked in an open transaction: commands change its state by the domain's transition
 * table, messages take the next number, every change becomes an event, and {@link save} writes it all down.
 */
export class Thread {
  state: ConversationState;
  readonly episode: EpisodeDraft;
  private readonly events: NewEvent[] = [];
  private readonly hits: { cause: RecordedCause; first: boolean }[] = [];
  /** What colleagues may have to be told of when it is written down. */
  private readonly told: { before: Pick<ConversationState, 'status' | 'assigneeId'>; teamBefore: string | null; handedOff: boolean; customerWrote: boolean; by: Actor };
  /** The state in memory is ahead of the row. */
  private ahead = false;

  constructor(
    private readonly tx: Tx,
    private readonly log: EventLog,
    readonly row: ConversationRow,
    lastAgentActive: boolean,
    readonly now: Date,
    private isNew: boolean,
  ) {
    this.state = stateOf(row, lastAgentActive);
    this.told = { before: this.state, teamBefore: row.team_id, handedOff: false, customerWrote: false, by: NOBODY };
    this.episode = new EpisodeDraft(row.episode_id, row.episode_number, isNew, row.first_seq);
    if (isNew) this.event({ type: 'CREATED', visible: true });
  }

  get id(): string {
    return this.row.id;
  }

  /**
   * Carries out a command.
   * @throws Refusal with the domain's code; ALREADY_CLAIMED carries `heldById`
   */
  command(command: ConversationCommand, actor: Actor = NOBODY): Change[] {
    const result = transition(this.state, command, this.now);
    if (!result.ok) throw new Refusal(result.code, result.message, { extra: result.heldBy ? { heldById: result.heldBy } : undefined });
    this.state = result.next;
    if (result.changes.length > 0) this.ahead = true;
    for (const change of result.changes) this.applyChange(change, actor);
    return result.changes;
  }

  /** Appends a message with the next number (a note takes the next index after the last public message). */
  async append(message: NewMessage): Promise<Message> {
    if (message.internal) this.row.note_index += 1;
    else {
      this.row.last_seq += 1;
      this.row.note_index = 0;
    }
    if (message.author === 'CUSTOMER') {
      this.row.last_customer_seq = this.row.last_seq;
      this.told.customerWrote = true;
      this.wake({ agentId: null, reason: 'The customer wrote' });
    }
    this.episode.count(message, this.row.last_seq, this.now);
    // A message refers to its conversation and episode; the database's word on an AI message reads the conversation's state.
    if (this.isNew || this.episode.isNew || (this.ahead && message.author === 'AI')) await this.writeConversation();
    const row = await this.tx.one<MessageRow>(
      `INSERT INTO message AS m (workspace_id, id, conversation_id, episode_id, seq, note_index, author, agent_id, text, internal, citations, choices,
         choice_id, outcome, confidence, turn_id, sender_key, client_message_id, form, answers, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) RETURNING ${MESSAGE_COLUMNS}`,
      [
        this.tx.workspaceId, newId(), this.id, this.episode.id, this.row.last_seq, message.internal ? this.row.note_index : 0, message.author,
        message.agentId ?? null, message.text, message.internal ?? false, JSON.stringify(message.citations ?? []), JSON.stringify(message.choices ?? []),
        message.choiceId ?? null, message.outcome ?? null, message.confidence ?? null, message.turnId ?? null, message.senderKey, message.clientMessageId ?? null,
        message.form ? JSON.stringify(message.form) : null, message.answers ? JSON.stringify(message.answers) : null, this.now,
      ],
    );
    const stored = toMessage(row as MessageRow);
    const told = { type: 'MESSAGE', visible: !stored.internal, messageId: stored.id, actorId: message.agentId, turnId: message.turnId } as const;
    if (message.author === 'CUSTOMER') this.eventBeforeItsEffects(told);
    else this.event(told);
    return stored;
  }

  /** What the list row shows. */
  describe(words: { subject?: string; preview?: string }): void {
    if (words.subject) this.row.subject = words.subject;
    if (words.preview) this.row.preview = words.preview;
  }

  summarise(summary: string): void {
    if (summary === this.row.summary) return;
    this.row.summary = summary;
    this.event({ type: 'SUMMARY' });
  }

  collect(details: DetailData[]): void {
    this.row.details = details;
    this.event({ type: 'DETAILS' });
  }

  /** Gives it to a team, or to none in particular; who has it stays. */
  giveToTeam(teamId: string | null, actor: Actor): void {
    if (this.row.team_id === teamId) return;
    this.told.by = actor;
    this.event({ type: 'TEAM', actorId: actor.agentId, rule: actor.rule ?? null, reason: actor.reason ?? null, data: { from: this.row.team_id, to: teamId } });
    this.row.team_id = teamId;
  }

  /**
   * Hides it from the inbox until an instant or the customer's next message. Use `Snoozes`, which sets the clock too.
   * @throws Refusal WRONG_STATE for a resolved conversation
   */
  snooze(until: Date, actor: Actor): void {
    if (this.state.status === 'RESOLVED') throw new Refusal('WRONG_STATE', 'This conversation is resolved; there is nothing to come back to.');
    this.row.snoozed_until = until;
    this.event({ type: 'SNOOZED', actorId: actor.agentId, rule: actor.rule ?? null, reason: actor.reason ?? null, data: { until: until.toISOString() } });
  }

  /** Shows it in the inbox again. */
  wake(actor: Actor): void {
    if (this.row.snoozed_until === null) return;
    this.row.snoozed_until = null;
    this.event({ type: 'UNSNOOZED', actorId: actor.agentId, reason: actor.reason ?? null });
  }

  event(event: Omit<NewEvent, 'conversationId' | 'seq' | 'at'>): void {
    this.events.push({ ...event, conversationId: this.id, seq: this.row.last_seq, at: this.now });
  }

  /** A customer's message comes before what it caused, in the log as in life; its effects carry its number. */
  private eventBeforeItsEffects(event: Omit<NewEvent, 'conversationId' | 'seq' | 'at'>): void {
    const effects = this.events.splice(this.events[0]?.type === 'CREATED' ? 1 : 0);
    this.event(event);
    this.events.push(...effects.map((effect) => ({ ...effect, seq: this.row.last_seq })));
  }

  /** Writes the conversation, its episode and its events. Call it once, last. */
  async save(): Promise<void> {
    await this.writeConversation();
    await this.episode.write(this.tx, this.id);
    const hits = this.hits.splice(0);
    const fresh = await recordHits(this.tx, { conversationId: this.id, episodeId: this.episode.id, messageSeq: this.row.last_customer_seq, at: this.now }, hits.map(({ cause }) => cause));
    const { teamBefore, by, ...told } = this.told;
    const teamId = this.row.team_id;
    await tellOfChange(this.tx, { ...told, after: this.state, teamId, teamChanged: teamId !== teamBefore, actorId: by.agentId, rule: by.rule ?? null, conversationId: this.id, subject: this.row.subject, preview: this.row.preview, at: this.now });
    // The same matter of the same message is told once, whoever recognises it again.
    const again = new Set(hits.flatMap(({ cause, first }) => (first || fresh.has(cause) ? [] : [cause.kind])));
    for (const event of this.events) if (!(event.type === 'PROTECTED' && again.has(String(event.data?.kind)))) this.log.record(this.tx, event);
  }

  /** An agent has seen everything up to the last message; told to the log directly, nothing else changes. */
  announceRead(agentId: string): void {
    this.log.record(this.tx, { conversationId: this.id, type: 'READ', seq: this.row.last_seq, at: this.now, actorId: agentId });
  }

  private applyChange(change: Change, actor: Actor): void {
    const who = { actorId: actor.agentId, rule: actor.rule ?? null, reason: actor.reason ?? null };
    switch (change.kind) {
      case 'status':
        if (change.to === 'RESOLVED') this.wake(NOBODY);
        return this.event({ type: 'STATUS', visible: true, ...who, data: { from: change.from, to: change.to } });
      case 'assignee':
        this.told.by = actor;
        return this.event({ type: 'ASSIGNED', visible: true, ...who, data: { from: change.from, to: change.to } });
      case 'priority':
        this.row.priority_source = actor.rule ? 'RULE' : 'AGENT';
        return this.event({ type: 'PRIORITY', ...who, data: { from: change.from, to: change.to } });
      case 'protectionLatched':
        if (change.first) this.episode.protect(change.cause.rule, this.now);
        this.hits.push({ cause: change.cause, first: change.first });
        return this.event({ type: 'PROTECTED', ...who, rule: change.cause.rule, reason: change.cause.phrase, data: { latched: true, kind: change.cause.kind } });
      case 'protectionReleased':
        if (change.by === 'LIFTED') this.episode.liftProtection(this.now);
        return this.event({ type: 'PROTECTED', ...who, data: { latched: false, by: change.by } });
      case 'handedOff':
        this.episode.handOff(change.reason, change.rule, this.now);
        // Whoever is to answer is alerted by this; a colleague who takes a conversation needs no alert.
        if (change.reason === 'AGENT_TOOK_OVER') return;
        this.told.handedOff = true;
        this.told.by = { ...actor, rule: change.rule };
        this.event({ type: 'HANDED_OFF', ...who, rule: change.rule, reason: who.reason ?? change.rule, data: { reason: change.reason } });
        return;
      case 'handedBack':
        return;
      case 'episodeOpened':
        return this.episode.open(newId(), change.number, this.row.last_seq + 1, this.now);
      case 'episodeReopened':
        return this.episode.reopen();
      case 'episodeEnded':
        return this.episode.end(change.by, this.now);
    }
  }

  private async writeConversation(): Promise<void> {
    this.ahead = false;
    const { state, row, tx } = this;
    const values = [
      tx.workspaceId, row.id, row.subject, row.preview, state.status, state.priority, state.assigneeId, state.lastAgentId, state.protected,
      state.personHasWritten, this.episode.id, state.epoch, row.last_seq, row.last_customer_seq, row.note_index, state.waitingSince, row.summary,
      JSON.stringify(row.details), state.resolvedBy, row.team_id, row.snoozed_until, row.priority_source, this.now,
    ];
    if (this.isNew) {
      this.isNew = false;
      await tx.run(
        `INSERT INTO conversation (workspace_id, id, subject, preview, status, priority, assignee_id, last_agent_id, protected, person_has_written, episode_id,
           epoch, last_seq, last_customer_seq, note_index, waiting_since, summary, details, resolved_by, team_id, snoozed_until, priority_source, updated_at, created_at, contact_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $23, $24)`,
        [...values, row.contact_id],
      );
      await this.episode.write(tx, this.id);
      return;
    }
    if (this.episode.isNew) await this.episode.write(tx, this.id);
    await tx.run(
      `UPDATE conversation SET subject = $3, preview = $4, status = $5, priority = $6, assignee_id = $7, last_agent_id = $8, protected = $9, person_has_written = $10,
         episode_id = $11, epoch = $12, last_seq = $13, last_customer_seq = $14, note_index = $15, waiting_since = $16, summary = $17, details = $18, resolved_by = $19, team_id = $20,
         snoozed_until = $21, priority_source = $22, updated_at = $23
       WHERE workspace_id = $1 AND id = $2`,
      values,
    );
  }
}

/** The part of a row that decides. */
export function stateOf(row: ConversationRow, lastAgentActive: boolean): ConversationState {
  return {
    status: row.status,
    assigneeId: row.status === 'WITH_AGENT' ? row.assignee_id : null,
    lastAgentId: row.last_agent_id,
    lastAgentActive,
    protected: row.protected,
    personHasWritten: row.person_has_written,
    priority: row.priority,
    epoch: row.epoch,
    waitingSince: row.waiting_since,
    resolvedBy: row.resolved_by,
    episode: { number: row.episode_number, open: row.ended_at === null, handoffReason: row.status === 'AI_ACTIVE' ? null : row.handoff_reason },
  };
}
