import { Injectable } from '@nestjs/common';
import { newConversationState, type Priority } from '@chatref/domain';
import { Clock } from '../common/clock';
import { notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import type { Tx } from '../database/transaction';
import { EventLog } from './event-log';
import type { Conversation } from './conversation.type';
import { CONVERSATION_COLUMNS, CONVERSATION_FROM, toConversation, type ConversationRow } from './rows';
import { Thread } from './thread';

/** Opens conversations for change: the row is locked until the transaction ends, so that one writer at a time decides. */
@Injectable()
export class Threads {
  constructor(
    private readonly clock: Clock,
    private readonly log: EventLog,
  ) {}

  /**
   * Locks a conversation.
   * @param contactId when given, a conversation of anybody else is as unknown as one that never was
   * @throws AppError NOT_FOUND
   */
  async lock(tx: Tx, id: string, contactId?: string): Promise<Thread> {
    const thread = isId(id) ? await this.find(tx, 'c.id = $2', [id]) : null;
    if (!thread || (contactId !== undefined && thread.row.contact_id !== contactId)) throw notFound('conversation');
    return thread;
  }

  /** Locks the contact's newest conversation that is not resolved. */
  lockOpen(tx: Tx, contactId: string): Promise<Thread | null> {
    return this.find(tx, `c.contact_id = $2 AND c.status <> 'RESOLVED'`, [contactId]);
  }

  /** A conversation to be; it exists once its first message is appended and the thread is saved. */
  create(tx: Tx, contactId: string, words: { subject: string; preview: string }, at = this.clock.now()): Thread {
    const state = newConversationState();
    const row: ConversationRow = {
      workspace_id: tx.workspaceId,
      id: newId(),
      contact_id: contactId,
      ...words,
      status: state.status,
      priority: state.priority as Priority,
      assignee_id: null,
      last_agent_id: null,
      protected: false,
      person_has_written: false,
      episode_id: newId(),
      epoch: 0,
      last_seq: 0,
      last_customer_seq: 0,
      note_index: 0,
      waiting_since: null,
      summary: null,
      details: [],
      resolved_by: null,
      team_id: null,
      snoozed_until: null,
      priority_source: 'DEFAULT',
      created_at: at,
      updated_at: at,
      episode_number: 1,
      ended_at: null,
      handed_off_at: null,
      handoff_reason: null,
      handoff_rule: null,
      handoff_phrase: null,
      handoff_seq: null,
      withheld_text: null,
      withheld_because: null,
      ai_failures: 0,
      declined: 0,
      clarified: 0,
      ai_answers: 0,
      first_seq: 1,
    };
    return new Thread(tx, this.log, row, false, at, true);
  }

  /** @throws AppError NOT_FOUND */
  async read(tx: Tx, id: string): Promise<Conversation> {
    const row = await tx.one<ConversationRow>(`SELECT ${CONVERSATION_COLUMNS} FROM ${CONVERSATION_FROM} WHERE c.workspace_id = $1 AND c.id = $2`, [tx.workspaceId, id]);
    if (!row) throw notFound('conversation');
    return toConversation(row);
  }

  private async find(tx: Tx, where: string, params: unknown[]): Promise<Thread | null> {
    const row = await tx.one<ConversationRow & { last_agent_active: boolean | null }>(
      `SELECT ${CONVERSATION_COLUMNS},
              (SELECT a.active FROM agent a WHERE a.workspace_id = c.workspace_id AND a.id = c.last_agent_id) AS last_agent_active
         FROM ${CONVERSATION_FROM}
        WHERE c.workspace_id = $1 AND ${where}
        ORDER BY c.created_at DESC, c.id DESC LIMIT 1 FOR UPDATE OF c`,
      [tx.workspaceId, ...params],
    );
    return row ? new Thread(tx, this.log, row, row.last_agent_active ?? false, this.clock.now(), false) : null;
  }
}
