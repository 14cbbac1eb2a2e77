import { Injectable } from '@nestjs/common';
import { summarise } from '@chatref/domain';
import { Refusal, notFound } from '../common/errors';
import { isId } from '../common/ids';
import type { VisitorCaller } from '../common/principal';
import { Database, type Tx } from '../database/transaction';
import { AnswerFeedback } from './answer-feedback';
import type { VisitorConversation } from './conversation.type';
import { Expectations } from './expectations';
import type { VisitorMessage } from './message.type';
import { MESSAGE_COLUMNS, parseDetails, toMessage, toVisitorMessage, type MessageRow } from './rows';
import type { Thread } from './thread';
import { Threads } from './threads';
import { visitorViewOf } from './visitor-view';

/**
 * What a customer says of an answer. "Helpful" on the last word of the AI confirms it: the episode is resolved. "Not
 * helpful" on it hands over to a person; on an earlier one it is remembered: silence after it counts as abandoned.
 */
@Injectable()
export class RateAnswer {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly expectations: Expectations,
    private readonly feedback: AnswerFeedback,
  ) {}

  run(caller: VisitorCaller, messageId: string, helpful: boolean): Promise<{ message: VisitorMessage; conversation: VisitorConversation }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const found = isId(messageId)
        ? await tx.one<{ conversation_id: string }>(
            `SELECT m.conversation_id FROM message m JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
              WHERE m.workspace_id = $1 AND m.id = $2 AND c.contact_id = $3 AND NOT m.internal`,
            [tx.workspaceId, messageId, caller.contactId],
          )
        : null;
      if (!found) throw notFound('message');
      const thread = await this.threads.lock(tx, found.conversation_id, caller.contactId);
      const row = await tx.one<MessageRow & { episode_id: string }>(`SELECT ${MESSAGE_COLUMNS}, m.episode_id FROM message m WHERE m.workspace_id = $1 AND m.id = $2`, [tx.workspaceId, messageId]);
      if (!row) throw notFound('message');
      if (row.author !== 'AI' && row.author !== 'AGENT') throw new Refusal('INVALID', 'Only answers can be rated.', { field: ['messageId'] });
      if (row.helpful !== helpful) {
        await tx.run('UPDATE message SET helpful = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, messageId, helpful]);
        thread.event({ type: 'RATED', visible: true, messageId, data: { helpful, before: row.helpful } });
        if (row.author === 'AI' && row.episode_id === thread.episode.id) thread.episode.react(helpful ? 'POSITIVE' : 'NEGATIVE');
        const lastWord = row.seq === thread.row.last_seq && (row.outcome === 'ANSWERED' || row.outcome === 'TENTATIVE');
        if (helpful && lastWord && thread.state.status === 'AI_ACTIVE') thread.command({ kind: 'resolve', by: 'AI_CONFIRMED' });
        if (!helpful && lastWord && thread.state.status === 'AI_ACTIVE') await this.handOver(tx, thread, row.text);
        await thread.save();
        if (row.author === 'AI') await this.feedback.tell(tx, { conversationId: thread.id, messageId, answered: helpful, by: 'RATING' });
      }
      const conversation = visitorViewOf(thread);
      return { message: toVisitorMessage({ ...toMessage(row), helpful }), conversation };
    });
  }

  /** A person is due, and the customer hears it at once; what the AI had said stays on the card as what did not help. */
  private async handOver(tx: Tx, thread: Thread, answer: string): Promise<void> {
    thread.command({ kind: 'handOff', reason: 'NEGATIVE_FEEDBACK', rule: null }, { agentId: null, reason: 'The customer marked the answer as not helpful' });
    const asked = await tx.one<{ text: string; seq: number }>(
      `SELECT text, seq FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND author = 'CUSTOMER' ORDER BY seq DESC LIMIT 1`, [tx.workspaceId, thread.id]);
    thread.episode.because(asked?.text.slice(0, 200) ?? null, asked?.seq ?? null);
    thread.summarise(summarise({ contact: await contactOf(tx, thread), customerTexts: asked ? [asked.text] : [], aiAnswers: [{ text: answer, sources: [] }], reason: 'NEGATIVE_FEEDBACK', rule: null, details: parseDetails(thread.row.details) }));
    const said = { reason: 'NEGATIVE_FEEDBACK' as const, protection: null, contactId: thread.row.contact_id, texts: asked ? [asked.text] : [] };
    await thread.append({ author: 'SYSTEM', senderKey: 'system', text: await this.expectations.acknowledge(tx, said) });
  }
}

async function contactOf(tx: Tx, thread: Thread): Promise<{ name: string | null; verified: boolean }> {
  return (await tx.one<{ name: string | null; verified: boolean }>('SELECT name, verified FROM contact WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, thread.row.contact_id])) ?? { name: null, verified: false };
}
