import { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from './support';

/** Websites as sources of documents: what is read of them, each page as it was last seen, and every run. */
export class Sources0019a implements MigrationInterface {
  name = 'Sources0019000000000191';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE source (
        workspace_id uuid NOT NULL REFERENCES workspace(id),
        id uuid NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('PAGE','SITEMAP','CRAWL')),
        start_url text NOT NULL,
        include text[] NOT NULL DEFAULT '{}',
        exclude text[] NOT NULL DEFAULT '{}',
        max_depth integer NOT NULL CHECK (max_depth BETWEEN 0 AND 10),
        max_pages integer NOT NULL CHECK (max_pages BETWEEN 1 AND 2000),
        every_minutes integer CHECK (every_minutes BETWEEN 15 AND 43200),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        next_sync_at timestamptz,
        removing boolean NOT NULL DEFAULT false,
        PRIMARY KEY (workspace_id, id)
      )`);
    await q.query(`
      CREATE TABLE source_sync (
        workspace_id uuid NOT NULL,
        id uuid NOT NULL,
        source_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('RUNNING','DONE','FAILED','CANCELLED')),
        whole boolean NOT NULL,
        started_by uuid,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        error text,
        cut boolean NOT NULL DEFAULT false,
        found integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        failed integer NOT NULL DEFAULT 0,
        skipped integer NOT NULL DEFAULT 0,
        removed integer NOT NULL DEFAULT 0,
        PRIMARY KEY (workspace_id, id),
        FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id) ON DELETE CASCADE
      )`);
    await q.query("CREATE UNIQUE INDEX source_sync_running ON source_sync (workspace_id, source_id) WHERE status = 'RUNNING'");
    await q.query('CREATE INDEX source_sync_of ON source_sync (workspace_id, source_id, started_at DESC)');
    await q.query(`
      CREATE TABLE source_page (
        workspace_id uuid NOT NULL,
        source_id uuid NOT NULL,
        url text NOT NULL,
        depth integer NOT NULL,
        state text NOT NULL CHECK (state IN ('WAITING','READ','UNCHANGED','FAILED','SKIPPED','GONE')),
        sync_id uuid NOT NULL,
        reason text,
        http_status integer,
        etag text,
        last_modified text,
        links text[] NOT NULL DEFAULT '{}',
        document_id uuid,
        checked_at timestamptz,
        changed_at timestamptz,
        PRIMARY KEY (workspace_id, source_id, url),
        FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id) ON DELETE CASCADE,
        FOREIGN KEY (workspace_id, document_id) REFERENCES document(workspace_id, id) ON DELETE SET NULL (document_id)
      )`);
    await q.query('CREATE INDEX source_page_frontier ON source_page (workspace_id, sync_id, depth, url) WHERE state = \'WAITING\'');
    await q.query('CREATE INDEX source_page_document ON source_page (workspace_id, document_id) WHERE document_id IS NOT NULL');
    for (const table of ['source', 'source_sync', 'source_page']) await protectTable(q, table);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
