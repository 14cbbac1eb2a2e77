import { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bank numbers are kept sealed (AES-256-GCM). The key is no matter of the database, so what is readable here is sealed by
 * the server when it starts (`conversations/seal-numbers.ts`); this finds it.
 */
export class SealedNumbers0021a implements MigrationInterface {
  name = 'SealedNumbers0021a9000000000211';

  async up(q: QueryRunner): Promise<void> {
    await q.query("CREATE INDEX sensitive_number_readable ON sensitive_number (workspace_id, id) WHERE value NOT LIKE 'v2:%'");
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX sensitive_number_readable');
  }
}
