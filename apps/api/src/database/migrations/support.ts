import { QueryRunner } from 'typeorm';

/**
 * Puts a tenant table on the floor: only rows of the workspace named by `app.workspace_id` are visible to the role
 * `chatref_app`, and only such rows can be written. Call it for every table that has a workspace_id.
 * @param grants what the role may do; leave UPDATE and DELETE out for append-only tables
 */
export async function protectTable(queryRunner: QueryRunner, table: string, grants = 'SELECT, INSERT, UPDATE, DELETE'): Promise<void> {
  await queryRunner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await queryRunner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await queryRunner.query(`
    CREATE POLICY tenant ON ${table}
      USING (workspace_id = NULLIF(current_setting('app.workspace_id', true), '')::uuid)
      WITH CHECK (workspace_id = NULLIF(current_setting('app.workspace_id', true), '')::uuid)`);
  // The connection's own role does the system's work (jobs, log-in look-ups); where it is not a superuser it needs a policy.
  await queryRunner.query(`CREATE POLICY system ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true)`);
  await queryRunner.query(`GRANT ${grants} ON ${table} TO chatref_app`);
}
