import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** Bytes of a piece; what is stored from here on is cut alike (`documents/version-source.ts`). */
const PIECE = 524_288;

/**
 * The bytes of a version stand in pieces of their own: one statement never carries a whole file, and lists of versions
 * read past it.
 */
export class VersionSources0024a implements MigrationInterface {
  name = 'VersionSources0024a9000000000241';

  async up(q: QueryRunner): Promise<void> {
    // Gigabytes may have to move.
    await q.query("SELECT set_config('statement_timeout', '0', true)");
    await q.query(`
      CREATE TABLE document_version_source (
        workspace_id uuid NOT NULL,
        document_id uuid NOT NULL,
        version integer NOT NULL,
        position integer NOT NULL CHECK (position >= 0),
        body bytea NOT NULL,
        PRIMARY KEY (workspace_id, document_id, version, position),
        FOREIGN KEY (workspace_id, document_id, version) REFERENCES document_version(workspace_id, document_id, version) ON DELETE CASCADE
      )`);
    // Most formats are compressed already.
    await q.query('ALTER TABLE document_version_source ALTER COLUMN body SET STORAGE EXTERNAL');
    await protectTable(q, 'document_version_source');
    await q.query(`
      INSERT INTO document_version_source (workspace_id, document_id, version, position, body)
      SELECT v.workspace_id, v.document_id, v.version, piece.position, substring(v.source FROM piece.position * ${PIECE} + 1 FOR ${PIECE})
        FROM document_version v, generate_series(0, greatest(octet_length(v.source) - 1, 0) / ${PIECE}) AS piece(position)
       WHERE v.source IS NOT NULL`);
    await q.query('ALTER TABLE document_version DROP COLUMN source');
    // Writes the table anew: a dropped column's bytes would stay where they are.
    await q.query('CLUSTER document_version USING document_version_pkey');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
