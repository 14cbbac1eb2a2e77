import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal } from '../common/errors';
import { actorOf, type TeamCaller } from '../common/principal';
import type { Conversation } from '../conversations/conversation.type';
import { EventLog } from '../conversations/event-log';
import { toConversation } from '../conversations/rows';
import { Threads } from '../conversations/threads';
import { Database } from '../database/transaction';
import { TagStore } from './tag-store';

/** What an agent says of a conversation's tags: final for it, the AI changes it no more. */
@Injectable()
export class TagConversation {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly tags: TagStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  add(caller: TeamCaller, conversationId: string, tagId: string): Promise<{ conversation: Conversation }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const thread = await this.threads.lock(tx, conversationId);
      const tag = await this.tags.get(tx, tagId);
      if (tag.archived) throw new Refusal('INVALID', `The tag ${tag.name} is archived.`, { field: ['tagId'] });
      const touched = await tx.run(
        `INSERT INTO conversation_tag AS t (workspace_id, conversation_id, tag_id, episode_id, source, added_at, added_by) VALUES ($1, $2, $3, $4, 'AGENT', $5, $6)
         ON CONFLICT (workspace_id, conversation_id, tag_id) DO UPDATE SET source = 'AGENT', score = NULL, reason = NULL, added_at = EXCLUDED.added_at, added_by = EXCLUDED.added_by, removed_at = NULL, removed_by = NULL
         WHERE t.removed_at IS NOT NULL OR t.source <> 'AGENT'`,
        [tx.workspaceId, thread.id, tag.id, thread.episode.id, this.clock.now(), actorOf(caller)],
      );
      if (touched > 0) this.log.record(tx, { conversationId: thread.id, type: 'TAGGED', seq: thread.row.last_seq, at: this.clock.now(), tagId: tag.id, actorId: actorOf(caller) });
      return { conversation: toConversation(thread.row) };
    });
  }

  remove(caller: TeamCaller, conversationId: string, tagId: string): Promise<{ conversation: Conversation }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const thread = await this.threads.lock(tx, conversationId);
      const tag = await this.tags.get(tx, tagId);
      const touched = await tx.run('UPDATE conversation_tag SET removed_at = $4, removed_by = $5 WHERE workspace_id = $1 AND conversation_id = $2 AND tag_id = $3 AND removed_at IS NULL', [
        tx.workspaceId, thread.id, tag.id, this.clock.now(), actorOf(caller),
      ]);
      if (touched > 0) this.log.record(tx, { conversationId: thread.id, type: 'UNTAGGED', seq: thread.row.last_seq, at: this.clock.now(), tagId: tag.id, actorId: actorOf(caller) });
      return { conversation: toConversation(thread.row) };
    });
  }
}
