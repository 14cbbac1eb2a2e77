import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { EmbedError, ingestDocument, knownVectors, LoadError, replaceDocument } from '@chatref/rag';
import { Clock } from '../common/clock';
import { newId } from '../common/ids';
import { Database, type Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { INGEST, type IngestPayload } from './document-use-cases';
import type { DocumentFormat } from './document.type';
import { Knowledge } from './knowledge';
import { KnowledgeChanges } from './knowledge-changes';

interface Source {
  version: number;
  format: DocumentFormat;
  source: string;
  title: string;
  title_given: boolean;
  source_url: string | null;
}

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
    private readonly knowledge: Knowledge,
    private readonly changes: KnowledgeChanges,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(INGEST, {
      concurrency: 1,
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
      await this.failed(job.workspaceId, documentId, version, error.message);
    }
  }

  private async read(workspaceId: string, documentId: string, version: number): Promise<void> {
    const { embedder } = this.knowledge;
    const { source, known } = await this.database.inWorkspace({ workspaceId }, async (tx) => ({
      source: await this.begin(tx, documentId, version),
      known: await knownVectors(tx, workspaceId, documentId, embedder.model),
    }));
    const read = await ingestDocument(
      embedder,
      { format: source.format, content: source.source, title: source.title_given ? source.title : null },
      { newId, known, onProgress: (done) => this.progress(workspaceId, documentId, version, done) },
    );
    await this.database.inWorkspace({ workspaceId }, async (tx) => {
      const row = await tx.one<{ source_url: string | null }>(
        `UPDATE document SET status = 'READY', progress = 1, error = NULL, title = $4, content = $5, passage_count = $6, updated_at = $7
          WHERE workspace_id = $1 AND id = $2 AND version = $3 RETURNING source_url`,
        [workspaceId, documentId, version, read.title.slice(0, 200), read.content, read.passages.length, this.clock.now()],
      );
      if (!row) throw new Superseded();
      await replaceDocument(tx, { workspaceId, documentId, version, url: row.source_url }, embedder.model, read.passages);
      await this.changes.changed(tx);
      this.announce(tx, documentId);
    });
  }

  private async begin(tx: Tx, documentId: string, version: number): Promise<Source> {
    const source = await tx.one<Source>(
      `UPDATE document SET status = 'PROCESSING', progress = 0, error = NULL WHERE workspace_id = $1 AND id = $2 AND version = $3
       RETURNING version, format, source, title, title_given, source_url`,
      [tx.workspaceId, documentId, version],
    );
    if (!source) throw new Superseded();
    this.announce(tx, documentId);
    return source;
  }

  private async progress(workspaceId: string, documentId: string, version: number, done: number): Promise<void> {
    await this.database.inWorkspace({ workspaceId }, async (tx) => {
      const touched = await tx.run('UPDATE document SET progress = $4 WHERE workspace_id = $1 AND id = $2 AND version = $3', [workspaceId, documentId, version, done]);
      if (touched === 0) throw new Superseded();
      this.announce(tx, documentId);
    });
  }

  private async failed(workspaceId: string, documentId: string, version: number, why: string): Promise<void> {
    await this.database.inWorkspace({ workspaceId }, async (tx) => {
      await tx.run("UPDATE document SET status = 'FAILED', progress = 0, error = $4 WHERE workspace_id = $1 AND id = $2 AND version = $3", [workspaceId, documentId, version, why]);
      this.announce(tx, documentId);
    });
  }

  private async exhausted(job: Job, error: unknown): Promise<void> {
    const { documentId, version } = job.payload as IngestPayload;
    this.logger.error({ msg: 'a document could not be read', documentId, version, error: String(error) });
    const why = error instanceof EmbedError ? 'The embedding model could not be reached. Check its configuration, then save the document again.' : 'The document could not be read because of an internal error. Save it again; if that fails too, see the server log.';
    await this.failed(job.workspaceId, documentId, version, why);
  }

  private announce(tx: Tx, documentId: string): void {
    tx.afterCommit(() => this.bus.publish('document', { workspaceId: tx.workspaceId, documentId }));
  }
}
