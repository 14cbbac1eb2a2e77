import type { DataSource } from 'typeorm';
import { newId } from '../common/ids';
import { openDataSource } from './data-source';
import { Database } from './transaction';

let dataSource: DataSource;
let database: Database;
const [a, b] = [newId(), newId()];

beforeAll(async () => {
  dataSource = await openDataSource({ dataDir: 'memory://', DATABASE_URL: undefined }, []);
  database = new Database(dataSource);
  for (const id of [a, b]) {
    await database.foundWorkspace(
      id,
      async (tx) => {
        await tx.run('INSERT INTO workspace (id, name, widget_key, created_at) VALUES ($1, $2, $3, now())', [id, id, id]);
        await tx.run('INSERT INTO workspace_feed (workspace_id) VALUES ($1)', [id]);
      },
      async (tx) => {
        await tx.run('INSERT INTO contact (workspace_id, id, created_at) VALUES ($1, $2, now())', [id, newId()]);
      },
    );
  }
});
afterAll(() => dataSource.destroy());

/** Every table that has a workspace. */
const tenantTables = () =>
  dataSource.query<{ table_name: string }[]>("SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1");

describe('the tenant floor, on the embedded database', () => {
  it('covers every table that has a workspace', async () => {
    const names = (await tenantTables()).map((row) => row.table_name);
    expect(names).toEqual(expect.arrayContaining(['agent', 'contact', 'conversation', 'conversation_event', 'episode', 'job', 'message', 'turn']));
    const floor = await dataSource.query<{ relname: string; relrowsecurity: boolean; relforcerowsecurity: boolean }[]>('SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = ANY($1)', [names]);
    expect(floor.filter((row) => !row.relrowsecurity || !row.relforcerowsecurity)).toEqual([]);
  });

  it('shows a workspace its own rows alone', async () => {
    for (const id of [a, b]) {
      const rows = await database.inWorkspace({ workspaceId: id }, (tx) => tx.query<{ workspace_id: string }>('SELECT workspace_id FROM contact'));
      expect(rows).toEqual([{ workspace_id: id }]);
      expect(await database.inWorkspace({ workspaceId: id }, (tx) => tx.query('SELECT id FROM workspace'))).toEqual([{ id }]);
    }
  });

  it('shows nothing without a workspace, in every tenant table', async () => {
    for (const { table_name: table } of await tenantTables()) {
      const rows = await database.inWorkspace({ workspaceId: newId() }, (tx) => tx.query(`SELECT 1 FROM ${table}`));
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
  });

  it('takes nothing for a workspace but an id, and goes on after that', async () => {
    for (const workspaceId of ['', `${a}'; RESET ROLE; --`, `${a}\n`]) {
      await expect(database.inWorkspace({ workspaceId }, (tx) => tx.query('SELECT 1'))).rejects.toThrow('no id');
    }
    expect(await database.inWorkspace({ workspaceId: b }, (tx) => tx.query('SELECT workspace_id FROM contact'))).toEqual([{ workspace_id: b }]);
  });

  it('refuses to write into another workspace', async () => {
    await expect(database.inWorkspace({ workspaceId: a }, (tx) => tx.run('INSERT INTO contact (workspace_id, id, created_at) VALUES ($1, $2, now())', [b, newId()]))).rejects.toThrow(/row-level security/);
    const touched = await database.inWorkspace({ workspaceId: a }, (tx) => tx.run("UPDATE contact SET name = 'x' WHERE workspace_id = $1", [b]));
    expect(touched).toBe(0);
  });

  it('keeps concurrent transactions apart: half roll back, half stay', async () => {
    const before = await count();
    const work = Array.from({ length: 20 }, (_, i) =>
      database
        .inWorkspace({ workspaceId: a }, async (tx) => {
          await tx.run('INSERT INTO contact (workspace_id, id, created_at) VALUES ($1, $2, now())', [a, newId()]);
          if (i % 2 === 1) throw new Error('undo');
        })
        .catch(() => undefined),
    );
    await Promise.all(work);
    expect((await count()) - before).toBe(10);
  });

  it('says at once that a transaction was opened inside another, instead of waiting for itself', async () => {
    await expect(database.inWorkspace({ workspaceId: a }, () => database.inWorkspace({ workspaceId: a }, async () => 1))).rejects.toThrow(/inside another/);
    await expect(database.inWorkspace({ workspaceId: a }, () => database.systemRead('SELECT 1'))).rejects.toThrow(/inside a transaction/);
    expect(await count()).toBeGreaterThan(0);
  });

  it('runs what follows a commit after it, and not after a rollback', async () => {
    const heard: string[] = [];
    const committed = new Promise<void>((resolve) => {
      void database.inWorkspace({ workspaceId: a }, async (tx) => {
        tx.afterCommit(() => { heard.push('after'); resolve(); });
        tx.beforeCommit(async () => { heard.push('before'); });
      });
    });
    await committed;
    await database.inWorkspace({ workspaceId: a }, async (tx) => { tx.afterCommit(() => { heard.push('never'); }); throw new Error('undo'); }).catch(() => undefined);
    expect(heard).toEqual(['before', 'after']);
  });
});

async function count(): Promise<number> {
  const [row] = await database.inWorkspace({ workspaceId: a }, (tx) => tx.query<{ n: number }>('SELECT count(*)::int AS n FROM contact'));
  return row?.n ?? 0;
}
