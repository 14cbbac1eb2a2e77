import { MigrationInterface, QueryRunner } from 'typeorm';

/** The nightly look at what the AI answered alone begins for workspaces that exist. */
export class ProtectionReplay0018c implements MigrationInterface {
  name = 'ProtectionReplay0018000000000020';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      INSERT INTO job (workspace_id, id, kind, key, payload, run_at, created_at)
      SELECT id, gen_random_uuid(), 'protection-replay', 'nightly', '{}', now() + interval '1 hour', now() FROM workspace ON CONFLICT DO NOTHING`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
