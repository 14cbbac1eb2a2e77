import type { Tx } from '../database/transaction';

/**
 * Why nothing can be said yet about what the documents are not about: there is none, or some are being read for the first
 * time. Null when all that is there can be found.
 */
export async function notYetKnown(tx: Tx): Promise<string | null> {
  const state = await tx.one<{ reading: boolean; empty: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM document WHERE workspace_id = $1 AND NOT curated AND live_version IS NULL AND status IN ('QUEUED', 'PROCESSING')) AS reading,
            NOT EXISTS (SELECT 1 FROM passage WHERE workspace_id = $1) AS empty`,
    [tx.workspaceId],
  );
  if (state?.reading) return 'The documents are still being read, so it cannot be told yet whether they answer this.';
  return state?.empty ? 'There are no documents yet that could answer this.' : null;
}
