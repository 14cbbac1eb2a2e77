import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../../common/connection';
import { AppError } from '../../common/errors';
import { isId } from '../../common/ids';
import type { Tx } from '../../database/transaction';
import type { CuratedAnswer } from './curated.type';

interface Row {
  id: string;
  workspace_id: string;
  document_id: string;
  question: string;
  answer: string;
  source_url: string | null;
  threshold: number | null;
  effective: number;
  enabled: boolean;
  version: number;
  updated_at: Date;
  alternatives: string[] | null;
  learned: boolean;
  pairs_document_id: string | null;
}

/** The workspace's own threshold where the entry has none; $1 is the workspace, `c` the entry. */
export const EFFECTIVE_THRESHOLD = "coalesce(c.threshold, (SELECT (w.settings->>'curatedThreshold')::real FROM workspace w WHERE w.id = $1), 0.8)::float8";

/** @param model names its parameter that holds the embedding model in use */
const columns = (model: string): string => `c.id, c.workspace_id, c.document_id, c.question, c.answer, c.source_url, c.threshold::float8 AS threshold, c.enabled, c.version, c.updated_at, c.pairs_document_id,
  ${EFFECTIVE_THRESHOLD} AS effective,
  (SELECT array_agg(p.text ORDER BY p.position) FROM curated_phrase p WHERE p.workspace_id = c.workspace_id AND p.curated_id = c.id AND p.position > 0) AS alternatives,
  NOT EXISTS (SELECT 1 FROM curated_phrase p WHERE p.workspace_id = c.workspace_id AND p.curated_id = c.id AND p.model IS DISTINCT FROM ${model}) AS learned`;

/** 0.8 in a `real` column comes back as 0.800000011920929. */
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

function toCurated(row: Row): CuratedAnswer {
  return {
    id: row.id, workspaceId: row.workspace_id, documentId: row.document_id, question: row.question, alternatives: row.alternatives ?? [], answer: row.answer, sourceUrl: row.source_url,
    threshold: row.threshold === null ? null : round(row.threshold), effectiveThreshold: round(row.effective), enabled: row.enabled, learned: row.learned, version: row.version, updatedAt: row.updated_at, pairsDocumentId: row.pairs_document_id,
  };
}

/** Curated answers by id. */
export async function curatedByIds(tx: Tx, ids: readonly string[], model: string): Promise<Map<string, CuratedAnswer>> {
  const rows = await tx.query<Row>(`SELECT ${columns('$3')} FROM curated_answer c WHERE c.workspace_id = $1 AND c.id = ANY($2)`, [tx.workspaceId, ids.filter(isId), model]);
  return new Map(rows.map((row) => [row.id, toCurated(row)]));
}

export interface CuratedFilter {
  /** In questions, alternatives and answers. */
  search?: string | null;
  /** The file of pairs that brought them. */
  documentId?: string | null;
}

/** How many custom answers files of pairs have brought that are still theirs, by document; one without has no entry. */
export async function pairCounts(tx: Tx, documentIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; n: number }>('SELECT pairs_document_id AS id, count(*)::int AS n FROM curated_answer WHERE workspace_id = $1 AND pairs_document_id = ANY($2) GROUP BY pairs_document_id', [tx.workspaceId, documentIds]);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Curated answers, the last changed first. */
export async function curatedPage(tx: Tx, args: PageArgs, { search, documentId = null }: CuratedFilter, model: string): Promise<Connection<CuratedAnswer>> {
  const page = pageOf(args, { defaultFirst: 50, cursorParts: 2 });
  const [at = null, id = null] = page.cursor ?? [];
  if (page.cursor && (!isId(id ?? '') || Number.isNaN(Date.parse(at ?? '')))) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  if (documentId && !isId(documentId)) throw new AppError('BAD_USER_INPUT', 'documentId must be the id of a document.');
  const pattern = search?.trim() ? `%${search.trim().slice(0, 200).replaceAll('\u0000', '').replace(/[\\%_]/g, '\\$&')}%` : null;
  const where = `c.workspace_id = $1 AND ($2::text IS NULL OR c.answer ILIKE $2
    OR EXISTS (SELECT 1 FROM curated_phrase p WHERE p.workspace_id = c.workspace_id AND p.curated_id = c.id AND p.text ILIKE $2))
    AND ($3::uuid IS NULL OR c.pairs_document_id = $3)`;
  const rows = await tx.query<Row & { at: string }>(
    `SELECT ${columns('$7')}, to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM curated_answer c
      WHERE ${where} AND ($4::timestamptz IS NULL OR (c.updated_at, c.id) < ($4::timestamptz, $5::uuid))
      ORDER BY c.updated_at DESC, c.id DESC LIMIT $6`,
    [tx.workspaceId, pattern, documentId, at, id, page.limit + 1, model],
  );
  const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM curated_answer c WHERE ${where}`, [tx.workspaceId, pattern, documentId]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.at, row.id]), node: toCurated(row) }), total?.n ?? 0);
}
