import type { KnowledgeLanguages } from '@chatref/rag';
import type { Database, Tx, WorkspaceScope } from '../database/transaction';

/** Languages of the documents that can be found, the most frequent first. */
export async function languagesInUse(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ language: string }>(
    "SELECT language FROM document WHERE workspace_id = $1 AND live_version IS NOT NULL AND language IS NOT NULL GROUP BY language ORDER BY count(*) DESC, language",
    [tx.workspaceId],
  );
  return rows.map((row) => row.language);
}

/** The same as libs/rag asks for it; single documents are looked up when several languages are in use. */
export function knowledgeLanguages(database: Database, scope: WorkspaceScope, all: readonly string[]): KnowledgeLanguages {
  return {
    all,
    of: (documentIds) =>
      database.inWorkspace(scope, async (tx) => {
        const rows = await tx.query<{ id: string; language: string | null }>('SELECT id, language FROM document WHERE workspace_id = $1 AND id = ANY($2)', [tx.workspaceId, documentIds]);
        return new Map(rows.map((row) => [row.id, row.language]));
      }),
  };
}
