import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { Database, type Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { TagStore } from './tag-store';
import type { TagExampleRecord } from './tag-example.type';

interface ExampleRow {
  id: string;
  text: string;
  counter: boolean;
  source: 'AGENT' | 'SUGGESTION';
  conversation_id: string;
  added_by: string | null;
  added_at: Date;
}
const COLUMNS = 'id, text, counter, source, conversation_id, added_by, added_at';
/** Characters of a message that stand as an example: what it is about is said by then. */
const LONGEST_EXAMPLE = 600;
const MOST_LISTED = 200;

/** What people say of tags and messages: each a lesson, with its author, that can be taken back. */
@Injectable()
export class TagCorrections {
  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes an agent's word on a tag of a conversation as a lesson, in the transaction of that word.
   * @param seq the message that the tag was set for, when it is known
   */
  async teach(tx: Tx, lesson: { tagId: string; conversationId: string; episodeId: string; counter: boolean; seq: number | null; actorId: string | null }): Promise<void> {
    const text = await this.wordsOf(tx, lesson.conversationId, lesson.episodeId, lesson.seq);
    if (text === null) return;
    await this.withdraw(tx, lesson.tagId, lesson.conversationId, lesson.actorId);
    await this.insert(tx, { ...lesson, text, source: 'AGENT' });
    this.announce(tx);
  }

  /** Takes back what was said last of a tag and a conversation. @returns whether there was something */
  async withdraw(tx: Tx, tagId: string, conversationId: string, actorId: string | null): Promise<boolean> {
    const touched = await tx.run('UPDATE tag_example SET undone_at = $4, undone_by = $5 WHERE workspace_id = $1 AND tag_id = $2 AND conversation_id = $3 AND undone_at IS NULL', [tx.workspaceId, tagId, conversationId, this.clock.now(), actorId]);
    if (touched > 0) this.announce(tx);
    return touched > 0;
  }

  /** The lessons of each tag that count, the newest first; one query for all the tags. */
  async ofTags(tx: Tx, tagIds: readonly string[]): Promise<TagExampleRecord[][]> {
    const rows = await tx.query<ExampleRow & { tag_id: string }>(
      `SELECT ${COLUMNS}, tag_id FROM (SELECT x.*, row_number() OVER (PARTITION BY x.tag_id ORDER BY x.added_at DESC, x.id) AS newest FROM tag_example x
         WHERE x.workspace_id = $1 AND x.tag_id = ANY($2) AND x.undone_at IS NULL) e WHERE newest <= ${MOST_LISTED} ORDER BY added_at DESC, id`,
      [tx.workspaceId, [...tagIds]],
    );
    return tagIds.map((id) => rows.filter((row) => row.tag_id === id).map(toRecord));
  }

  /** An admin's verdict on a message from the archive: an example of the tag, or a counter-example. */
  decide(caller: TeamCaller, input: { tagId: string; conversationId: string; accept: boolean }): Promise<{ example: TagExampleRecord }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const tag = await this.tags.get(tx, input.tagId);
      if (tag.archived) throw new Refusal('WRONG_STATE', 'This tag is archived.');
      const conversation = isId(input.conversationId) ? await tx.one<{ id: string; first_question: string }>(
        `SELECT c.id, e.first_question FROM conversation c JOIN episode e ON e.workspace_id = c.workspace_id AND e.id = c.episode_id WHERE c.workspace_id = $1 AND c.id = $2 FOR UPDATE OF c`,
        [tx.workspaceId, input.conversationId],
      ) : null;
      if (!conversation) throw notFound('conversation');
      await this.withdraw(tx, tag.id, conversation.id, actorOf(caller));
      const id = await this.insert(tx, { tagId: tag.id, conversationId: conversation.id, text: conversation.first_question.slice(0, LONGEST_EXAMPLE), counter: !input.accept, source: 'SUGGESTION', actorId: actorOf(caller) });
      this.announce(tx);
      return { example: await this.get(tx, id) };
    });
  }

  /** Takes a lesson back. The tags of its conversation stay as they are. */
  undo(caller: TeamCaller, id: string): Promise<{ example: TagExampleRecord }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const example = await this.get(tx, id);
      const touched = await tx.run('UPDATE tag_example SET undone_at = $3, undone_by = $4 WHERE workspace_id = $1 AND id = $2 AND undone_at IS NULL', [tx.workspaceId, id, this.clock.now(), actorOf(caller)]);
      if (touched > 0) this.announce(tx);
      return { example };
    });
  }

  private async get(tx: Tx, id: string): Promise<TagExampleRecord> {
    const row = isId(id) ? await tx.one<ExampleRow>(`SELECT ${COLUMNS} FROM tag_example WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]) : null;
    if (!row) throw notFound('example');
    return toRecord(row);
  }

  private async insert(tx: Tx, lesson: { tagId: string; conversationId: string; text: string; counter: boolean; source: ExampleRow['source']; actorId: string | null }): Promise<string> {
    const id = newId();
    await tx.run('INSERT INTO tag_example (workspace_id, id, tag_id, text, counter, source, conversation_id, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      tx.workspaceId, id, lesson.tagId, lesson.text, lesson.counter, lesson.source, lesson.conversationId, lesson.actorId, this.clock.now(),
    ]);
    return id;
  }

  /** The customer's message that the tag was set for, else the one of the episode that says most. */
  private async wordsOf(tx: Tx, conversationId: string, episodeId: string, seq: number | null): Promise<string | null> {
    const row = await tx.one<{ text: string }>(
      `SELECT text FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND author = 'CUSTOMER' AND (episode_id = $3 OR seq = $4) AND btrim(text) <> ''
        ORDER BY (seq = $4) DESC NULLS LAST, length(text) DESC, seq LIMIT 1`,
      [tx.workspaceId, conversationId, episodeId, seq],
    );
    return row ? row.text.slice(0, LONGEST_EXAMPLE).trim() || null : null;
  }

  private announce(tx: Tx): void {
    tx.afterCommit(() => this.bus.publish('tags-taught', { workspaceId: tx.workspaceId }));
  }
}

function toRecord(row: ExampleRow): TagExampleRecord {
  return { id: row.id, text: row.text, counter: row.counter, source: row.source, conversationId: row.conversation_id, addedById: row.added_by, addedAt: row.added_at };
}
