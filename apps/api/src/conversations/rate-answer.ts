import { Injectable } from '@nestjs/common';
import { Refusal, notFound } from '../common/errors';
import { isId } from '../common/ids';
import type { VisitorCaller } from '../common/principal';
import { Database } from '../database/transaction';
import type { VisitorConversation } from './conversation.type';
import type { VisitorMessage } from './message.type';
import { MESSAGE_COLUMNS, toMessage, toVisitorMessage, type MessageRow } from './rows';
import { Threads } from './threads';
import { visitorViewOf } from './visitor-view';

/**
 * What a customer says of an answer. "Helpful" on the last word of the AI confirms it: the episode is resolved. "Not
 * helpful" is remembered: silence after it counts as abandoned, never as resolved.
 */
@Injectable()
export class RateAnswer {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
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
        await thread.save();
      }
      const conversation = visitorViewOf(thread);
      return { message: toVisitorMessage({ ...toMessage(row), helpful }), conversation };
    });
  }
}
