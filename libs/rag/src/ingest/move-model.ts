import { indexedText } from '../chunk/chunk-document';
import type { Embedder, Sentence, Sql } from '../ports';
import { storeVectors } from '../store/passage-store';
import { dropStaleVectors, finishMove, noteMoveError } from '../store/vector-space';
import type { WithSql } from '../retrieve/search';
import { textHash } from './ingest';

/** Passages per round: embedded outside of any transaction, stored in a short one. */
const ROUND = 16;

interface Missing {
  id: string;
  heading_path: string[];
  body: string;
  sentences: Sentence[];
}

/**
 * Gives every passage a vector of `embedder`'s model beside the one it has, then lets that model answer and removes the
 * old vectors. Interrupted anywhere, a second run continues where the first one stopped: what is done stands in the rows.
 * @param onProgress called after every round
 * @returns false when the move was called off meanwhile
 * @throws EmbedError when the model cannot be reached; the reason is noted beside the progress
 */
export async function moveToModel(withSql: WithSql, workspaceId: string, embedder: Embedder, onProgress: () => void = () => undefined): Promise<boolean> {
  for (;;) {
    const missing = await withSql((sql) => nextMissing(sql, workspaceId, embedder.model));
    if (missing === null) return false;
    if (missing.length === 0) {
      if (await withSql((sql) => finishMove(sql, workspaceId, embedder))) break;
      continue;
    }
    await embedRound(withSql, workspaceId, embedder, missing);
    onProgress();
  }
  while ((await withSql((sql) => dropStaleVectors(sql, workspaceId))) > 0) onProgress();
  onProgress();
  return true;
}

async function embedRound(withSql: WithSql, workspaceId: string, embedder: Embedder, missing: readonly Missing[]): Promise<void> {
  const plans = missing.map((passage) => ({ id: passage.id, texts: [indexedText({ headingPath: passage.heading_path, text: passage.body }), ...passage.sentences.map((sentence) => sentence.text)] }));
  let vectors: Float32Array[];
  try {
    vectors = await embedder.embed(plans.flatMap((plan) => plan.texts), 'ingest');
  } catch (error) {
    await withSql((sql) => noteMoveError(sql, workspaceId, error instanceof Error ? error.message : String(error)));
    throw error;
  }
  let at = 0;
  const rows = plans.map(({ id, texts }) => {
    const [own, ...rest] = texts.map((text) => ({ hash: textHash(text), vector: vectors[at++] ?? new Float32Array(embedder.dimensions) }));
    return { id, vector: own?.vector ?? new Float32Array(embedder.dimensions), vectorHash: own?.hash ?? '', sentenceVectors: rest };
  });
  await withSql(async (sql) => {
    await storeVectors(sql, workspaceId, embedder, rows);
    await noteMoveError(sql, workspaceId, null);
  });
}

/** Some passages without a vector of the model; null when the index is not moving to it (any more). */
async function nextMissing(sql: Sql, workspaceId: string, model: string): Promise<Missing[] | null> {
  const moving = await sql.query('select 1 from knowledge_index where workspace_id = $1 and next_model = $2', [workspaceId, model]);
  if (moving.length === 0) return null;
  return sql.query<Missing>(
    `select p.id, p.heading_path, p.body, p.sentences from passage p
      where p.workspace_id = $1 and not exists (select 1 from passage_vector v where v.workspace_id = $1 and v.model = $2 and v.passage_id = p.id)
      order by p.document_id, p.position limit ${ROUND}`,
    [workspaceId, model],
  );
}
