import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/**
 * Curated answers: a question with other ways of asking it, and the answer that is given whenever it is asked. The text
 * is kept by a document of its own (`document.curated`), so that a curated answer is cited by name and version like any
 * other source and is found by ordinary search where its question is asked less plainly.
 */
export class CuratedAnswers0014a implements MigrationInterface {
  name = 'CuratedAnswers4000000014001';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE document ADD COLUMN curated boolean NOT NULL DEFAULT false');
    await q.query(`
      CREATE TABLE curated_answer (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        document_id uuid NOT NULL,
        question text NOT NULL,
        answer text NOT NULL,
        source_url text,
        threshold real CHECK (threshold BETWEEN 0.5 AND 1),
        enabled boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        updated_by uuid,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, document_id) REFERENCES document(workspace_id, id) ON DELETE CASCADE
      )`);
    await q.query('CREATE UNIQUE INDEX curated_answer_document ON curated_answer (workspace_id, document_id)');
    await q.query('CREATE INDEX curated_answer_updated ON curated_answer (workspace_id, updated_at DESC, id DESC)');
    await protectTable(q, 'curated_answer');
    // Position 0 is the question itself. A phrase leads to one entry only; its vector is computed by a job.
    await q.query(`
      CREATE TABLE curated_phrase (
        workspace_id uuid NOT NULL,
        curated_id uuid NOT NULL,
        position smallint NOT NULL,
        text text NOT NULL,
        normalised text NOT NULL,
        model text,
        embedding vector,
        PRIMARY KEY (workspace_id, curated_id, position),
        FOREIGN KEY (workspace_id, curated_id) REFERENCES curated_answer(workspace_id, id) ON DELETE CASCADE
      )`);
    await q.query('ALTER TABLE curated_phrase ALTER COLUMN embedding SET STORAGE PLAIN');
    await q.query('CREATE UNIQUE INDEX curated_phrase_once ON curated_phrase (workspace_id, normalised)');
    await protectTable(q, 'curated_phrase');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
