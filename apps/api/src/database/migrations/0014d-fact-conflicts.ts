import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/**
 * Facts of different documents that contradict each other, as the last comparison found them. `fingerprint` names the two
 * sentences, so that a dismissed pair stays dismissed until one of them is changed. `gone_at`: no longer found.
 */
export class FactConflicts0014d implements MigrationInterface {
  name = 'FactConflicts4000000014004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE fact_conflict (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        fingerprint text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('AMOUNT','PERCENT','DURATION','DATE')),
        role text NOT NULL,
        subject text[] NOT NULL,
        left_side jsonb NOT NULL,
        right_side jsonb NOT NULL,
        score real NOT NULL,
        found_at timestamptz NOT NULL,
        gone_at timestamptz,
        dismissed_at timestamptz,
        dismissed_by uuid,
        dismissed_reason text,
        PRIMARY KEY (workspace_id, id),
        UNIQUE (workspace_id, fingerprint),
        CHECK ((dismissed_at IS NULL) = (dismissed_reason IS NULL))
      )`);
    await q.query('CREATE INDEX fact_conflict_open ON fact_conflict (workspace_id, score DESC, id) WHERE gone_at IS NULL');
    await protectTable(q, 'fact_conflict');
    // Who dismissed or took back what and why: append-only.
    await q.query(`
      CREATE TABLE fact_conflict_decision (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        conflict_id uuid NOT NULL,
        decision text NOT NULL CHECK (decision IN ('DISMISSED','REOPENED')),
        reason text,
        actor_id uuid,
        at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, conflict_id) REFERENCES fact_conflict(workspace_id, id)
      )`);
    await q.query('CREATE INDEX fact_conflict_decision_of ON fact_conflict_decision (workspace_id, conflict_id, at)');
    await protectTable(q, 'fact_conflict_decision', 'SELECT, INSERT');
    await q.query(`
      CREATE TABLE fact_check (
        workspace_id uuid PRIMARY KEY REFERENCES workspace(id),
        checked_at timestamptz NOT NULL,
        facts integer NOT NULL
      )`);
    await protectTable(q, 'fact_check');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
