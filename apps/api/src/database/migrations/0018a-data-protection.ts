import { MigrationInterface, QueryRunner } from 'typeorm';

/** A request about personal data is a protection of its own: every workspace gets its rule. */
export class DataProtection0018a implements MigrationInterface {
  name = 'DataProtection0018000000000018';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE rule DROP CONSTRAINT rule_protection_check');
    // The built-in kinds, and kinds of a workspace's own, which carry this prefix.
    await q.query(`
      ALTER TABLE rule ADD CONSTRAINT rule_protection_check CHECK (protection IN
        ('asks-for-person','dispute','double-charge','fraud','bank-details-change','legal','data-protection') OR protection ~ '^own-[a-z0-9-]{1,60}$')`);
    await q.query(`
      INSERT INTO rule (workspace_id, id, name, position, protection, conditions, actions, created_at)
      SELECT w.id, gen_random_uuid(), 'Request about personal data', 7, 'data-protection', '{"any":[{"protection":"data-protection"}]}', '[{"handoff":{}},{"setPriority":"HIGH"}]', now()
        FROM workspace w WHERE EXISTS (SELECT 1 FROM rule r WHERE r.workspace_id = w.id AND r.protection IS NOT NULL)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
