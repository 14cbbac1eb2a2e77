import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

const OUTCOMES = "('ANSWERED','TENTATIVE','CLARIFY','DECLINED','HANDOFF','SMALLTALK')";

/**
 * Questions saved in the playground, and the runs of all of them.
 *
 * `test_question`: the question as a customer asks it; `history` what was said before ([{author, text}]); what is expected:
 * `expected_outcome`, `document_id` (among the quoted ones; it may be gone, then the test fails), `must_contain`. A question
 * whose expected outcome is ANSWERED is a verdict that the documents answer it, one with HANDOFF that they do not: the
 * answer gate may learn from both.
 * `test_run`: one pass over all questions, numbered per workspace; `done` of `total` while it runs.
 * `test_result`: what came of a question in a run, with the question as it was asked then; `failures` is
 * [{kind, expected}] (libs/domain judge-test), `change` how it stands to `previous`, the result of the run before.
 */
export class TestQuestions0014c implements MigrationInterface {
  name = 'TestQuestions4000000014003';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE test_question (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        question text NOT NULL,
        history jsonb NOT NULL DEFAULT '[]',
        expected_outcome text CHECK (expected_outcome IN ${OUTCOMES}),
        document_id uuid,
        must_contain text[] NOT NULL DEFAULT '{}',
        note text,
        created_by uuid,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        CONSTRAINT something_is_expected CHECK (expected_outcome IS NOT NULL OR document_id IS NOT NULL OR cardinality(must_contain) > 0)
      )`);
    await q.query('CREATE INDEX test_question_created ON test_question (workspace_id, created_at DESC, id DESC)');
    await protectTable(q, 'test_question');
    await q.query(`
      CREATE TABLE test_run (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        number integer NOT NULL,
        cause text NOT NULL CHECK (cause IN ('REQUEST','KNOWLEDGE_CHANGED')),
        status text NOT NULL CHECK (status IN ('QUEUED','RUNNING','DONE','FAILED')),
        total integer NOT NULL,
        done integer NOT NULL DEFAULT 0,
        passed integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        started_by uuid,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (workspace_id, id),
        UNIQUE (workspace_id, number)
      )`);
    // Two runs at once would compare with each other.
    await q.query("CREATE UNIQUE INDEX test_run_one_at_a_time ON test_run (workspace_id) WHERE status IN ('QUEUED','RUNNING')");
    await protectTable(q, 'test_run');
    await q.query(`
      CREATE TABLE test_result (
        workspace_id uuid NOT NULL,
        run_id uuid NOT NULL,
        question_id uuid NOT NULL,
        question text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ${OUTCOMES}),
        text text NOT NULL,
        confidence real NOT NULL,
        citations jsonb NOT NULL,
        handoff_reason text,
        rules text[] NOT NULL,
        passed boolean NOT NULL,
        failures jsonb NOT NULL,
        change text CHECK (change IN ('NEW','FIXED','BROKEN','DIFFERENT')),
        previous jsonb,
        ms integer NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, run_id, question_id),
        FOREIGN KEY (workspace_id, run_id) REFERENCES test_run(workspace_id, id) ON DELETE CASCADE
      )`);
    await q.query('CREATE INDEX test_result_question ON test_result (workspace_id, question_id, at DESC)');
    await protectTable(q, 'test_result');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
