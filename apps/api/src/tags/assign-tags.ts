import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { EventLog } from '../conversations/event-log';
import type { Tx, WorkspaceScope } from '../database/transaction';
import { AssessMessage } from './assess-message';
import type { AssessedTag, Assessment } from './tag-evidence';

/** Where an assessment belongs: `seq` is the last customer message that it read. */
export interface AssessedAt {
  conversationId: string;
  episodeId: string;
  seq: number;
}

/** Tags messages and writes it down for their conversation. */
@Injectable()
export class AssignTags {
  constructor(
    private readonly reader: AssessMessage,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** What the text is about and how it sounds. Makes network calls (embedding, model): outside of any transaction. */
  async assess(scope: WorkspaceScope, text: string): Promise<Assessment> {
    return (await this.reader.run(scope, text)).assessment;
  }

  /** Keeps what a message was assessed to be. Running it again replaces it. */
  async keep(tx: Tx, at: AssessedAt, assessment: Assessment): Promise<void> {
    const { unsure, sentiment, urgency, ...detail } = assessment;
    await tx.run(
      `INSERT INTO assessment (workspace_id, conversation_id, seq, episode_id, unsure, sentiment, urgency, detail, assessed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (workspace_id, conversation_id, seq) DO UPDATE SET unsure = EXCLUDED.unsure, sentiment = EXCLUDED.sentiment, urgency = EXCLUDED.urgency, detail = EXCLUDED.detail, assessed_at = EXCLUDED.assessed_at`,
      [tx.workspaceId, at.conversationId, at.seq, at.episodeId, unsure, sentiment, urgency, JSON.stringify(detail), this.clock.now()],
    );
  }

  /**
   * Adds tags to a conversation. What an agent set or removed stays so, what is there stays as it is: running it again
   * changes nothing.
   * @returns how many were added
   */
  async store(tx: Tx, at: AssessedAt, assessed: readonly AssessedTag[]): Promise<number> {
    let count = 0;
    for (const { tagId, source, score, reason, evidence } of assessed) {
      const added = await tx.run(
        `INSERT INTO conversation_tag AS c (workspace_id, conversation_id, tag_id, episode_id, source, origin, score, reason, evidence, added_at)
         SELECT $1, $2, t.id, $4, $5, $5, $6, $7, $8, $9 FROM tag t WHERE t.workspace_id = $1 AND t.id = $3 AND t.archived_at IS NULL
         ON CONFLICT (workspace_id, conversation_id, tag_id) DO UPDATE
           SET source = EXCLUDED.source, origin = EXCLUDED.origin, score = EXCLUDED.score, reason = EXCLUDED.reason, evidence = EXCLUDED.evidence, episode_id = EXCLUDED.episode_id, added_at = EXCLUDED.added_at, removed_at = NULL, removed_by_retag = false
         WHERE c.removed_by_retag`,
        [tx.workspaceId, at.conversationId, tagId, at.episodeId, source, score, reason.slice(0, 300), JSON.stringify({ ...evidence, seq: at.seq }), this.clock.now()],
      );
      count += added;
      if (added > 0) this.log.record(tx, { conversationId: at.conversationId, type: 'TAGGED', seq: at.seq, at: this.clock.now(), tagId, reason, rule: source === 'RULE' ? reason : null });
    }
    return count;
  }
}
