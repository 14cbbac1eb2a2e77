import { MigrationInterface, QueryRunner } from 'typeorm';

/** The language that a document is written in, detected when it is read; null while unknown or undecided. */
export class DocumentLanguage0012a implements MigrationInterface {
  name = 'DocumentLanguage9012100000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE document ADD COLUMN language text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
