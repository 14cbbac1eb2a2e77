import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** How a workspace wants its passages found. Null: what the product ships. */
export class FindingSettings0010b implements MigrationInterface {
  name = 'FindingSettings4500000000102';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE finding_settings (
        workspace_id uuid PRIMARY KEY REFERENCES workspace(id),
        word_share real CHECK (word_share BETWEEN 0 AND 1),
        synonyms jsonb CHECK (jsonb_typeof(synonyms) = 'array'),
        updated_at timestamptz NOT NULL
      )`);
    await protectTable(q, 'finding_settings');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
