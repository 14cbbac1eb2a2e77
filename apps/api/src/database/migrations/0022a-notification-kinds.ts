import { MigrationInterface, QueryRunner } from 'typeorm';

/** Notifications tell of more than rules: a conversation given to somebody, one that waits, a customer's next message. */
export class NotificationKinds0022a implements MigrationInterface {
  name = 'NotificationKinds0022a9000000000221';

  async up(q: QueryRunner): Promise<void> {
    await q.query("ALTER TABLE notification ADD COLUMN kind text NOT NULL DEFAULT 'RULE' CHECK (kind IN ('RULE','ASSIGNED','HANDED_OFF','REPLIED'))");
    await q.query('ALTER TABLE notification ADD COLUMN actor_id uuid');
    await q.query('ALTER TABLE notification ADD FOREIGN KEY (workspace_id, actor_id) REFERENCES agent(workspace_id, id)');
    // The third message of a customer in a row is the same news, newer.
    await q.query("CREATE UNIQUE INDEX notification_once ON notification (workspace_id, agent_id, conversation_id, kind) WHERE read_at IS NULL AND kind <> 'RULE'");
    await q.query('CREATE INDEX notification_unread ON notification (workspace_id, conversation_id) WHERE read_at IS NULL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
