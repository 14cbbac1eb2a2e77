import { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents' bytes are stored as they are, so that they can be read slice by slice; most formats are compressed already. */
export class SourceInSlices0023a implements MigrationInterface {
  name = 'SourceInSlices0023a9000000000231';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE document_version ALTER COLUMN source SET STORAGE EXTERNAL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
