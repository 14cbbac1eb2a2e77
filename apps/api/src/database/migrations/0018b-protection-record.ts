import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** The record that proves the promise: what latched and why, bank numbers kept apart, a workspace's own kinds, what a replay found. */
export class ProtectionRecord0018b implements MigrationInterface {
  name = 'ProtectionRecord0018000000000019';

  async up(q: QueryRunner): Promise<void> {
    const kinds = `('asks-for-person','dispute','double-charge','fraud','bank-details-change','legal','data-protection')`;
    await q.query(`
      CREATE TABLE protection_hit (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        episode_id uuid NOT NULL,
        message_seq integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ${kinds} OR kind ~ '^own-[a-z0-9-]{1,60}$'),
        rule text NOT NULL,
        phrase text,
        source text NOT NULL CHECK (source IN ('PHRASE','WIDENED','MEANING','MODEL')),
        like_example text,
        at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
        FOREIGN KEY (workspace_id, episode_id) REFERENCES episode(workspace_id, id)
      )`);
    await q.query('CREATE UNIQUE INDEX protection_hit_once ON protection_hit (workspace_id, conversation_id, message_seq, kind)');
    await q.query('CREATE INDEX protection_hit_at ON protection_hit (workspace_id, at)');
    await q.query('CREATE INDEX protection_hit_episode ON protection_hit (workspace_id, episode_id)');
    await protectTable(q, 'protection_hit', 'SELECT, INSERT');
    // What latched before there was a record of it.
    await q.query(`
      INSERT INTO protection_hit (workspace_id, id, conversation_id, episode_id, message_seq, kind, rule, phrase, source, at)
      SELECT e.workspace_id, gen_random_uuid(), e.conversation_id, e.id, coalesce(e.handoff_seq, e.first_seq),
             CASE e.protection WHEN 'Disputes a charge' THEN 'dispute' WHEN 'Charged twice' THEN 'double-charge' WHEN 'Suspected fraud or an unknown charge' THEN 'fraud'
               WHEN 'Change of bank details' THEN 'bank-details-change' WHEN 'Legal matter' THEN 'legal' ELSE 'asks-for-person' END,
             coalesce(e.protection, 'Asks for a person'), e.handoff_phrase, 'PHRASE', e.protected_at
        FROM episode e WHERE e.protected_at IS NOT NULL`);

    await q.query(`
      CREATE TABLE own_protection (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind ~ '^own-[a-z0-9-]{1,60}$'),
        name text NOT NULL,
        phrases text[] NOT NULL CHECK (cardinality(phrases) > 0),
        created_at timestamptz NOT NULL,
        created_by uuid,
        PRIMARY KEY (workspace_id, id)
      )`);
    await q.query('CREATE UNIQUE INDEX own_protection_kind ON own_protection (workspace_id, kind)');
    await protectTable(q, 'own_protection', 'SELECT, INSERT, UPDATE');
    // A protection only grows, whatever the code above says.
    await q.query(`
      CREATE FUNCTION protection_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR NEW.kind <> OLD.kind OR NOT (NEW.phrases @> OLD.phrases) THEN
          RAISE EXCEPTION 'a protection can be widened, not weakened' USING ERRCODE = 'check_violation', CONSTRAINT = 'protection_only_grows';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query('CREATE TRIGGER protection_only_grows BEFORE UPDATE OR DELETE ON own_protection FOR EACH ROW EXECUTE FUNCTION protection_only_grows()');

    await q.query(`
      CREATE TABLE sensitive_number (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        message_seq integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('IBAN')),
        value text NOT NULL,
        last_four text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id)
      )`);
    await q.query('CREATE INDEX sensitive_number_conversation ON sensitive_number (workspace_id, conversation_id)');
    await protectTable(q, 'sensitive_number', 'SELECT, INSERT, DELETE');

    await q.query(`
      CREATE TABLE protection_finding (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        episode_id uuid NOT NULL,
        message_seq integer NOT NULL,
        kind text NOT NULL,
        rule text NOT NULL,
        phrase text NOT NULL,
        source text NOT NULL,
        like_example text,
        found_at timestamptz NOT NULL,
        settled_at timestamptz,
        settled_by uuid,
        settled_as text CHECK (settled_as IN ('OPENED','DISMISSED')),
        reason text,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
        CHECK ((settled_at IS NULL) = (settled_as IS NULL))
      )`);
    await q.query('CREATE UNIQUE INDEX protection_finding_once ON protection_finding (workspace_id, conversation_id, message_seq, kind)');
    await q.query('CREATE INDEX protection_finding_open ON protection_finding (workspace_id, found_at DESC, id DESC)');
    await protectTable(q, 'protection_finding', 'SELECT, INSERT, UPDATE');
    // How far a workspace's conversations have been read by the nightly replay.
    await q.query(`
      CREATE TABLE protection_replay (
        workspace_id uuid PRIMARY KEY REFERENCES workspace(id),
        detectors text NOT NULL,
        read_until timestamptz NOT NULL,
        episodes integer NOT NULL,
        finished_at timestamptz NOT NULL
      )`);
    await protectTable(q, 'protection_replay', 'SELECT, INSERT, UPDATE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
