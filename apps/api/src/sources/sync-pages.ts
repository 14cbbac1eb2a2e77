import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal } from '../common/errors';
import { Database, type Tx } from '../database/transaction';
import { DocumentIntake, type Author } from '../documents/document-intake';
import { outOfScope, type CrawlScope } from './crawl-scope';
import { ManageSources } from './manage-sources';
import { pageAddress } from './page-address';
import { sourceRow, syncRow, type PageRow, type SourceRow, type SyncRow } from './source-store';
import type { Visit } from './visit-page';

const SYSTEM: Author = { kind: 'SYSTEM', id: null };
/** What a page of a run comes to; the columns of `source_sync` that count it have the same names. */
type Tally = 'changed' | 'unchanged' | 'failed' | 'skipped' | 'removed';

/** One run, as it is carried through its transactions. */
export interface Run {
  workspaceId: string;
  source: SourceRow;
  sync: SyncRow;
  scope: CrawlScope;
}

/** Pages of a run in the database: the frontier, what each visit came to, and the end. Each method is one transaction. */
@Injectable()
export class SyncPages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly intake: DocumentIntake,
    private readonly sources: ManageSources,
  ) {}

  /** The source and run of a job, with the hosts that its start has led to so far; null when there is nothing (more) to do. */
  begin(workspaceId: string, sourceId: string, syncId: string): Promise<{ source: SourceRow; sync: SyncRow; hosts: string[] } | null> {
    return this.database.inWorkspace({ workspaceId }, async (tx) => {
      const [source, sync] = [await sourceRow(tx, sourceId), await syncRow(tx, syncId)];
      if (!source || source.removing || sync?.status !== 'RUNNING') return null;
      const starts = await tx.query<{ url: string }>('SELECT url FROM source_page WHERE workspace_id = $1 AND sync_id = $2 AND depth = 0', [tx.workspaceId, syncId]);
      return { source, sync, hosts: [source.start_url, ...starts.map((page) => page.url)].map((url) => new URL(url).host) };
    });
  }

  /** Puts addresses into the frontier: each once a run, within the scope and the limit of pages. */
  enqueue(run: Run, addresses: readonly string[], depth: number): Promise<void> {
    return this.database.inWorkspace(run, async (tx) => {
      await this.reach(tx, run, addresses, depth);
      this.sources.announce(tx, run.source.id);
    });
  }

  /** Writes down what a visit came to: the page, its document, and where it leads. @returns false when the run has been ended meanwhile */
  record(run: Run, page: PageRow, visit: Visit): Promise<boolean> {
    return this.database.inWorkspace(run, async (tx) => {
      const live = await tx.one<SyncRow>("SELECT status FROM source_sync WHERE workspace_id = $1 AND id = $2 AND status = 'RUNNING' FOR UPDATE", [tx.workspaceId, run.sync.id]);
      if (!live) return false;
      const tally = await this.settle(tx, run, page, visit);
      await tx.run(`UPDATE source_sync SET ${tally} = ${tally} + 1 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, run.sync.id]);
      this.sources.announce(tx, run.source.id);
      return true;
    });
  }

  /**
   * Ends a run. Pages that nothing leads to any more leave the knowledge, but only after a run that saw the whole site:
   * a failed page or the limit may hide the way to them.
   */
  finish(run: Run, error: string | null): Promise<void> {
    return this.database.inWorkspace(run, async (tx) => {
      const sync = await tx.one<SyncRow>("SELECT status, cut, failed FROM source_sync WHERE workspace_id = $1 AND id = $2 AND status = 'RUNNING' FOR UPDATE", [tx.workspaceId, run.sync.id]);
      if (!sync) return;
      let removed = 0;
      if (error === null && !sync.cut && sync.failed === 0) {
        const orphans = await tx.query<PageRow>("SELECT url, document_id FROM source_page WHERE workspace_id = $1 AND source_id = $2 AND sync_id <> $3 AND state <> 'GONE'", [tx.workspaceId, run.source.id, run.sync.id]);
        for (const page of orphans) {
          if (page.document_id) removed += 1;
          await this.leave(tx, run, page, 'GONE', 'Nothing on the site leads here any more.', null);
        }
      }
      await tx.run("UPDATE source_sync SET status = $3, error = $4, ended_at = $5, removed = removed + $6 WHERE workspace_id = $1 AND id = $2", [tx.workspaceId, run.sync.id, error === null ? 'DONE' : 'FAILED', error, this.clock.now(), removed]);
      const source = await sourceRow(tx, run.source.id);
      if (source) await this.sources.schedule(tx, source.id, source.every_minutes);
      this.sources.announce(tx, run.source.id);
    });
  }

  private async settle(tx: Tx, run: Run, page: PageRow, visit: Visit): Promise<Tally> {
    switch (visit.kind) {
      case 'READ':
        return this.read(tx, run, page, visit);
      case 'NOT_MODIFIED':
        await this.mark(tx, run, page, 'UNCHANGED', null, visit.status);
        await this.reach(tx, run, page.links, page.depth + 1);
        return 'unchanged';
      case 'MOVED': {
        // Where the start leads to is the start.
        await this.reach(tx, page.depth === 0 ? withHost(run, visit.to) : run, [visit.to], page.depth);
        return this.leave(tx, run, page, 'SKIPPED', `It redirects to ${visit.to.slice(0, 200)}.`, visit.status);
      }
      case 'SKIPPED':
        if (visit.instead) await this.reach(tx, run, [visit.instead], page.depth);
        await this.reach(tx, run, visit.links, page.depth + 1);
        return this.leave(tx, run, page, 'SKIPPED', visit.reason, visit.status);
      case 'GONE':
        return this.leave(tx, run, page, 'GONE', `The site says that it is gone (${visit.status}).`, visit.status);
      case 'FAILED':
        // What it said before stays known: a site that is down for an hour must not empty the knowledge.
        await this.mark(tx, run, page, 'FAILED', visit.reason, visit.status);
        return 'failed';
    }
  }

  private async read(tx: Tx, run: Run, page: PageRow, visit: Extract<Visit, { kind: 'READ' }>): Promise<Tally> {
    const { etag, lastModified } = visit.validators;
    await tx.run('UPDATE source_page SET etag = $4, last_modified = $5, links = $6 WHERE workspace_id = $1 AND source_id = $2 AND url = $3', [tx.workspaceId, run.source.id, page.url, etag, lastModified, inScope(run, visit.links, page.depth + 1)]);
    await this.reach(tx, run, visit.links, page.depth + 1);
    const deletedByHand = page.document_id === null && page.changed_at !== null;
    if (deletedByHand && !run.sync.whole) {
      await this.mark(tx, run, page, 'SKIPPED', 'Its document was deleted by hand. Read the whole website again to bring it back.', visit.status);
      return 'skipped';
    }
    try {
      const before = page.document_id;
      const known = before ? await tx.one<{ version: number }>('SELECT version FROM document WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, before]) : null;
      const document = before && known ? await this.intake.change(tx, before, visit.source, SYSTEM) : await this.intake.add(tx, visit.source, SYSTEM);
      const changed = document.version !== known?.version;
      await this.mark(tx, run, page, changed ? 'READ' : 'UNCHANGED', null, visit.status);
      await tx.run('UPDATE source_page SET document_id = $4, changed_at = CASE WHEN $5 OR changed_at IS NULL THEN $6 ELSE changed_at END WHERE workspace_id = $1 AND source_id = $2 AND url = $3', [tx.workspaceId, run.source.id, page.url, document.id, changed, this.clock.now()]);
      return changed ? 'changed' : 'unchanged';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.mark(tx, run, page, 'FAILED', error.message, visit.status);
      return 'failed';
    }
  }

  /** The page, if it was known, leaves the knowledge. */
  private async leave(tx: Tx, run: Run, page: Pick<PageRow, 'url' | 'document_id'>, state: 'SKIPPED' | 'GONE', reason: string, status: number | null): Promise<Tally> {
    if (page.document_id) await this.intake.remove(tx, page.document_id);
    await tx.run(
      'UPDATE source_page SET state = $4, reason = $5, http_status = $6, checked_at = $7, etag = NULL, last_modified = NULL, changed_at = NULL, document_id = NULL WHERE workspace_id = $1 AND source_id = $2 AND url = $3',
      [tx.workspaceId, run.source.id, page.url, state, reason, status, this.clock.now()],
    );
    return page.document_id ? 'removed' : 'skipped';
  }

  private async mark(tx: Tx, run: Run, page: PageRow, state: 'READ' | 'UNCHANGED' | 'FAILED' | 'SKIPPED', reason: string | null, status: number | null): Promise<void> {
    await tx.run('UPDATE source_page SET state = $4, reason = $5, http_status = $6, checked_at = $7 WHERE workspace_id = $1 AND source_id = $2 AND url = $3', [tx.workspaceId, run.source.id, page.url, state, reason, status, this.clock.now()]);
  }

  private async reach(tx: Tx, run: Run, links: readonly string[], depth: number): Promise<void> {
    const wanted = inScope(run, links, depth);
    if (wanted.length === 0) return;
    const room = run.source.max_pages - (await reachedPages(tx, run.sync.id));
    const known = await tx.query<{ url: string }>('SELECT url FROM source_page WHERE workspace_id = $1 AND sync_id = $2 AND url = ANY($3)', [tx.workspaceId, run.sync.id, wanted]);
    const seen = new Set(known.map((row) => row.url));
    const fresh = wanted.filter((url) => !seen.has(url));
    const taken = fresh.slice(0, Math.max(0, room));
    if (taken.length > 0) {
      await tx.run(
        `INSERT INTO source_page (workspace_id, source_id, url, depth, state, sync_id) SELECT $1, $2, url, $4, 'WAITING', $5 FROM unnest($3::text[]) AS url
         ON CONFLICT (workspace_id, source_id, url) DO UPDATE SET state = 'WAITING', depth = EXCLUDED.depth, sync_id = EXCLUDED.sync_id, reason = NULL`,
        [tx.workspaceId, run.source.id, taken, depth, run.sync.id],
      );
    }
    await tx.run('UPDATE source_sync SET found = found + $3, cut = cut OR $4 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, run.sync.id, taken.length, taken.length < fresh.length]);
  }
}

async function reachedPages(tx: Tx, syncId: string): Promise<number> {
  return (await tx.one<{ found: number }>('SELECT found FROM source_sync WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, syncId]))?.found ?? 0;
}

function inScope(run: Run, links: readonly string[], depth: number): string[] {
  const addresses = links.map((link) => pageAddress(link)).filter((address): address is string => address !== null);
  return [...new Set(addresses)].filter((address) => outOfScope(run.scope, address, depth) === null);
}

function withHost(run: Run, address: string): Run {
  return { ...run, scope: { ...run.scope, hosts: new Set([...run.scope.hosts, new URL(address).host]) } };
}
