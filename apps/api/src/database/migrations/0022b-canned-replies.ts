import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** What agents write again and again. */
export class CannedReplies0022b implements MigrationInterface {
  name = 'CannedReplies0022b9000000000222';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE canned_reply (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        shortcut text NOT NULL CHECK (shortcut = lower(shortcut)),
        text text NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        UNIQUE (workspace_id, shortcut)
      )`);
    await protectTable(q, 'canned_reply');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
