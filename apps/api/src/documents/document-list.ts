import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../common/connection';
import { isId } from '../common/ids';
import { AppError } from '../common/errors';
import type { Tx } from '../database/transaction';
import type { Document, DocumentStatus, Passage } from './document.type';
import { DOCUMENT_COLUMNS, toDocument, toPassage, type DocumentRow, type PassageRow } from './document-store';

export interface DocumentFilter {
  search?: string | null;
  status?: readonly DocumentStatus[] | null;
}

/** Documents, the last changed first. */
export async function documentPage(tx: Tx, args: PageArgs, filter: DocumentFilter): Promise<Connection<Document>> {
  const page = pageOf(args, { defaultFirst: 50, cursorParts: 2 });
  const [at = null, id = null] = page.cursor ?? [];
  if (page.cursor && (!isId(id ?? '') || Number.isNaN(Date.parse(at ?? '')))) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const search = filter.search?.trim() ? `%${filter.search.trim().slice(0, 200).replace(/[\\%_]/g, '\\$&')}%` : null;
  const where = 'workspace_id = $1 AND NOT curated AND ($2::text[] IS NULL OR status = ANY($2)) AND ($3::text IS NULL OR title ILIKE $3)';
  const params = [tx.workspaceId, filter.status ?? null, search];
  const rows = await tx.query<DocumentRow & { at: string }>(
    `SELECT ${DOCUMENT_COLUMNS}, to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM document
      WHERE ${where} AND ($4::timestamptz IS NULL OR (updated_at, id) < ($4::timestamptz, $5::uuid))
      ORDER BY updated_at DESC, id DESC LIMIT $6`,
    [...params, at, id, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM document WHERE ${where}`, params);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.at, row.id]), node: toDocument(row) }), total?.n ?? 0);
}

/** A document's passages in the order of its text. */
export async function passagePage(tx: Tx, documentId: string, args: PageArgs): Promise<Connection<Passage>> {
  const page = pageOf(args, { defaultFirst: 50, cursorParts: 1 });
  const after = page.cursor ? Number(page.cursor[0]) : -1;
  if (!Number.isInteger(after)) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const rows = await tx.query<PassageRow & { total: number }>(
    `SELECT id, document_id, heading_path, body, position FROM passage
      WHERE workspace_id = $1 AND document_id = $2 AND position > $3 ORDER BY position LIMIT $4`,
    [tx.workspaceId, documentId, after, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM passage WHERE workspace_id = $1 AND document_id = $2', [tx.workspaceId, documentId]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.position]), node: toPassage(row) }), total?.n ?? 0);
}
