import { KNOWLEDGE_SCHEMA_V1, KNOWLEDGE_TABLES } from '@chatref/rag';
import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** Documents, and the passages, index and vectors that libs/rag keeps of them. */
export class Knowledge0003 implements MigrationInterface {
  name = 'Knowledge0003000000000003';

  async up(q: QueryRunner): Promise<void> {
    await q.query('CREATE EXTENSION IF NOT EXISTS vector');
    await q.query(`
      CREATE TABLE document (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        title text NOT NULL,
        title_given boolean NOT NULL,
        format text NOT NULL CHECK (format IN ('MARKDOWN','HTML','TEXT','PDF','DOCX')),
        source_url text,
        source text NOT NULL,
        content text,
        status text NOT NULL CHECK (status IN ('QUEUED','PROCESSING','READY','FAILED')),
        progress real NOT NULL DEFAULT 0,
        error text,
        version integer NOT NULL DEFAULT 1,
        passage_count integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id)
      )`);
    await q.query('CREATE INDEX document_updated ON document (workspace_id, updated_at DESC, id DESC)');
    await protectTable(q, 'document');
    for (const statement of KNOWLEDGE_SCHEMA_V1) await q.query(statement);
    await q.query('ALTER TABLE passage ADD FOREIGN KEY (workspace_id, document_id) REFERENCES document(workspace_id, id) ON DELETE CASCADE');
    for (const table of KNOWLEDGE_TABLES) await protectTable(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
