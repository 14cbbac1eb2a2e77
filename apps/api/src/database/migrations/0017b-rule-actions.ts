import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** What rules can do: teams, snoozing, notifications, forms, webhooks. */
export class RuleActions0017b implements MigrationInterface {
  name = 'RuleActions0017b9000000000171';

  async up(q: QueryRunner): Promise<void> {
    await this.teams(q);
    await this.conversations(q);
    await this.forms(q);
    await this.webhooks(q);
  }

  private async teams(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE team (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text NOT NULL,
        archived_at timestamptz,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id)
      )`);
    await q.query('CREATE UNIQUE INDEX team_name ON team (workspace_id, lower(name)) WHERE archived_at IS NULL');
    await protectTable(q, 'team', 'SELECT, INSERT, UPDATE');
    await q.query(`
      CREATE TABLE team_member (
        workspace_id uuid NOT NULL,
        team_id uuid NOT NULL,
        agent_id uuid NOT NULL,
        PRIMARY KEY (workspace_id, team_id, agent_id),
        FOREIGN KEY (workspace_id, team_id) REFERENCES team(workspace_id, id),
        FOREIGN KEY (workspace_id, agent_id) REFERENCES agent(workspace_id, id)
      )`);
    await q.query('CREATE INDEX team_member_agent ON team_member (workspace_id, agent_id)');
    await protectTable(q, 'team_member');
  }

  private async conversations(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE conversation ADD COLUMN team_id uuid');
    await q.query('ALTER TABLE conversation ADD COLUMN snoozed_until timestamptz');
    // Who set the priority: a rule may lower what a rule or nobody set, never what a person did.
    await q.query("ALTER TABLE conversation ADD COLUMN priority_source text NOT NULL DEFAULT 'DEFAULT' CHECK (priority_source IN ('DEFAULT','RULE','AGENT'))");
    await q.query("UPDATE conversation SET priority_source = 'AGENT' WHERE priority <> 'NORMAL'");
    await q.query('ALTER TABLE conversation ADD FOREIGN KEY (workspace_id, team_id) REFERENCES team(workspace_id, id)');
    await q.query("ALTER TABLE conversation ADD CONSTRAINT resolved_is_not_snoozed CHECK (snoozed_until IS NULL OR status <> 'RESOLVED')");
    await q.query('CREATE INDEX conversation_team ON conversation (workspace_id, team_id) WHERE team_id IS NOT NULL');
    await q.query('CREATE INDEX conversation_snoozed ON conversation (workspace_id, snoozed_until) WHERE snoozed_until IS NOT NULL');
    await q.query(`
      CREATE TABLE notification (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        agent_id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        text text NOT NULL,
        rule text,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, agent_id) REFERENCES agent(workspace_id, id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id)
      )`);
    await q.query('CREATE INDEX notification_agent ON notification (workspace_id, agent_id, id DESC)');
    await protectTable(q, 'notification');
  }

  private async forms(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE form (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        key text NOT NULL CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
        title text NOT NULL,
        fields jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, key)
      )`);
    await protectTable(q, 'form');
    // A message may carry a form as it was then; the answer is a message of the customer's that names it.
    await q.query('ALTER TABLE message ADD COLUMN form jsonb');
    await q.query('ALTER TABLE message ADD COLUMN answers jsonb');
    await q.query("ALTER TABLE message ADD CONSTRAINT form_is_ours CHECK (form IS NULL OR author = 'SYSTEM')");
    await q.query("ALTER TABLE message ADD CONSTRAINT answers_are_theirs CHECK (answers IS NULL OR author = 'CUSTOMER')");
    await q.query("CREATE UNIQUE INDEX form_answered_once ON message (workspace_id, conversation_id, (answers->>'messageId')) WHERE answers IS NOT NULL");
  }

  private async webhooks(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE webhook (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text NOT NULL,
        url text NOT NULL,
        secret text NOT NULL,
        active boolean NOT NULL DEFAULT true,
        archived_at timestamptz,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id)
      )`);
    await q.query('CREATE UNIQUE INDEX webhook_name ON webhook (workspace_id, lower(name)) WHERE archived_at IS NULL');
    await protectTable(q, 'webhook', 'SELECT, INSERT, UPDATE');
    await q.query(`
      CREATE TABLE webhook_delivery (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        webhook_id uuid NOT NULL,
        conversation_id uuid,
        event text NOT NULL,
        payload jsonb NOT NULL,
        status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING','DELIVERED','FAILED')),
        attempts integer NOT NULL DEFAULT 0,
        response_status integer,
        error text,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhook(workspace_id, id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
        CHECK ((status = 'PENDING') = (finished_at IS NULL))
      )`);
    await q.query('CREATE INDEX webhook_delivery_recent ON webhook_delivery (workspace_id, webhook_id, id DESC)');
    await protectTable(q, 'webhook_delivery');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
