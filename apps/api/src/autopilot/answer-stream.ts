import { acceptDraft } from '@chatref/domain';
import type { Database } from '../database/transaction';
import type { EventBus } from '../events/event-bus';
import type { TurnFacts } from './gather-facts';

/**
 * The sentences of one turn's answer on their way to those who follow the conversation. Each is fenced like the answer
 * itself: nobody has taken over, nothing newer has come.
 */
export class AnswerStream {
  private index = 0;

  constructor(
    private readonly database: Database,
    private readonly bus: EventBus,
    private readonly facts: TurnFacts,
    private readonly turnId: string,
  ) {}

  /**
   * Tells a sentence, unless the conversation has moved on. It goes out while the conversation's row is held, so that a
   * colleague who takes over at this moment does so after it: behind the takeover in the feed there is never a sentence.
   * @returns false when the rest is of no interest any more
   */
  push(delta: string): Promise<boolean> {
    const { facts, turnId } = this;
    return this.database.inWorkspace(facts, async (tx) => {
      const now = await tx.one<{ epoch: number; status: TurnFacts['status']; protected: boolean; last_customer_seq: number }>(
        'SELECT epoch, status, protected, last_customer_seq FROM conversation WHERE workspace_id = $1 AND id = $2 FOR SHARE',
        [tx.workspaceId, facts.conversation.id],
      );
      if (!now || acceptDraft(facts.fence, { epoch: now.epoch, lastCustomerSeq: now.last_customer_seq, status: now.status, protected: now.protected }) !== 'ACCEPT') return false;
      this.bus.publish('ephemeral', { workspaceId: facts.workspaceId, conversationId: facts.conversation.id, type: 'ANSWER_DELTA', data: { turnId, deltaIndex: this.index, delta, visible: true } });
      this.index += 1;
      return true;
    });
  }

  /** Takes back what was told: the answer that follows is another one. */
  discard(): void {
    const { facts, turnId } = this;
    if (this.index > 0) this.bus.publish('ephemeral', { workspaceId: facts.workspaceId, conversationId: facts.conversation.id, type: 'ANSWER_DISCARDED', data: { turnId, visible: true } });
  }
}
