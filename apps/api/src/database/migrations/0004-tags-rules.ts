import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** What messages are about, and what follows from it. */
export class TagsRules0004 implements MigrationInterface {
  name = 'TagsRules0004000000000004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE tag (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text NOT NULL,
        description text NOT NULL,
        color text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
        keywords text[] NOT NULL DEFAULT '{}',
        examples text[] NOT NULL DEFAULT '{}',
        urgent boolean NOT NULL DEFAULT false,
        archived_at timestamptz,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id)
      )`);
    await q.query('CREATE UNIQUE INDEX tag_name ON tag (workspace_id, lower(name)) WHERE archived_at IS NULL');
    await protectTable(q, 'tag', 'SELECT, INSERT, UPDATE');

    await q.query(`
      CREATE TABLE conversation_tag (
        workspace_id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        tag_id uuid NOT NULL,
        episode_id uuid NOT NULL,
        source text NOT NULL CHECK (source IN ('AI','RULE','AGENT')),
        score real,
        reason text,
        added_at timestamptz NOT NULL,
        added_by uuid,
        removed_at timestamptz,
        removed_by uuid,
        PRIMARY KEY (workspace_id, conversation_id, tag_id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
        FOREIGN KEY (workspace_id, tag_id) REFERENCES tag(workspace_id, id),
        FOREIGN KEY (workspace_id, episode_id) REFERENCES episode(workspace_id, id)
      )`);
    await q.query('CREATE INDEX conversation_tag_tag ON conversation_tag (workspace_id, tag_id, conversation_id) WHERE removed_at IS NULL');
    await q.query('CREATE INDEX conversation_tag_episode ON conversation_tag (workspace_id, episode_id) WHERE removed_at IS NULL');
    await protectTable(q, 'conversation_tag', 'SELECT, INSERT, UPDATE');

    // Vectors of tag examples by the hash of their text, so that a restart embeds nothing again.
    await q.query(`
      CREATE TABLE tag_vector (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        model text NOT NULL,
        text_hash bytea NOT NULL,
        vector real[] NOT NULL,
        PRIMARY KEY (workspace_id, model, text_hash)
      )`);
    await protectTable(q, 'tag_vector');

    await q.query(`
      CREATE TABLE rule (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        position integer NOT NULL,
        protection text CHECK (protection IN ('asks-for-person','dispute','double-charge','fraud','bank-details-change','legal')),
        conditions jsonb NOT NULL,
        actions jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        CONSTRAINT protected_is_on CHECK (protection IS NULL OR enabled)
      )`);
    await q.query('CREATE UNIQUE INDEX rule_protection ON rule (workspace_id, protection) WHERE protection IS NOT NULL');
    await protectTable(q, 'rule');
    // A protection is never deleted and never becomes an ordinary rule, whatever the code above says.
    await q.query(`
      CREATE FUNCTION keep_protection() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a protected rule cannot be removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'protection_stays';
      END $$`);
    await q.query(`CREATE TRIGGER protection_stays BEFORE DELETE ON rule FOR EACH ROW WHEN (OLD.protection IS NOT NULL) EXECUTE FUNCTION keep_protection()`);
    await q.query(`CREATE TRIGGER protection_kept BEFORE UPDATE ON rule FOR EACH ROW WHEN (OLD.protection IS DISTINCT FROM NEW.protection) EXECUTE FUNCTION keep_protection()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
