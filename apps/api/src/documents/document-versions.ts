import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../common/connection';
import { AppError, notFound } from '../common/errors';
import { isId } from '../common/ids';
import type { Tx } from '../database/transaction';
import type { DocumentVersion } from './document-version.type';
import type { DocumentFormat, DocumentStatus } from './document.type';

interface VersionRow {
  version: number;
  title: string;
  format: DocumentFormat;
  file_name: string | null;
  source_bytes: number;
  status: DocumentStatus;
  error: string | null;
  error_code: string | null;
  warnings: string[];
  passage_count: number;
  author_kind: DocumentVersion['authorKind'];
  author_name: string | null;
  live: boolean;
  readable: boolean;
  created_at: Date;
  ready_at: Date | null;
  live_in_ms: number | null;
}

/** Versions of a document, the newest first. @throws AppError NOT_FOUND for a document that is not here */
export async function versionPage(tx: Tx, documentId: string, args: PageArgs): Promise<Connection<DocumentVersion>> {
  await assertDocument(tx, documentId);
  const page = pageOf(args, { defaultFirst: 20, cursorParts: 1 });
  const before = page.cursor ? Number(page.cursor[0]) : null;
  if (before !== null && !Number.isInteger(before)) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const rows = await tx.query<VersionRow>(
    `SELECT v.version, v.title, v.format, v.file_name, v.source_bytes, v.status, v.error, v.error_code, v.warnings, v.passage_count, v.author_kind,
            coalesce(a.name, k.name) AS author_name, v.version IS NOT DISTINCT FROM d.live_version AS live, v.content IS NOT NULL AS readable, v.created_at, v.ready_at, v.live_in_ms
       FROM document_version v JOIN document d ON d.workspace_id = v.workspace_id AND d.id = v.document_id
       LEFT JOIN agent a ON a.workspace_id = v.workspace_id AND a.id = v.author_id AND v.author_kind = 'AGENT'
       LEFT JOIN api_key k ON k.workspace_id = v.workspace_id AND k.id = v.author_id AND v.author_kind = 'API_KEY'
      WHERE v.workspace_id = $1 AND v.document_id = $2 AND ($3::int IS NULL OR v.version < $3) ORDER BY v.version DESC LIMIT $4`,
    [tx.workspaceId, documentId, before, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM document_version WHERE workspace_id = $1 AND document_id = $2', [tx.workspaceId, documentId]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.version]), node: toVersion(row) }), total?.n ?? 0);
}

function toVersion(row: VersionRow): DocumentVersion {
  return {
    version: row.version,
    title: row.title,
    format: row.format,
    fileName: row.file_name,
    sizeBytes: row.source_bytes,
    status: row.status,
    error: row.error,
    errorCode: row.error_code,
    warnings: row.warnings,
    passageCount: row.passage_count,
    authorKind: row.author_kind,
    authorName: row.author_name,
    live: row.live,
    readable: row.readable,
    createdAt: row.created_at,
    readyAt: row.ready_at,
    liveInMs: row.live_in_ms,
  };
}

/**
 * The texts of two versions that were read.
 * @throws AppError NOT_FOUND for a document or version that is not here, BAD_USER_INPUT for one that was never read
 */
export async function versionTexts(tx: Tx, documentId: string, from: number, to: number): Promise<{ before: string; after: string }> {
  await assertDocument(tx, documentId);
  const rows = await tx.query<{ version: number; content: string | null }>('SELECT version, content FROM document_version WHERE workspace_id = $1 AND document_id = $2 AND version = ANY($3)', [tx.workspaceId, documentId, [from, to]]);
  const textOf = (version: number): string => {
    const row = rows.find((one) => one.version === version);
    if (!row) throw notFound('version');
    if (row.content === null) throw new AppError('BAD_USER_INPUT', `Version ${version} was never read, so there is no text to compare.`);
    return row.content;
  };
  return { before: textOf(from), after: textOf(to) };
}

async function assertDocument(tx: Tx, documentId: string): Promise<void> {
  const known = isId(documentId) && (await tx.one('SELECT 1 AS here FROM document WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, documentId]));
  if (!known) throw notFound('document');
}
