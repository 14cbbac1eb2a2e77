import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** What models used, by day of the workspace's zone: the day's budget and the totals that admins see. */
export class ModelUsage0012b implements MigrationInterface {
  name = 'ModelUsage9012200000002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE model_usage (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        day date NOT NULL,
        model text NOT NULL,
        calls integer NOT NULL DEFAULT 0,
        failures integer NOT NULL DEFAULT 0,
        tokens_in bigint NOT NULL DEFAULT 0,
        tokens_out bigint NOT NULL DEFAULT 0,
        cost double precision,
        PRIMARY KEY (workspace_id, day, model)
      )`);
    await protectTable(q, 'model_usage', 'SELECT, INSERT, UPDATE');
    // The acknowledgement of a handoff is said by a turn too; its record tells why nothing was answered.
    await q.query('CREATE INDEX message_turn ON message (workspace_id, turn_id) WHERE turn_id IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
