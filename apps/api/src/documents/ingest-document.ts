import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { EmbedError, type Embedder, holdSpace, ingestDocument, type Ingested, knownVectors, LoadError, replaceDocument, storedPassages } from '@chatref/rag';
import { Clock } from '../common/clock';
import { newId } from '../common/ids';
import { LoopTurns } from '../common/loop-turns';
import { Database, type Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { LEARN_CURATED } from './curated/learn-curated';
import { countPassages, lockCurated, removePairs } from './curated/pair-owner';
import { belongsTo, putPairs } from './curated/put-pairs';
import { INGEST, type Author, type IngestPayload } from './document-intake';
import type { DocumentFormat } from './document.type';
import { KnowledgeIndex } from './finding/knowledge-index';
import { KnowledgeChanges } from './knowledge-changes';
import { Parser } from './parser';
import { dropSources, sourceOf } from './version-source';

interface Source {
  format: DocumentFormat;
  source: Uint8Array | null;
  title: string;
  title_given: boolean;
  file_name: string | null;
  created_at: Date;
  author_kind: Author['kind'];
  author_id: string | null;
}

/** How many documents are read at the same time: one is parsed while another is embedded. */
const CONCURRENCY = 2;

/** A newer edit, or the deletion, of the document that is being read. Nothing is left to do. */
class Superseded extends Error {}

/**
 * Reads a document in. Starts from the beginning after a crash; computing happens outside any transaction, and one
 * transaction at the end swaps the passages and says READY, so that they are found exactly from then on.
 */
@Injectable()
export class IngestDocument implements OnModuleInit {
  private readonly logger = new Logger('IngestDocument');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly bus: EventBus,
    private readonly index: KnowledgeIndex,
    private readonly parser: Parser,
    private readonly changes: KnowledgeChanges,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(INGEST, {
      concurrency: CONCURRENCY,
      maxAttempts: 5,
      run: (job) => this.run(job),
      exhausted: (job, error) => this.exhausted(job, error),
    });
  }

  private async run(job: Job): Promise<void> {
    const { documentId, version } = job.payload as IngestPayload;
    try {
      await this.read(job.workspaceId, documentId, version);
    } catch (error) {
      if (error instanceof Superseded) return;
      if (!(error instanceof LoadError)) throw error;
      this.logger.debug({ msg: 'a document cannot be read', documentId, version, code: error.code, detail: error.detail });
      await this.failed(job.workspaceId, documentId, version, error);
    }
  }

  private async read(workspaceId: string, documentId: string, version: number): Promise<void> {
    const { source, embedder, stored } = await this.database.inWorkspace({ workspaceId }, async (tx) => {
      const begun = await this.begin(tx, documentId, version);
      const fills = await this.index.toFill(tx);
      return { source: begun, embedder: fills, stored: await storedPassages(tx, workspaceId, documentId, fills.model) };
    });
    if (!source.source) throw new Error('The version to be read is without its bytes.');
    const turns = new LoopTurns();
    const read = await ingestDocument(
      embedder,
      { format: source.format, bytes: source.source, title: source.title_given ? source.title : null, name: source.file_name },
      { newId, stored, known: (hashes) => this.database.inWorkspace({ workspaceId }, (tx) => knownVectors(tx, workspaceId, documentId, embedder.model, hashes)), read: this.parser.read, pause: () => turns.next(), onProgress: (done) => this.progress(workspaceId, documentId, version, done) },
    );
    await this.database.inWorkspace({ workspaceId }, (tx) => this.goLive(tx, documentId, version, source, embedder, read));
  }

  /** The switch: from the commit of this transaction on the new version answers, and nothing of the old one is found. */
  private async goLive(tx: Tx, documentId: string, version: number, source: Source, embedder: Embedder, read: Ingested): Promise<void> {
    const now = this.clock.now();
    await lockCurated(tx);
    const title = read.title.slice(0, 200);
    const liveInMs = Math.max(0, now.getTime() - source.created_at.getTime());
    const row = await tx.one<{ source_url: string | null }>(
      `UPDATE document SET status = 'READY', progress = 1, error = NULL, error_code = NULL, live_version = $3, title = $4, content = $5, passage_count = $6, warnings = $7, live_in_ms = $8, updated_at = $9, language = $10, pairs = NULL
        WHERE workspace_id = $1 AND id = $2 AND version = $3 RETURNING source_url`,
      [tx.workspaceId, documentId, version, title, read.content, read.passages.length, read.warnings, liveInMs, now, read.language],
    );
    if (!row) throw new Superseded();
    await tx.run(
      `UPDATE document_version SET status = 'READY', error = NULL, error_code = NULL, title = $4, content = $5, passage_count = $6, warnings = $7, live_in_ms = $8, ready_at = $9
        WHERE workspace_id = $1 AND document_id = $2 AND version = $3`,
      [tx.workspaceId, documentId, version, title, read.content, read.passages.length, read.warnings, liveInMs, now],
    );
    // The text of an older version is kept for the comparison; its bytes would only be read again.
    await dropSources(tx, documentId, (old) => old < version);
    await holdSpace(tx, tx.workspaceId, embedder);
    const held = await this.settlePairs(tx, documentId, { kind: source.author_kind, id: source.author_id }, read);
    await replaceDocument(tx, { workspaceId: tx.workspaceId, documentId, version, url: row.source_url }, embedder, read.passages.filter((passage) => !belongsTo(held, passage)));
    if (held.size > 0) await countPassages(tx, documentId);
    await this.changes.changed(tx);
    this.announce(tx, documentId);
  }

  /** A file of pairs brings custom answers; one that is no longer a file of pairs takes them with it. */
  private async settlePairs(tx: Tx, documentId: string, author: Author, read: Ingested): Promise<ReadonlySet<string>> {
    if (!read.pairs) {
      await removePairs(tx, documentId);
      return new Set();
    }
    const { report, held } = await putPairs(tx, { documentId, author, now: this.clock.now() }, read.pairs);
    await tx.run('UPDATE document SET pairs = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, documentId, JSON.stringify(report)]);
    await this.jobs.enqueue(tx, { kind: LEARN_CURATED, key: 'workspace', payload: {} });
    return held;
  }

  private async begin(tx: Tx, documentId: string, version: number): Promise<Source> {
    const current = await tx.run("UPDATE document SET status = 'PROCESSING', progress = 0, error = NULL, error_code = NULL WHERE workspace_id = $1 AND id = $2 AND version = $3", [tx.workspaceId, documentId, version]);
    if (current === 0) throw new Superseded();
    const source = await tx.one<Omit<Source, 'source'>>(
      `UPDATE document_version SET status = 'PROCESSING' WHERE workspace_id = $1 AND document_id = $2 AND version = $3
       RETURNING format, title, title_given, file_name, created_at, author_kind, author_id`,
      [tx.workspaceId, documentId, version],
    );
    if (!source) throw new Superseded();
    this.announce(tx, documentId);
    return { ...source, source: await sourceOf(tx, documentId, version) };
  }

  private async progress(workspaceId: string, documentId: string, version: number, done: number): Promise<void> {
    await this.database.inWorkspace({ workspaceId }, async (tx) => {
      const touched = await tx.run('UPDATE document SET progress = $4 WHERE workspace_id = $1 AND id = $2 AND version = $3', [workspaceId, documentId, version, done]);
      if (touched === 0) throw new Superseded();
      this.announce(tx, documentId);
    });
  }

  /** The version that answered before goes on answering. */
  private async failed(workspaceId: string, documentId: string, version: number, why: { code: string; message: string }): Promise<void> {
    await this.database.inWorkspace({ workspaceId }, async (tx) => {
      const params = [workspaceId, documentId, version, why.message, why.code];
      await tx.run("UPDATE document SET status = 'FAILED', progress = 0, error = $4, error_code = $5 WHERE workspace_id = $1 AND id = $2 AND version = $3", params);
      await tx.run("UPDATE document_version SET status = 'FAILED', error = $4, error_code = $5 WHERE workspace_id = $1 AND document_id = $2 AND version = $3", params);
      this.announce(tx, documentId);
    });
  }

  private async exhausted(job: Job, error: unknown): Promise<void> {
    const { documentId, version } = job.payload as IngestPayload;
    this.logger.error({ msg: 'a document could not be read', documentId, version, error: String(error) });
    await this.failed(job.workspaceId, documentId, version, error instanceof EmbedError ? UNREACHABLE : BROKEN);
  }

  private announce(tx: Tx, documentId: string): void {
    tx.afterCommit(() => this.bus.publish('document', { workspaceId: tx.workspaceId, documentId }));
  }
}

const UNREACHABLE = { code: 'UNAVAILABLE', message: 'The embedding model could not be reached. Check its configuration, then try again.' };
const BROKEN = { code: 'INTERNAL', message: 'The document could not be read because of an internal error. Try again; if that fails too, see the server log.' };
