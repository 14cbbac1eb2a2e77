import { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of questions and answers: which document brought a custom answer, and what became of the file's rows. */
export class PairFiles0019b implements MigrationInterface {
  name = 'PairFiles0019000000000192';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE document ADD COLUMN pairs jsonb');
    await q.query('ALTER TABLE curated_answer ADD COLUMN pairs_document_id uuid');
    await q.query('ALTER TABLE curated_answer ADD FOREIGN KEY (workspace_id, pairs_document_id) REFERENCES document(workspace_id, id) ON DELETE SET NULL (pairs_document_id)');
    await q.query('CREATE INDEX curated_answer_pairs ON curated_answer (workspace_id, pairs_document_id) WHERE pairs_document_id IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
