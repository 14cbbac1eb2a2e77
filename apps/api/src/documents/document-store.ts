import type { Tx } from '../database/transaction';
import type { Document, DocumentFormat, DocumentStatus, Passage } from './document.type';
import type { PairsReport } from './pairs-report.type';

/** Everything of a document but its text. */
export const DOCUMENT_COLUMNS =
  'id, workspace_id, title, format, source_url, file_name, source_bytes, status, progress, error, error_code, warnings, version, live_version, passage_count, live_in_ms, updated_at, language, pairs';

export interface DocumentRow {
  id: string;
  workspace_id: string;
  title: string;
  format: DocumentFormat;
  source_url: string | null;
  file_name: string | null;
  source_bytes: number;
  status: DocumentStatus;
  progress: number;
  error: string | null;
  error_code: string | null;
  warnings: string[];
  version: number;
  live_version: number | null;
  passage_count: number;
  live_in_ms: number | null;
  updated_at: Date;
  language: string | null;
  pairs: PairsReport | null;
}

export function toDocument(row: DocumentRow): Document {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    title: row.title,
    format: row.format,
    sourceUrl: row.source_url,
    fileName: row.file_name,
    sizeBytes: row.source_bytes,
    status: row.status,
    progress: row.progress,
    error: row.error,
    errorCode: row.error_code,
    warnings: row.warnings,
    version: row.version,
    liveVersion: row.live_version,
    passageCount: row.passage_count,
    liveInMs: row.live_in_ms,
    updatedAt: row.updated_at,
    language: row.language,
    pairs: row.pairs,
  };
}

/** Documents by id, without their text. */
export async function documentsByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Document>> {
  const rows = await tx.query<DocumentRow>(`SELECT ${DOCUMENT_COLUMNS} FROM document WHERE workspace_id = $1 AND id = ANY($2)`, [tx.workspaceId, ids]);
  return new Map(rows.map((row) => [row.id, toDocument(row)]));
}

export interface PassageRow {
  id: string;
  document_id: string;
  heading_path: string[];
  body: string;
  position: number;
}

export function toPassage(row: PassageRow): Passage {
  return { id: row.id, documentId: row.document_id, headingPath: row.heading_path, text: row.body, score: null };
}
