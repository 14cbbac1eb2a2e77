import type { HandoffReason, ResolvedBy } from '@chatref/domain';
import type { Tx } from '../database/transaction';
import type { NewMessage } from './new-message';

type Value = string | number | boolean | Date | null | number[];

/**
 * What a transaction changes of a conversation's current episode: the row that every figure counts. Written as one
 * statement; counters rise by SQL, so that nothing has to be read first.
 */
export class EpisodeDraft {
  private sets = new Map<string, Value>();
  private sums = new Map<string, number>();
  private firstQuestion: string | null = null;
  private startedAt: Date | null = null;

  constructor(
    public id: string,
    private number: number,
    public isNew: boolean,
    private firstSeq: number,
  ) {}

  open(id: string, number: number, firstSeq: number, at: Date): void {
    Object.assign(this, { id, number, firstSeq, isNew: true, startedAt: at });
    this.sets = new Map();
    this.sums = new Map();
  }

  count(message: NewMessage, seq: number, at: Date): void {
    if (message.internal) return;
    switch (message.author) {
      case 'CUSTOMER':
        this.sum('customer_messages');
        if (this.isNew && this.firstQuestion === null) {
          this.firstQuestion = message.text;
          this.firstSeq = seq;
          this.startedAt ??= at;
        }
        return;
      case 'AI':
        this.set('last_reaction', null);
        if (message.outcome === 'ANSWERED' || message.outcome === 'TENTATIVE') {
          this.sum('ai_answers');
          this.setOnce('first_answer_at', at);
          this.set('last_answer_at', at);
        }
        if (message.outcome === 'DECLINED') this.sum('declined');
        if (message.outcome === 'CLARIFY') this.sum('clarified');
        return;
      case 'AGENT':
        this.setOnce('first_agent_reply_at', at);
        return;
      case 'SYSTEM':
    }
  }

  protect(rule: string, at: Date): void {
    this.setOnce('protected_at', at);
    this.setOnce('protection', rule);
  }

  liftProtection(at: Date): void {
    this.set('protection_lifted_at', at);
  }

  handOff(reason: HandoffReason, rule: string | null, at: Date): void {
    this.set('handed_off_at', at);
    this.set('handoff_reason', reason);
    this.set('handoff_rule', rule);
  }

  /** The words that caused a handoff, and where they stand. */
  because(phrase: string | null, seq: number | null): void {
    this.set('handoff_phrase', phrase);
    this.set('handoff_seq', seq);
  }

  withhold(text: string, because: string): void {
    this.set('withheld_text', text);
    this.set('withheld_because', because);
  }

  react(reaction: 'POSITIVE' | 'NEGATIVE'): void {
    this.set('last_reaction', reaction);
    if (reaction === 'NEGATIVE') this.sum('ai_failures');
  }

  /** The meaning of the first question, for topics. */
  embed(model: string, vector: Float32Array): void {
    this.setOnce('question_model', model);
    this.setOnce('question_vector', [...vector]);
  }

  end(by: ResolvedBy, at: Date): void {
    this.set('ended_at', at);
    this.set('resolved_by', by);
  }

  reopen(): void {
    this.set('ended_at', null);
    this.set('resolved_by', null);
    this.set('reopened', true);
  }

  async write(tx: Tx, conversationId: string): Promise<void> {
    if (this.isNew) {
      await tx.run('INSERT INTO episode (workspace_id, id, conversation_id, number, started_at, first_seq, first_question) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        tx.workspaceId, this.id, conversationId, this.number, this.startedAt, this.firstSeq, (this.firstQuestion ?? '').slice(0, 4_000),
      ]);
      this.isNew = false;
    }
    if (this.sets.size === 0 && this.sums.size === 0) return;
    const params: Value[] = [tx.workspaceId, this.id];
    const parts: string[] = [];
    for (const [column, value] of this.sets) {
      const [name, once] = column.startsWith('?') ? [column.slice(1), true] : [column, false];
      params.push(value);
      parts.push(once ? `${name} = coalesce(${name}, $${params.length})` : `${name} = $${params.length}`);
    }
    for (const [column, by] of this.sums) parts.push(`${column} = ${column} + ${by}`);
    this.sets.clear();
    this.sums.clear();
    await tx.run(`UPDATE episode SET ${parts.join(', ')} WHERE workspace_id = $1 AND id = $2`, params);
  }

  private set(column: string, value: Value): void {
    this.sets.set(column, value);
  }

  /** Keeps the first value ever set. */
  private setOnce(column: string, value: Value): void {
    if (!this.sets.has(`?${column}`)) this.sets.set(`?${column}`, value);
  }

  private sum(column: string): void {
    this.sums.set(column, (this.sums.get(column) ?? 0) + 1);
  }
}
