import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** What agents teach the tags, what was learned, what each message was assessed to be, and re-tagging the past. */
export class TagLearning0016a implements MigrationInterface {
  name = 'TagLearning5016000000161';

  async up(q: QueryRunner): Promise<void> {
    await this.examples(q);
    await this.assessments(q);
    await this.runs(q);
  }

  private async examples(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE tag_example (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        tag_id uuid NOT NULL,
        text text NOT NULL CHECK (text <> ''),
        counter boolean NOT NULL,
        source text NOT NULL CHECK (source IN ('AGENT','SUGGESTION')),
        conversation_id uuid NOT NULL,
        added_by uuid,
        added_at timestamptz NOT NULL,
        undone_by uuid,
        undone_at timestamptz,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, tag_id) REFERENCES tag(workspace_id, id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id)
      )`);
    // The last word on a conversation and a tag is the one that counts.
    await q.query('CREATE UNIQUE INDEX tag_example_last_word ON tag_example (workspace_id, tag_id, conversation_id) WHERE undone_at IS NULL');
    await q.query('CREATE INDEX tag_example_newest ON tag_example (workspace_id, tag_id, counter, added_at DESC) WHERE undone_at IS NULL');
    await protectTable(q, 'tag_example', 'SELECT, INSERT, UPDATE');

    await q.query(`
      CREATE TABLE tag_model (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        fingerprint text NOT NULL,
        learner text NOT NULL,
        weights bytea NOT NULL,
        learned_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id)
      )`);
    await protectTable(q, 'tag_model');
  }

  private async assessments(q: QueryRunner): Promise<void> {
    // Who proposed a tag first, and what spoke for it: an agent's correction keeps what it corrected.
    await q.query(`ALTER TABLE conversation_tag ADD COLUMN origin text NOT NULL DEFAULT 'AI' CHECK (origin IN ('AI','RULE','AGENT'))`);
    await q.query('UPDATE conversation_tag SET origin = source');
    await q.query('ALTER TABLE conversation_tag ALTER COLUMN origin DROP DEFAULT');
    await q.query('ALTER TABLE conversation_tag ADD COLUMN evidence jsonb');
    // What re-tagging took away may come back; what a person took away may not.
    await q.query('ALTER TABLE conversation_tag ADD COLUMN removed_by_retag boolean NOT NULL DEFAULT false');
    await q.query('CREATE INDEX conversation_tag_added ON conversation_tag (workspace_id, added_at)');
    await q.query(`
      CREATE TABLE assessment (
        workspace_id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        seq integer NOT NULL,
        episode_id uuid NOT NULL,
        unsure boolean NOT NULL,
        sentiment real NOT NULL CHECK (sentiment BETWEEN -1 AND 1),
        urgency real NOT NULL CHECK (urgency BETWEEN 0 AND 1),
        detail jsonb NOT NULL,
        assessed_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, conversation_id, seq),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
        FOREIGN KEY (workspace_id, episode_id) REFERENCES episode(workspace_id, id)
      )`);
    await protectTable(q, 'assessment', 'SELECT, INSERT, UPDATE');
  }

  private async runs(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE retag_run (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        days integer CHECK (days > 0),
        status text NOT NULL CHECK (status IN ('RUNNING','DONE','CANCELLED','FAILED')),
        total integer NOT NULL,
        done integer NOT NULL DEFAULT 0,
        added integer NOT NULL DEFAULT 0,
        removed integer NOT NULL DEFAULT 0,
        after_conversation uuid,
        since timestamptz NOT NULL,
        requested_by uuid,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (workspace_id, id),
        CONSTRAINT retag_run_finished CHECK ((status = 'RUNNING') = (finished_at IS NULL))
      )`);
    await q.query(`CREATE UNIQUE INDEX retag_run_one ON retag_run (workspace_id) WHERE status = 'RUNNING'`);
    await protectTable(q, 'retag_run', 'SELECT, INSERT, UPDATE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
