import { AppError } from '../common/errors';
import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../common/connection';
import type { Tx } from '../database/transaction';
import type { PageState, Source, SourceKind, SourcePage, SourceSync, SyncStatus } from './source.type';

const SOURCE_COLUMNS = 'id, workspace_id, name, kind, start_url, include, exclude, max_depth, max_pages, every_minutes, next_sync_at, removing, created_at';
const SYNC_COLUMNS = 'id, source_id, status, whole, started_at, ended_at, error, cut, found, changed, unchanged, failed, skipped, removed';
const PAGE_COLUMNS = 'url, workspace_id, depth, state, reason, http_status, etag, last_modified, links, document_id, checked_at, changed_at';

export interface SourceRow {
  id: string;
  workspace_id: string;
  name: string;
  kind: SourceKind;
  start_url: string;
  include: string[];
  exclude: string[];
  max_depth: number;
  max_pages: number;
  every_minutes: number | null;
  next_sync_at: Date | null;
  removing: boolean;
  created_at: Date;
}

export interface SyncRow {
  id: string;
  source_id: string;
  status: SyncStatus;
  /** Everything is fetched in full, and pages whose document was deleted by hand come back. */
  whole: boolean;
  started_at: Date;
  ended_at: Date | null;
  error: string | null;
  cut: boolean;
  found: number;
  changed: number;
  unchanged: number;
  failed: number;
  skipped: number;
  removed: number;
}

export interface PageRow {
  url: string;
  workspace_id: string;
  depth: number;
  state: PageState;
  reason: string | null;
  http_status: number | null;
  etag: string | null;
  last_modified: string | null;
  links: string[];
  document_id: string | null;
  checked_at: Date | null;
  changed_at: Date | null;
}

export function toSource(row: SourceRow): Source {
  return {
    id: row.id, workspaceId: row.workspace_id, name: row.name, kind: row.kind, startUrl: row.start_url, include: row.include, exclude: row.exclude, maxDepth: row.max_depth,
    maxPages: row.max_pages, everyMinutes: row.every_minutes, nextSyncAt: row.next_sync_at, removing: row.removing, createdAt: row.created_at,
  };
}

export function toSync(row: SyncRow): SourceSync {
  const { id, status, error, cut, found, changed, unchanged, failed, skipped, removed } = row;
  return { id, status, startedAt: row.started_at, endedAt: row.ended_at, error, cut, found, changed, unchanged, failed, skipped, removed };
}

function toPage(row: PageRow): SourcePage {
  const { url, depth, state, reason } = row;
  return { url, depth, state, reason, workspaceId: row.workspace_id, documentId: row.document_id, httpStatus: row.http_status, checkedAt: row.checked_at, changedAt: row.changed_at };
}

/** Every source of the workspace by name; there are few. */
export async function allSources(tx: Tx): Promise<Source[]> {
  return (await tx.query<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE workspace_id = $1 ORDER BY lower(name), id`, [tx.workspaceId])).map(toSource);
}

export function sourceRow(tx: Tx, id: string, lock = false): Promise<SourceRow | null> {
  return tx.one<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE workspace_id = $1 AND id = $2${lock ? ' FOR UPDATE' : ''}`, [tx.workspaceId, id]);
}

export async function sourcesByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Source>> {
  const rows = await tx.query<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE workspace_id = $1 AND id = ANY($2)`, [tx.workspaceId, ids]);
  return new Map(rows.map((row) => [row.id, toSource(row)]));
}

/** The newest run of each source. */
export async function lastSyncs(tx: Tx, sourceIds: readonly string[]): Promise<Map<string, SourceSync>> {
  const rows = await tx.query<SyncRow>(`SELECT DISTINCT ON (source_id) ${SYNC_COLUMNS} FROM source_sync WHERE workspace_id = $1 AND source_id = ANY($2) ORDER BY source_id, started_at DESC, id DESC`, [tx.workspaceId, sourceIds]);
  return new Map(rows.map((row) => [row.source_id, toSync(row)]));
}

export function runningSync(tx: Tx, sourceId: string): Promise<SyncRow | null> {
  return tx.one<SyncRow>(`SELECT ${SYNC_COLUMNS} FROM source_sync WHERE workspace_id = $1 AND source_id = $2 AND status = 'RUNNING'`, [tx.workspaceId, sourceId]);
}

export function syncRow(tx: Tx, id: string): Promise<SyncRow | null> {
  return tx.one<SyncRow>(`SELECT ${SYNC_COLUMNS} FROM source_sync WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
}

/** The next pages of a run, nearest to the start first. */
export function waitingPages(tx: Tx, syncId: string, limit: number): Promise<PageRow[]> {
  return tx.query<PageRow>(`SELECT ${PAGE_COLUMNS} FROM source_page WHERE workspace_id = $1 AND sync_id = $2 AND state = 'WAITING' ORDER BY depth, url LIMIT $3`, [tx.workspaceId, syncId, limit]);
}

/** Pages of a source, troubled ones first. */
export async function sourcePages(tx: Tx, sourceId: string, args: PageArgs, states: readonly PageState[] | null): Promise<Connection<SourcePage>> {
  const page = pageOf(args, { defaultFirst: 50, cursorParts: 2 });
  const [rank = null, url = null] = page.cursor ?? [];
  if (rank !== null && !/^\d$/.test(rank)) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const order = "array_position(ARRAY['FAILED','WAITING','READ','UNCHANGED','SKIPPED','GONE'], state)";
  const where = 'workspace_id = $1 AND source_id = $2 AND ($3::text[] IS NULL OR state = ANY($3))';
  const params = [tx.workspaceId, sourceId, states];
  const rows = await tx.query<PageRow & { rank: number }>(
    `SELECT ${PAGE_COLUMNS}, ${order} AS rank FROM source_page WHERE ${where} AND ($4::int IS NULL OR (${order}, url) > ($4::int, $5::text)) ORDER BY rank, url LIMIT $6`,
    [...params, rank, url, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM source_page WHERE ${where}`, params);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.rank, row.url]), node: toPage(row) }), total?.n ?? 0);
}
