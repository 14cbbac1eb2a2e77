import { normalisedQuestion } from '@chatref/rag';
import type { Tx } from '../../database/transaction';

/** Two writers at once must not give one question to two entries; the second waits and is told. Taken before any row is. */
export async function lockCurated(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`curated ${tx.workspaceId}`]);
}

/**
 * Removes the custom answers that a file brought and nobody has changed by hand since (those are no longer the file's).
 * @param keep entries that stay
 * @returns how many went
 */
export function removePairs(tx: Tx, documentId: string, keep: readonly string[] = []): Promise<number> {
  return tx.run('DELETE FROM document d USING curated_answer c WHERE d.workspace_id = $1 AND c.workspace_id = $1 AND c.document_id = d.id AND c.pairs_document_id = $2 AND NOT c.id = ANY($3)', [tx.workspaceId, documentId, keep]);
}

/**
 * Takes a question's passages out of the file that brought it: its custom answer says something else by now, or is
 * switched off, and the file must not contradict it.
 */
export async function withdrawPassages(tx: Tx, documentId: string, question: string): Promise<void> {
  const rows = await tx.query<{ id: string; heading: string | null }>('SELECT id, heading_path[array_length(heading_path, 1)] AS heading FROM passage WHERE workspace_id = $1 AND document_id = $2', [tx.workspaceId, documentId]);
  const wanted = normalisedQuestion(question);
  const ids = rows.flatMap(({ id, heading }) => (normalisedQuestion(heading ?? '') === wanted ? [id] : []));
  if (ids.length === 0) return;
  await tx.run('DELETE FROM passage WHERE workspace_id = $1 AND id = ANY($2)', [tx.workspaceId, ids]);
  await countPassages(tx, documentId);
}

/** Writes down how many passages a document has, where not all that were read are found. */
export async function countPassages(tx: Tx, documentId: string): Promise<void> {
  await tx.run('UPDATE document d SET passage_count = (SELECT count(*) FROM passage p WHERE p.workspace_id = $1 AND p.document_id = $2) WHERE d.workspace_id = $1 AND d.id = $2', [tx.workspaceId, documentId]);
}
