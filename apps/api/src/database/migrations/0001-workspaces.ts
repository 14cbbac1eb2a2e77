import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** The tenant floor and who is calling: workspaces, colleagues, sessions, keys, visitors. */
export class Workspaces0001 implements MigrationInterface {
  name = 'Workspaces0001000000000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query('CREATE EXTENSION IF NOT EXISTS vector');
    // Roles belong to the whole server: another database of it may have made this one.
    await q.query(`DO $$ BEGIN CREATE ROLE chatref_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await q.query(`DO $$ BEGIN EXECUTE format('GRANT chatref_app TO %I', current_user); EXCEPTION WHEN OTHERS THEN
      IF NOT pg_has_role(current_user, 'chatref_app', 'MEMBER') THEN RAISE; END IF; END $$`);
    await q.query('GRANT USAGE ON SCHEMA public TO chatref_app');

    await q.query(`
      CREATE TABLE workspace (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        widget_key text NOT NULL UNIQUE,
        timezone text NOT NULL DEFAULT 'UTC',
        settings jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL
      )`);
    await q.query('ALTER TABLE workspace ENABLE ROW LEVEL SECURITY');
    await q.query(`CREATE POLICY tenant ON workspace USING (id = NULLIF(current_setting('app.workspace_id', true), '')::uuid)`);
    await q.query('CREATE POLICY system ON workspace TO CURRENT_USER USING (true) WITH CHECK (true)');
    await q.query('GRANT SELECT, UPDATE ON workspace TO chatref_app');

    // The position of the newest event of a workspace. A row of its own, so that taking it locks nothing else.
    await q.query(`
      CREATE TABLE workspace_feed (
        workspace_id uuid PRIMARY KEY REFERENCES workspace(id),
        position bigint NOT NULL DEFAULT 0
      )`);
    await protectTable(q, 'workspace_feed', 'SELECT, UPDATE');

    await q.query(`
      CREATE TABLE agent (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text NOT NULL,
        email text NOT NULL,
        role text NOT NULL CHECK (role IN ('OWNER','ADMIN','AGENT','VIEWER')),
        active boolean NOT NULL DEFAULT true,
        password_hash text,
        set_up_token_hash bytea UNIQUE,
        set_up_expires_at timestamptz,
        last_seen_at timestamptz,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id)
      )`);
    // People sign in with the address alone, so it names one colleague on the whole server.
    await q.query('CREATE UNIQUE INDEX agent_email ON agent (lower(email))');
    await protectTable(q, 'agent');

    await q.query(`
      CREATE TABLE agent_session (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        agent_id uuid NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, agent_id) REFERENCES agent(workspace_id, id) ON DELETE CASCADE
      )`);
    await q.query('CREATE INDEX agent_session_agent ON agent_session (workspace_id, agent_id)');
    await protectTable(q, 'agent_session');

    await q.query(`
      CREATE TABLE api_key (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text NOT NULL,
        secret_hash bytea NOT NULL UNIQUE,
        scopes text[] NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        expires_at timestamptz,
        revoked_at timestamptz,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, created_by) REFERENCES agent(workspace_id, id)
      )`);
    await protectTable(q, 'api_key');

    await q.query(`
      CREATE TABLE contact (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text,
        email text,
        external_id text,
        verified boolean NOT NULL DEFAULT false,
        attributes jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        CHECK (external_id IS NULL OR verified)
      )`);
    await q.query('CREATE UNIQUE INDEX contact_external ON contact (workspace_id, external_id) WHERE external_id IS NOT NULL');
    await protectTable(q, 'contact');

    await q.query(`
      CREATE TABLE visitor_session (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        contact_id uuid NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES contact(workspace_id, id) ON DELETE CASCADE
      )`);
    await protectTable(q, 'visitor_session');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
