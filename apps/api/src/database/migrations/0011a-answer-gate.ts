import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** What a workspace's people and customers said its documents do and do not answer, and the gate learned from it. */
export class AnswerGate0011a implements MigrationInterface {
  // The last thirteen digits are what migrations are sorted by: after conversations and tags.
  name = 'AnswerGate0011a5000000000111';

  async up(q: QueryRunner): Promise<void> {
    // One row per question, whoever said it and however often. `shipped_odds` and `vector` are derived: null until assessed.
    await q.query(`
      CREATE TABLE answerability_label (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        question text NOT NULL CHECK (length(question) BETWEEN 1 AND 2000),
        covered boolean NOT NULL,
        source text NOT NULL CHECK (source IN ('CUSTOMER','RATING','AGENT','TEST')),
        message_id uuid,
        actor_id uuid,
        shipped_odds double precision,
        vector real[],
        model text,
        assessed_at timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, message_id) REFERENCES message(workspace_id, id)
      )`);
    await q.query('CREATE UNIQUE INDEX answerability_label_question ON answerability_label (workspace_id, md5(lower(question)))');
    await q.query('CREATE INDEX answerability_label_message ON answerability_label (workspace_id, message_id) WHERE message_id IS NOT NULL');
    await q.query('CREATE INDEX answerability_label_recent ON answerability_label (workspace_id, updated_at DESC, id)');
    await protectTable(q, 'answerability_label');

    // Every gate that was ever in force, so that an answer can be explained by the one that let it through.
    await q.query(`
      CREATE TABLE answer_gate (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        version integer NOT NULL,
        miss_rate double precision NOT NULL CHECK (miss_rate > 0 AND miss_rate < 1),
        model text NOT NULL,
        scale double precision NOT NULL,
        shift double precision NOT NULL,
        vector real[] NOT NULL,
        answered_from double precision NOT NULL,
        tentative_from double precision NOT NULL,
        labels integer NOT NULL,
        judged jsonb NOT NULL,
        trained_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, version)
      )`);
    await protectTable(q, 'answer_gate', 'SELECT, INSERT');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
