import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/**
 * Versions of documents. `document` keeps what lists show and which version answers (`live_version`); a version keeps
 * the bytes it was made of (the newest ones only, see `document-versions.ts`), the text that was read and who made it.
 */
export class DocumentVersions0013a implements MigrationInterface {
  name = 'DocumentVersions0013000000000131';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE document_version (
        workspace_id uuid NOT NULL,
        document_id uuid NOT NULL,
        version integer NOT NULL,
        title text NOT NULL,
        title_given boolean NOT NULL,
        format text NOT NULL CHECK (format IN ('MARKDOWN','HTML','TEXT','PDF','DOCX','CSV','JSON')),
        file_name text,
        source bytea,
        source_hash text NOT NULL,
        source_bytes integer NOT NULL,
        content text,
        warnings text[] NOT NULL DEFAULT '{}',
        status text NOT NULL CHECK (status IN ('QUEUED','PROCESSING','READY','FAILED')),
        error text,
        error_code text,
        passage_count integer NOT NULL DEFAULT 0,
        author_id uuid,
        author_kind text NOT NULL CHECK (author_kind IN ('AGENT','API_KEY','SYSTEM')),
        created_at timestamptz NOT NULL,
        ready_at timestamptz,
        live_in_ms integer,
        PRIMARY KEY (workspace_id, document_id, version),
        FOREIGN KEY (workspace_id, document_id) REFERENCES document(workspace_id, id) ON DELETE CASCADE
      )`);
    // Files are compressed already.
    await q.query('ALTER TABLE document_version ALTER COLUMN source SET STORAGE EXTERNAL');
    await q.query('CREATE INDEX document_version_hash ON document_version (workspace_id, source_hash)');
    await protectTable(q, 'document_version');
    await q.query(`
      INSERT INTO document_version (workspace_id, document_id, version, title, title_given, format, source, source_hash, source_bytes, content, status, error, passage_count, author_kind, created_at, ready_at)
      SELECT workspace_id, id, version, title, title_given, format, convert_to(source, 'UTF8'), encode(sha256(convert_to(source, 'UTF8')), 'hex'), octet_length(source),
             content, status, error, passage_count, 'SYSTEM', updated_at, CASE WHEN status = 'READY' THEN updated_at END
        FROM document`);
    await q.query('ALTER TABLE document DROP CONSTRAINT document_format_check');
    await q.query("ALTER TABLE document ADD CONSTRAINT document_format_check CHECK (format IN ('MARKDOWN','HTML','TEXT','PDF','DOCX','CSV','JSON'))");
    await q.query(`
      ALTER TABLE document
        ADD COLUMN live_version integer,
        ADD COLUMN file_name text,
        ADD COLUMN source_bytes integer NOT NULL DEFAULT 0,
        ADD COLUMN error_code text,
        ADD COLUMN warnings text[] NOT NULL DEFAULT '{}',
        ADD COLUMN live_in_ms integer`);
    await q.query("UPDATE document SET live_version = CASE WHEN passage_count > 0 THEN version END, source_bytes = octet_length(source)");
    await q.query('ALTER TABLE document DROP COLUMN source, DROP COLUMN title_given');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
