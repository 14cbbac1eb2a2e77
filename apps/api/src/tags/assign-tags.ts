import { Injectable } from '@nestjs/common';
import { matchKeywords } from '@chatref/domain';
import { Clock } from '../common/clock';
import { EventLog } from '../conversations/event-log';
import type { Tx, WorkspaceScope } from '../database/transaction';
import { Knowledge } from '../documents/knowledge';
import { TagClassifiers } from './tag-classifiers';
import type { TagSource } from './tag.type';

/** A tag that a message deserves, and why. */
export interface AssessedTag {
  tagId: string;
  source: TagSource;
  /** 0..1; null when a phrase or a rule decided. */
  score: number | null;
  reason: string;
}

/** A classifier tag needs at least this probability, whatever its own threshold says. */
const LEAST_PROBABILITY = 0.35;
const MOST_TAGS = 5;

/** Tags a message by its phrases at once, by the classifier else; and writes them down for its conversation. */
@Injectable()
export class AssignTags {
  constructor(
    private readonly classifiers: TagClassifiers,
    private readonly knowledge: Knowledge,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** What the text is about. Makes network calls (the embedding): outside of any transaction. */
  async assess(scope: WorkspaceScope, text: string): Promise<AssessedTag[]> {
    if (text.trim() === '') return [];
    const { tags, classifier } = await this.classifiers.of(scope);
    const found: AssessedTag[] = matchKeywords(text, tags).map(({ tagId, phrase }) => ({ tagId, source: 'AI', score: null, reason: `says “${phrase}”` }));
    const [vector] = await this.knowledge.embed([text]);
    if (!vector) return found;
    const scored = classifier.classify(text, vector).filter((one) => one.fires && one.probability >= LEAST_PROBABILITY && !found.some((hit) => hit.tagId === one.tagId));
    for (const { tagId, probability, closest } of scored.slice(0, MOST_TAGS)) {
      found.push({ tagId, source: 'AI', score: Math.round(probability * 100) / 100, reason: closest[0] ? `like “${closest[0]}”` : 'like its description' });
    }
    return found;
  }

  /**
   * Adds tags to a conversation. What an agent removed stays removed, what is there stays as it is: running it again
   * changes nothing.
   */
  async store(tx: Tx, at: { conversationId: string; episodeId: string; seq: number }, assessed: AssessedTag[]): Promise<void> {
    for (const { tagId, source, score, reason } of assessed) {
      const added = await tx.run(
        `INSERT INTO conversation_tag (workspace_id, conversation_id, tag_id, episode_id, source, score, reason, added_at)
         SELECT $1, $2, t.id, $4, $5, $6, $7, $8 FROM tag t WHERE t.workspace_id = $1 AND t.id = $3 AND t.archived_at IS NULL
         ON CONFLICT DO NOTHING`,
        [tx.workspaceId, at.conversationId, tagId, at.episodeId, source, score, reason.slice(0, 300), this.clock.now()],
      );
      if (added > 0) this.log.record(tx, { conversationId: at.conversationId, type: 'TAGGED', seq: at.seq, at: this.clock.now(), tagId, reason, rule: source === 'RULE' ? reason : null });
    }
  }
}
