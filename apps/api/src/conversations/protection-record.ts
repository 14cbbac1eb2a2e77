import type { LatchCause } from '@chatref/domain';
import { newId } from '../common/ids';
import type { Tx } from '../database/transaction';

/** A matter that latched, before it is written down; a button has no words. */
export type RecordedCause = Omit<LatchCause, 'phrase'> & { phrase: string | null };

/**
 * Writes down what latched and why. The same matter of the same message is one row, however often it is recognised.
 * @returns those that were not known before
 */
export async function recordHits(tx: Tx, at: { conversationId: string; episodeId: string; messageSeq: number; at: Date }, causes: readonly RecordedCause[]): Promise<Set<RecordedCause>> {
  const fresh = new Set<RecordedCause>();
  for (const cause of causes) {
    const { kind, rule, phrase, source, like, messageSeq } = cause;
    const added = await tx.run(
      `INSERT INTO protection_hit (workspace_id, id, conversation_id, episode_id, message_seq, kind, rule, phrase, source, like_example, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (workspace_id, conversation_id, message_seq, kind) DO NOTHING`,
      [tx.workspaceId, newId(), at.conversationId, at.episodeId, messageSeq ?? at.messageSeq, kind, rule, phrase, source ?? 'PHRASE', like ?? null, at.at],
    );
    if (added > 0) fresh.add(cause);
  }
  return fresh;
}
