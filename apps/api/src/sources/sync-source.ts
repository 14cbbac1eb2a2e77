import { Injectable, Logger, OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { LoadError } from '@chatref/rag';
import { Database } from '../database/transaction';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { OutboundError } from '../outbound/outbound-error';
import { SYNC, type SyncPayload } from './manage-sources';
import { NO_ROBOTS, type Robots } from './robots';
import { waitingPages, type PageRow } from './source-store';
import { SyncPages, type Run } from './sync-pages';
import { VisitPage, type Visit } from './visit-page';

/** Pages of one site fetched at the same time; one where the site asks for pauses. */
const AT_ONCE = 4;
/** Sitemaps followed from one start. */
const MAX_SITEMAPS = 20;

/**
 * The story of a run: ask the site's rules → find where to begin → visit page after page until none waits → take what is
 * gone out of the knowledge. Every page is written down in a transaction of its own, so a run goes on after a crash with
 * the pages it has not seen; fetching and parsing happen outside of any.
 */
@Injectable()
export class SyncSource implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('SyncSource');
  private readonly stopping = new AbortController();

  constructor(
    private readonly jobs: JobQueue,
    private readonly database: Database,
    private readonly pages: SyncPages,
    private readonly web: VisitPage,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SYNC, { concurrency: 2, maxAttempts: 5, run: (job) => this.run(job), exhausted: (job) => this.giveUp(job) });
  }

  /** A run in the middle is left to the next start. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private async run(job: Job): Promise<void> {
    const { sourceId, syncId } = job.payload as SyncPayload;
    const begun = await this.pages.begin(job.workspaceId, sourceId, syncId);
    if (!begun) return;
    const { source, sync, hosts } = begun;
    const start = new URL(source.start_url);
    const run: Run = {
      workspaceId: job.workspaceId, source, sync,
      scope: { hosts: new Set(hosts), include: source.include, exclude: source.exclude, maxDepth: source.kind === 'CRAWL' ? source.max_depth : source.kind === 'SITEMAP' ? 1 : 0 },
    };
    const rules = new Map<string, Robots>();
    try {
      rules.set(start.origin, await this.web.robots(start.origin, this.stopping.signal));
      if (sync.found === 0) await this.begin(run, rules.get(start.origin) ?? NO_ROBOTS);
    } catch (error) {
      if (!(error instanceof OutboundError || error instanceof LoadError)) throw error;
      return this.pages.finish(run, error.message);
    }
    await this.walk(run, rules);
  }

  private async begin(run: Run, robots: Robots): Promise<void> {
    const { source } = run;
    if (source.kind !== 'SITEMAP') return this.pages.enqueue(run, [source.start_url], 0);
    const found = await this.listed(source.start_url, robots);
    if (found.length === 0) throw new LoadError('EMPTY', 'No sitemap with addresses was found at the start, in robots.txt or at /sitemap.xml. Give the sitemap’s own address, or crawl the site.');
    await this.pages.enqueue(run, found, 1);
  }

  /** The addresses of a sitemap and of those it names; the start may be the sitemap itself or any page of the site. */
  private async listed(startUrl: string, robots: Robots): Promise<string[]> {
    const own = await this.web.sitemap(startUrl, this.stopping.signal).catch((error: unknown) => {
      if (error instanceof LoadError) return null; // a page, not a sitemap
      throw error;
    });
    const waiting = own ? [] : [...robots.sitemaps, new URL('/sitemap.xml', startUrl).href];
    const pages = [...(own?.pages ?? [])];
    waiting.push(...(own?.sitemaps ?? []));
    const seen = new Set([startUrl]);
    for (let next = waiting.shift(); next !== undefined && seen.size <= MAX_SITEMAPS; next = waiting.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const one = await this.web.sitemap(next, this.stopping.signal).catch(() => null); // one broken part does not hide the others
      pages.push(...(one?.pages ?? []));
      waiting.push(...(one?.sitemaps ?? []));
    }
    return pages;
  }

  private async walk(run: Run, rules: Map<string, Robots>): Promise<void> {
    const site = rules.get(new URL(run.source.start_url).origin) ?? NO_ROBOTS;
    let start: Visit | null = null;
    for (;;) {
      this.stopping.signal.throwIfAborted();
      const batch = await this.database.inWorkspace(run, (tx) => waitingPages(tx, run.sync.id, site.delayMs > 0 ? 1 : AT_ONCE));
      if (batch.length === 0) break;
      const visits = await Promise.all(batch.map((page) => this.visit(run, page, rules)));
      for (const [index, page] of batch.entries()) {
        const visit = visits[index] as Visit;
        if (page.depth === 0) {
          start = visit;
          // The whole site may live where the start redirects to.
          if (visit.kind === 'MOVED') run.scope = { ...run.scope, hosts: new Set([...run.scope.hosts, new URL(visit.to).host]) };
        }
        if (!(await this.pages.record(run, page, visit))) return; // ended by somebody, or the source is gone
      }
      if (site.delayMs > 0) await pause(site.delayMs, undefined, { signal: this.stopping.signal });
    }
    const nothing = start?.kind === 'FAILED' ? start.reason : start?.kind === 'GONE' ? 'The start page does not exist.' : null;
    await this.pages.finish(run, nothing);
    this.logger.debug({ msg: 'website read', sourceId: run.source.id, syncId: run.sync.id });
  }

  private async visit(run: Run, page: PageRow, rules: Map<string, Robots>): Promise<Visit> {
    const { origin } = new URL(page.url);
    try {
      const robots = rules.get(origin) ?? (await this.web.robots(origin, this.stopping.signal));
      rules.set(origin, robots);
      if (!robots.allows(page.url)) return { kind: 'SKIPPED', reason: 'The site’s robots.txt asks programs not to read it.', links: [], status: null };
    } catch (error) {
      if (error instanceof OutboundError) return { kind: 'FAILED', reason: error.message, status: null };
      throw error;
    }
    // Without its document an unchanged page would stay unknown.
    return this.web.visit(page, page.document_id !== null && !run.sync.whole, this.stopping.signal);
  }

  private async giveUp(job: Job): Promise<void> {
    const { sourceId, syncId } = job.payload as SyncPayload;
    const begun = await this.pages.begin(job.workspaceId, sourceId, syncId);
    if (!begun) return;
    const run: Run = { workspaceId: job.workspaceId, source: begun.source, sync: begun.sync, scope: { hosts: new Set(), include: [], exclude: [], maxDepth: 0 } };
    await this.pages.finish(run, 'Reading this website failed because of an internal error. Try again; if that fails too, see the server log.');
  }
}
