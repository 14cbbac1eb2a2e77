import { createHash } from 'node:crypto';
import type { Embedder, Sql } from '../ports';

/** What makes two vectors comparable: the same model and the same length. An {@link Embedder} is one. */
export type VectorSpace = Pick<Embedder, 'model' | 'dimensions'>;

/** Which model a workspace's index answers with, and which one it is moving to. */
export interface IndexState {
  current: VectorSpace;
  next: VectorSpace | null;
  /** Passages that have a vector of the next model, of all; equal when there is none to move to. */
  done: number;
  total: number;
  /** Why the move does not get on just now; null while it does. */
  error: string | null;
}

/** The index answers with another model than the vectors at hand were made with: make them again. */
export class ModelMoved extends Error {
  override name = 'ModelMoved';
  constructor(readonly model: string) {
    super(`The index answers with the model ${model} now.`);
  }
}

interface Row {
  model: string;
  dimensions: number;
  next_model: string | null;
  next_dimensions: number | null;
  error: string | null;
}

/** Where a workspace's index stands; null before anything was stored. */
export async function indexState(sql: Sql, workspaceId: string): Promise<IndexState | null> {
  const [row] = await sql.query<Row & { done: number; total: number }>(
    `select k.*, (select count(*)::int from passage p where p.workspace_id = $1) as total,
            (select count(*)::int from passage_vector v where v.workspace_id = $1 and v.model = coalesce(k.next_model, k.model)) as done
       from knowledge_index k where k.workspace_id = $1`,
    [workspaceId],
  );
  if (!row) return null;
  return { current: { model: row.model, dimensions: row.dimensions }, next: nextOf(row), done: row.done, total: row.total, error: row.error };
}

/** The model to store vectors of; a workspace without an index takes the offered one. */
export async function spaceToFill(sql: Sql, workspaceId: string, offered: VectorSpace): Promise<VectorSpace> {
  await sql.query('insert into knowledge_index (workspace_id, model, dimensions) values ($1, $2, $3) on conflict do nothing', [workspaceId, offered.model, offered.dimensions]);
  const [row] = await sql.query<Row>('select * from knowledge_index where workspace_id = $1', [workspaceId]);
  return row ? { model: row.model, dimensions: row.dimensions } : offered;
}

/**
 * Keeps the index with this model until the caller's transaction ends, so that what it stores is found.
 * @throws ModelMoved when the index answers with another model by now
 */
export async function holdSpace(sql: Sql, workspaceId: string, space: VectorSpace): Promise<void> {
  const [row] = await sql.query<Row>('select * from knowledge_index where workspace_id = $1 for share', [workspaceId]);
  if (row && row.model !== space.model) throw new ModelMoved(row.model);
}

/** Says that the index shall move to a model. @returns false when it answers with that one already */
export async function beginMove(sql: Sql, workspaceId: string, target: VectorSpace): Promise<boolean> {
  const [row] = await sql.query<Row>(
    `update knowledge_index set error = null, next_model = case when model = $2 then null else $2 end, next_dimensions = case when model = $2 then null else $3::int end
      where workspace_id = $1 returning *`,
    [workspaceId, target.model, target.dimensions],
  );
  return row?.next_model === target.model;
}

/** Notes why the move does not get on, for those who watch it. */
export async function noteMoveError(sql: Sql, workspaceId: string, error: string | null): Promise<void> {
  await sql.query('update knowledge_index set error = $2 where workspace_id = $1 and next_model is not null', [workspaceId, error]);
}

/**
 * Lets the next model answer, if every passage has its vector: in one step, and no passage is stored between the check
 * and the step. @returns false when something is missing (or the move was called off)
 */
export async function finishMove(sql: Sql, workspaceId: string, target: VectorSpace): Promise<boolean> {
  const [row] = await sql.query<Row>('select * from knowledge_index where workspace_id = $1 for update', [workspaceId]);
  if (row?.next_model !== target.model) return false;
  const missing = await sql.query(
    `select 1 from passage p where p.workspace_id = $1
        and not exists (select 1 from passage_vector v where v.workspace_id = $1 and v.model = $2 and v.passage_id = p.id) limit 1`,
    [workspaceId, target.model],
  );
  if (missing.length > 0) return false;
  await sql.query('update knowledge_index set model = next_model, dimensions = next_dimensions, next_model = null, next_dimensions = null, error = null where workspace_id = $1', [workspaceId]);
  return true;
}

/** Removes up to `limit` passages' vectors of models that neither answer nor are to come. @returns how many passages lost one */
export async function dropStaleVectors(sql: Sql, workspaceId: string, limit = 500): Promise<number> {
  const rows = await sql.query<{ passage_id: string }>(
    `with stale as (
       select v.model, v.passage_id from passage_vector v join knowledge_index k on k.workspace_id = v.workspace_id
        where v.workspace_id = $1 and v.model <> k.model and v.model is distinct from k.next_model limit $2),
     sentences as (delete from sentence_vector s using stale where s.workspace_id = $1 and s.model = stale.model and s.passage_id = stale.passage_id)
     delete from passage_vector v using stale where v.workspace_id = $1 and v.model = stale.model and v.passage_id = stale.passage_id returning v.passage_id`,
    [workspaceId, limit],
  );
  return rows.length;
}

/** Name of the graph over a model's passages, the same on every installation. */
export function graphName({ model, dimensions }: VectorSpace): string {
  return `passage_graph_${createHash('sha256').update(`${model} ${dimensions}`).digest('hex').slice(0, 12)}`;
}

/** Restriction and expression that make the planner take the graph; the model stands as a literal because the index is partial. */
export function graphTerms({ model, dimensions }: VectorSpace): { where: string; embedding: string } {
  return { where: `model = '${model.replaceAll("'", "''")}' and dimensions = ${Math.trunc(dimensions)}`, embedding: `(embedding::vector(${Math.trunc(dimensions)}))` };
}

/**
 * The statement that builds a model's graph (HNSW, Malkov and Yashunin 2018; pgvector's defaults m 16, ef_construction 64).
 * Run it as the tables' owner. `concurrently` builds without holding up writers, but not inside a transaction.
 */
export function createGraph(space: VectorSpace, concurrently: boolean): string {
  const { where, embedding } = graphTerms(space);
  return `create index ${concurrently ? 'concurrently ' : ''}if not exists ${graphName(space)} on passage_vector using hnsw (${embedding} vector_ip_ops) where ${where}`;
}

/** True when a model's graph is built and usable. */
export async function hasGraph(sql: Sql, space: VectorSpace): Promise<boolean> {
  const rows = await sql.query('select 1 from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = $1 and i.indisvalid', [graphName(space)]);
  return rows.length > 0;
}

function nextOf(row: Row): VectorSpace | null {
  return row.next_model !== null && row.next_dimensions !== null ? { model: row.next_model, dimensions: row.next_dimensions } : null;
}
