import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** Conversations, their episodes, messages, events and turns, and the job queue. */
export class Conversations0002 implements MigrationInterface {
  name = 'Conversations0002000000000002';

  async up(q: QueryRunner): Promise<void> {
    await this.conversations(q);
    await this.messages(q);
    await this.log(q);
    await this.jobs(q);
  }

  private async conversations(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE conversation (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        contact_id uuid NOT NULL,
        subject text NOT NULL,
        preview text NOT NULL,
        status text NOT NULL CHECK (status IN ('AI_ACTIVE','WAITING','WITH_AGENT','RESOLVED')),
        priority text NOT NULL DEFAULT 'NORMAL' CHECK (priority IN ('LOW','NORMAL','HIGH','URGENT')),
        priority_rank smallint GENERATED ALWAYS AS (CASE priority WHEN 'URGENT' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'NORMAL' THEN 1 ELSE 0 END) STORED,
        assignee_id uuid,
        last_agent_id uuid,
        protected boolean NOT NULL DEFAULT false,
        person_has_written boolean NOT NULL DEFAULT false,
        episode_id uuid NOT NULL,
        epoch integer NOT NULL DEFAULT 0,
        last_seq integer NOT NULL DEFAULT 0,
        last_customer_seq integer NOT NULL DEFAULT 0,
        note_index integer NOT NULL DEFAULT 0,
        waiting_since timestamptz,
        wait_key timestamptz GENERATED ALWAYS AS (coalesce(waiting_since, 'infinity'::timestamptz)) STORED,
        summary text,
        details jsonb NOT NULL DEFAULT '[]',
        resolved_by text CHECK (resolved_by IN ('AI_CONFIRMED','AI_ASSUMED','AGENT','ABANDONED')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES contact(workspace_id, id),
        FOREIGN KEY (workspace_id, assignee_id) REFERENCES agent(workspace_id, id),
        FOREIGN KEY (workspace_id, last_agent_id) REFERENCES agent(workspace_id, id),
        CONSTRAINT with_agent_has_one CHECK (status <> 'WITH_AGENT' OR assignee_id IS NOT NULL),
        CONSTRAINT ai_and_queue_have_none CHECK (status NOT IN ('AI_ACTIVE','WAITING') OR assignee_id IS NULL),
        CONSTRAINT protected_is_with_people CHECK (NOT protected OR status IN ('WAITING','WITH_AGENT')),
        CONSTRAINT resolved_says_by_whom CHECK ((status = 'RESOLVED') = (resolved_by IS NOT NULL))
      )`);
    await q.query('CREATE INDEX conversation_queue ON conversation (workspace_id, priority_rank DESC, wait_key, id)');
    await q.query('CREATE INDEX conversation_status_queue ON conversation (workspace_id, status, priority_rank DESC, wait_key, id)');
    await q.query('CREATE INDEX conversation_updated ON conversation (workspace_id, updated_at DESC, id DESC)');
    await q.query('CREATE INDEX conversation_created ON conversation (workspace_id, created_at DESC, id DESC)');
    await q.query('CREATE INDEX conversation_contact ON conversation (workspace_id, contact_id, created_at DESC, id DESC)');
    await q.query('CREATE INDEX conversation_assignee ON conversation (workspace_id, assignee_id) WHERE assignee_id IS NOT NULL');
    await protectTable(q, 'conversation', 'SELECT, INSERT, UPDATE');

    await q.query(`
      CREATE TABLE episode (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        number integer NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        resolved_by text CHECK (resolved_by IN ('AI_CONFIRMED','AI_ASSUMED','AGENT','ABANDONED')),
        reopened boolean NOT NULL DEFAULT false,
        first_seq integer NOT NULL,
        first_question text NOT NULL,
        question_model text,
        question_vector real[],
        customer_messages integer NOT NULL DEFAULT 0,
        ai_answers integer NOT NULL DEFAULT 0,
        ai_failures integer NOT NULL DEFAULT 0,
        declined integer NOT NULL DEFAULT 0,
        clarified integer NOT NULL DEFAULT 0,
        last_reaction text CHECK (last_reaction IN ('POSITIVE','NEGATIVE')),
        first_answer_at timestamptz,
        last_answer_at timestamptz,
        handed_off_at timestamptz,
        handoff_reason text CHECK (handoff_reason IN ('CUSTOMER_ASKED','RULE','LOW_CONFIDENCE','OUT_OF_SCOPE','NEGATIVE_FEEDBACK','REPEATED_FAILURE','AI_UNAVAILABLE','AGENT_TOOK_OVER')),
        handoff_rule text,
        handoff_phrase text,
        handoff_seq integer,
        withheld_text text,
        withheld_because text,
        protected_at timestamptz,
        protection text,
        protection_lifted_at timestamptz,
        ai_after_protection boolean NOT NULL DEFAULT false,
        first_agent_reply_at timestamptz,
        PRIMARY KEY (workspace_id, id),
        UNIQUE (workspace_id, conversation_id, number),
        CHECK ((ended_at IS NULL) = (resolved_by IS NULL)),
        CHECK ((handed_off_at IS NULL) = (handoff_reason IS NULL))
      )`);
    await q.query('CREATE INDEX episode_started ON episode (workspace_id, started_at)');
    await protectTable(q, 'episode', 'SELECT, INSERT, UPDATE');
    // The two refer to each other; the conversation is written first, so its reference is checked at commit.
    await q.query(`ALTER TABLE episode ADD FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id)`);
    await q.query(`ALTER TABLE conversation ADD FOREIGN KEY (workspace_id, episode_id) REFERENCES episode(workspace_id, id) DEFERRABLE INITIALLY DEFERRED`);
  }

  private async messages(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE message (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        episode_id uuid NOT NULL,
        seq integer NOT NULL,
        note_index integer NOT NULL DEFAULT 0,
        author text NOT NULL CHECK (author IN ('CUSTOMER','AI','AGENT','SYSTEM')),
        agent_id uuid,
        text text NOT NULL,
        internal boolean NOT NULL DEFAULT false,
        citations jsonb NOT NULL DEFAULT '[]',
        choices jsonb NOT NULL DEFAULT '[]',
        choice_id text,
        outcome text CHECK (outcome IN ('ANSWERED','TENTATIVE','CLARIFY','DECLINED','HANDOFF','SMALLTALK')),
        confidence real,
        turn_id uuid,
        helpful boolean,
        sender_key text NOT NULL,
        client_message_id text,
        search tsvector GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
        FOREIGN KEY (workspace_id, episode_id) REFERENCES episode(workspace_id, id),
        FOREIGN KEY (workspace_id, agent_id) REFERENCES agent(workspace_id, id),
        CONSTRAINT message_position UNIQUE (workspace_id, conversation_id, seq, note_index),
        CONSTRAINT note_has_index CHECK (internal = (note_index > 0)),
        CONSTRAINT ai_says_outcome CHECK ((author = 'AI') = (outcome IS NOT NULL)),
        CONSTRAINT answer_has_evidence CHECK (outcome NOT IN ('ANSWERED','TENTATIVE') OR jsonb_array_length(citations) > 0)
      )`);
    await q.query('CREATE UNIQUE INDEX message_sent_once ON message (workspace_id, sender_key, client_message_id) WHERE client_message_id IS NOT NULL');
    await q.query('CREATE INDEX message_search ON message USING gin (search)');
    await protectTable(q, 'message', 'SELECT, INSERT');
    await q.query('GRANT UPDATE (helpful) ON message TO chatref_app');
    // The promise that a person's conversation and a protected one get no automated answer, held by the database: the
    // writer has the conversation's row locked, so what this reads cannot change before the commit.
    await q.query(`
      CREATE FUNCTION refuse_ai_message() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE held record;
      BEGIN
        SELECT status, protected INTO held FROM conversation
          WHERE workspace_id = NEW.workspace_id AND id = NEW.conversation_id FOR UPDATE;
        IF held.protected OR held.status <> 'AI_ACTIVE' THEN
          RAISE EXCEPTION 'an AI message is refused: the conversation is % and protected is %', held.status, held.protected
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ai_is_silent';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`CREATE TRIGGER ai_is_silent BEFORE INSERT ON message FOR EACH ROW WHEN (NEW.author = 'AI') EXECUTE FUNCTION refuse_ai_message()`);

    await q.query(`
      CREATE TABLE conversation_read (
        workspace_id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        agent_id uuid NOT NULL,
        seq integer NOT NULL,
        PRIMARY KEY (workspace_id, conversation_id, agent_id),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
        FOREIGN KEY (workspace_id, agent_id) REFERENCES agent(workspace_id, id)
      )`);
    await protectTable(q, 'conversation_read');
  }

  private async log(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE conversation_event (
        workspace_id uuid NOT NULL,
        position bigint NOT NULL,
        conversation_id uuid NOT NULL,
        seq integer NOT NULL,
        type text NOT NULL,
        visible boolean NOT NULL,
        message_id uuid,
        actor_id uuid,
        rule text,
        tag_id uuid,
        turn_id uuid,
        reason text,
        data jsonb NOT NULL DEFAULT '{}',
        at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, position),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id)
      )`);
    await q.query('CREATE INDEX conversation_event_thread ON conversation_event (workspace_id, conversation_id, position)');
    await protectTable(q, 'conversation_event', 'SELECT, INSERT');

    await q.query(`
      CREATE TABLE turn (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        episode_id uuid NOT NULL,
        up_to_seq integer NOT NULL,
        outcome text NOT NULL,
        record jsonb NOT NULL,
        finished_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        CONSTRAINT turn_once UNIQUE (workspace_id, conversation_id, up_to_seq),
        FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id)
      )`);
    await protectTable(q, 'turn', 'SELECT, INSERT');
  }

  private async jobs(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE instance (
        id uuid PRIMARY KEY,
        heartbeat_at timestamptz NOT NULL
      )`);
    await q.query(`
      CREATE TABLE job (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        kind text NOT NULL,
        key text,
        payload jsonb NOT NULL,
        run_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        owner uuid,
        last_error text,
        failed_at timestamptz,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id)
      )`);
    await q.query('CREATE UNIQUE INDEX job_key ON job (workspace_id, kind, key) WHERE key IS NOT NULL AND failed_at IS NULL');
    await q.query('CREATE INDEX job_due ON job (run_at) WHERE failed_at IS NULL');
    await protectTable(q, 'job');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
