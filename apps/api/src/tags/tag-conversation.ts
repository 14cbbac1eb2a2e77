import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal } from '../common/errors';
import { actorOf, type TeamCaller } from '../common/principal';
import type { Conversation } from '../conversations/conversation.type';
import { EventLog } from '../conversations/event-log';
import { toConversation } from '../conversations/rows';
import type { Thread } from '../conversations/thread';
import { Threads } from '../conversations/threads';
import { Database, type Tx } from '../database/transaction';
import { TagCorrections } from './tag-corrections';
import { TagStore } from './tag-store';
import type { TagSource } from './tag.type';

/** What an agent says of a conversation's tags: final for it, the AI changes it no more; and a lesson for the next ones. */
@Injectable()
export class TagConversation {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly tags: TagStore,
    private readonly corrections: TagCorrections,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  add(caller: TeamCaller, conversationId: string, tagId: string): Promise<{ conversation: Conversation }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const thread = await this.threads.lock(tx, conversationId);
      const tag = await this.tags.get(tx, tagId);
      if (tag.archived) throw new Refusal('INVALID', `The tag ${tag.name} is archived.`, { field: ['tagId'] });
      const touched = await tx.run(
        `INSERT INTO conversation_tag AS t (workspace_id, conversation_id, tag_id, episode_id, source, origin, added_at, added_by) VALUES ($1, $2, $3, $4, 'AGENT', 'AGENT', $5, $6)
         ON CONFLICT (workspace_id, conversation_id, tag_id) DO UPDATE SET source = 'AGENT', score = NULL, reason = NULL, evidence = NULL, added_at = EXCLUDED.added_at, added_by = EXCLUDED.added_by, removed_at = NULL, removed_by = NULL, removed_by_retag = false
         WHERE t.removed_at IS NOT NULL OR t.source <> 'AGENT'`,
        [tx.workspaceId, thread.id, tag.id, thread.episode.id, this.clock.now(), actorOf(caller)],
      );
      if (touched > 0) {
        this.record(tx, thread, 'TAGGED', tag.id, caller);
        await this.corrections.teach(tx, { tagId: tag.id, conversationId: thread.id, episodeId: thread.episode.id, counter: false, seq: null, actorId: actorOf(caller) });
      }
      return { conversation: toConversation(thread.row) };
    });
  }

  remove(caller: TeamCaller, conversationId: string, tagId: string): Promise<{ conversation: Conversation }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const thread = await this.threads.lock(tx, conversationId);
      const tag = await this.tags.get(tx, tagId);
      const before = await tx.one<{ origin: TagSource; episode_id: string; seq: number | null }>(
        `SELECT origin, episode_id, (evidence->>'seq')::int AS seq FROM conversation_tag WHERE workspace_id = $1 AND conversation_id = $2 AND tag_id = $3 AND removed_at IS NULL`,
        [tx.workspaceId, thread.id, tag.id],
      );
      if (before) {
        await tx.run('UPDATE conversation_tag SET removed_at = $4, removed_by = $5 WHERE workspace_id = $1 AND conversation_id = $2 AND tag_id = $3', [tx.workspaceId, thread.id, tag.id, this.clock.now(), actorOf(caller)]);
        this.record(tx, thread, 'UNTAGGED', tag.id, caller);
        // Taking back one's own tag teaches nothing; taking away what the AI or a rule set is a counter-example.
        if (before.origin === 'AGENT') await this.corrections.withdraw(tx, tag.id, thread.id, actorOf(caller));
        else await this.corrections.teach(tx, { tagId: tag.id, conversationId: thread.id, episodeId: before.episode_id, counter: true, seq: before.seq, actorId: actorOf(caller) });
      }
      return { conversation: toConversation(thread.row) };
    });
  }

  private record(tx: Tx, thread: Thread, type: 'TAGGED' | 'UNTAGGED', tagId: string, caller: TeamCaller): void {
    this.log.record(tx, { conversationId: thread.id, type, seq: thread.row.last_seq, at: this.clock.now(), tagId, actorId: actorOf(caller) });
  }
}
