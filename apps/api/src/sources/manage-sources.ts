import { Injectable, OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock';
import { notFound, Refusal } from '../common/errors';
import { isId, newId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { Database, type Tx } from '../database/transaction';
import { DocumentIntake } from '../documents/document-intake';
import { EventBus } from '../events/event-bus';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { GuardedFetch } from '../outbound/guarded-fetch';
import { OutboundError } from '../outbound/outbound-error';
import { settingsOf, type SourceSettings } from './source-input';
import { runningSync, sourceRow, toSource, type SourceRow } from './source-store';
import type { Source, SourceInput } from './source.type';

/** A run over a source; its frontier is in the database, so that it goes on where a crash ended it. */
export const SYNC = 'sync-source';
/** The next run that a schedule asks for. */
const SCHEDULE = 'schedule-source';
const REMOVE = 'remove-source';
export interface SyncPayload {
  sourceId: string;
  syncId: string;
}
/** Documents that leave in one transaction when a source is removed. */
const REMOVE_AT_ONCE = 25;
const MAX_SOURCES = 100;

/** What people and programs do with websites as sources. Reading them is a job (`sync-source.ts`). */
@Injectable()
export class ManageSources implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly bus: EventBus,
    private readonly outbound: GuardedFetch,
    private readonly intake: DocumentIntake,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SCHEDULE, { concurrency: 1, maxAttempts: 10, run: (job) => this.due(job) });
    this.jobs.handle(REMOVE, { concurrency: 1, maxAttempts: 10, run: (job) => this.takeAway(job) });
  }

  /** Adds it and starts reading. */
  async create(caller: TeamCaller, input: SourceInput): Promise<{ source: Source }> {
    const settings = settingsOf(input);
    await this.assertPublic(settings.startUrl);
    return this.database.inWorkspace(caller, async (tx) => {
      await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sources ${tx.workspaceId}`]);
      const count = await tx.one<{ n: number; same: boolean }>('SELECT count(*)::int AS n, coalesce(bool_or(kind = $2 AND start_url = $3), false) AS same FROM source WHERE workspace_id = $1', [tx.workspaceId, settings.kind, settings.startUrl]);
      if (count?.same) throw new Refusal('CONFLICT', 'This website is a source already. Change that one instead.', { field: ['startUrl'] });
      if ((count?.n ?? 0) >= MAX_SOURCES) throw new Refusal('TOO_LARGE', `A workspace may have ${MAX_SOURCES} websites.`);
      const id = newId();
      await tx.run(
        `INSERT INTO source (workspace_id, id, name, kind, start_url, include, exclude, max_depth, max_pages, every_minutes, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
        [tx.workspaceId, id, settings.name, settings.kind, settings.startUrl, settings.include, settings.exclude, settings.maxDepth, settings.maxPages, settings.everyMinutes, this.clock.now()],
      );
      await this.start(tx, id, { by: actorOf(caller), whole: false });
      return { source: toSource(await this.locked(tx, id)) };
    });
  }

  /** New settings count from the next run on; a new schedule from now on. */
  async update(caller: TeamCaller, id: string, input: SourceInput): Promise<{ source: Source }> {
    const settings = settingsOf(input);
    await this.assertPublic(settings.startUrl);
    return this.database.inWorkspace(caller, async (tx) => {
      await this.locked(tx, id);
      await this.store(tx, id, settings);
      await this.schedule(tx, id, settings.everyMinutes);
      this.announce(tx, id);
      return { source: toSource(await this.locked(tx, id)) };
    });
  }

  /** Starts a run now. @param whole fetch everything in full, and bring back pages whose document was deleted by hand */
  sync(caller: TeamCaller, id: string, whole: boolean): Promise<{ source: Source }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const source = await this.locked(tx, id);
      if (await runningSync(tx, id)) throw new Refusal('WRONG_STATE', 'This website is being read just now. Wait until it is done, or stop it.', { extra: { source: toSource(source) } });
      await this.start(tx, id, { by: actorOf(caller), whole });
      return { source: toSource(source) };
    });
  }

  /** Ends a run; what it has read by then stays. */
  cancel(caller: TeamCaller, id: string): Promise<{ source: Source }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const source = await this.locked(tx, id);
      const ended = await tx.run("UPDATE source_sync SET status = 'CANCELLED', ended_at = $3 WHERE workspace_id = $1 AND source_id = $2 AND status = 'RUNNING'", [tx.workspaceId, id, this.clock.now()]);
      if (ended === 0) throw new Refusal('WRONG_STATE', 'This website is not being read.', { extra: { source: toSource(source) } });
      await this.schedule(tx, id, source.every_minutes);
      this.announce(tx, id);
      return { source: toSource(source) };
    });
  }

  /** Its documents leave the knowledge with it, in the background when there are many. */
  remove(caller: TeamCaller, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      await this.locked(tx, id);
      await tx.run('UPDATE source SET removing = true, every_minutes = NULL, next_sync_at = NULL WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id]);
      await tx.run("UPDATE source_sync SET status = 'CANCELLED', ended_at = $3 WHERE workspace_id = $1 AND source_id = $2 AND status = 'RUNNING'", [tx.workspaceId, id, this.clock.now()]);
      await this.jobs.enqueue(tx, { kind: REMOVE, key: id, payload: { sourceId: id } });
      this.announce(tx, id);
      return { deletedId: id };
    });
  }

  /** Plans the next run; null: none. To be called in the transaction that ends one. */
  async schedule(tx: Tx, id: string, everyMinutes: number | null): Promise<void> {
    const next = everyMinutes === null ? null : new Date(this.clock.now().getTime() + everyMinutes * 60_000);
    await tx.run('UPDATE source SET next_sync_at = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, next]);
    if (next) await this.jobs.enqueue(tx, { kind: SCHEDULE, key: id, payload: { sourceId: id }, runAt: next });
  }

  announce(tx: Tx, sourceId: string): void {
    tx.afterCommit(() => this.bus.publish('source', { workspaceId: tx.workspaceId, sourceId }));
  }

  private async start(tx: Tx, sourceId: string, { by, whole }: { by: string | null; whole: boolean }): Promise<void> {
    const syncId = newId();
    await tx.run("INSERT INTO source_sync (workspace_id, id, source_id, status, whole, started_by, started_at) VALUES ($1, $2, $3, 'RUNNING', $4, $5, $6)", [tx.workspaceId, syncId, sourceId, whole, by, this.clock.now()]);
    await this.jobs.enqueue(tx, { kind: SYNC, key: syncId, payload: { sourceId, syncId } satisfies SyncPayload });
    this.announce(tx, sourceId);
  }

  private async due(job: Job): Promise<void> {
    const { sourceId } = job.payload as { sourceId: string };
    await this.database.inWorkspace(job, async (tx) => {
      const source = await sourceRow(tx, sourceId, true);
      if (!source || source.removing || source.every_minutes === null || (await runningSync(tx, sourceId))) return;
      await this.start(tx, sourceId, { by: null, whole: false });
    });
  }

  private async takeAway(job: Job): Promise<void> {
    const { sourceId } = job.payload as { sourceId: string };
    for (let left = true; left; ) {
      left = await this.database.inWorkspace(job, async (tx) => {
        const pages = await tx.query<{ document_id: string }>('SELECT document_id FROM source_page WHERE workspace_id = $1 AND source_id = $2 AND document_id IS NOT NULL LIMIT $3', [tx.workspaceId, sourceId, REMOVE_AT_ONCE]);
        for (const page of pages) await this.intake.remove(tx, page.document_id);
        if (pages.length === 0) await tx.run('DELETE FROM source WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, sourceId]);
        this.announce(tx, sourceId);
        return pages.length > 0;
      });
    }
  }

  private async store(tx: Tx, id: string, settings: SourceSettings): Promise<void> {
    await tx.run(
      `UPDATE source SET name = $3, kind = $4, start_url = $5, include = $6, exclude = $7, max_depth = $8, max_pages = $9, every_minutes = $10, updated_at = $11 WHERE workspace_id = $1 AND id = $2`,
      [tx.workspaceId, id, settings.name, settings.kind, settings.startUrl, settings.include, settings.exclude, settings.maxDepth, settings.maxPages, settings.everyMinutes, this.clock.now()],
    );
  }

  private async locked(tx: Tx, id: string): Promise<SourceRow> {
    const row = isId(id) ? await sourceRow(tx, id, true) : null;
    if (!row || row.removing) throw notFound('website');
    return row;
  }

  /** Says at once what the first fetch would say. */
  private async assertPublic(startUrl: string): Promise<void> {
    try {
      await this.outbound.check(startUrl);
    } catch (error) {
      if (error instanceof OutboundError) throw new Refusal('INVALID', error.message, { field: ['startUrl'] });
      throw error;
    }
  }
}
