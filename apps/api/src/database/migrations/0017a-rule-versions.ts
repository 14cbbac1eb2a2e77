import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** Every state that a workspace's rules ever had, so that an evaluation names one and can be repeated. */
export class RuleVersions0017a implements MigrationInterface {
  name = 'RuleVersions0017a9000000000170'; // after those that add built-in rules, so that the first version holds them

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE rule_set_version (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        version integer NOT NULL CHECK (version > 0),
        author_id uuid,
        summary text NOT NULL,
        rules jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (workspace_id, version),
        FOREIGN KEY (workspace_id, author_id) REFERENCES agent(workspace_id, id)
      )`);
    // Append-only: a version never changes once an evaluation may have named it.
    await protectTable(q, 'rule_set_version', 'SELECT, INSERT');
    await q.query(`
      INSERT INTO rule_set_version (workspace_id, version, summary, rules, created_at)
      SELECT workspace_id, 1, 'The rules before versions were kept',
             jsonb_agg(jsonb_build_object('id', id, 'name', name, 'enabled', enabled, 'position', position, 'protection', protection, 'conditions', conditions, 'actions', actions, 'version', version)
                       ORDER BY (protection IS NULL), position, id), now()
        FROM rule GROUP BY workspace_id`);
    await q.query(`CREATE INDEX turn_episode ON turn (workspace_id, episode_id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
