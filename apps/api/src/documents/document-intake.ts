import { Inject, Injectable } from '@nestjs/common';
import { deleteDocument, detectLanguage, updateUrl } from '@chatref/rag';
import { Clock } from '../common/clock';
import { notFound, Refusal } from '../common/errors';
import { isId, newId } from '../common/ids';
import type { TeamCaller } from '../common/principal';
import { CONFIG, type Config } from '../config/config';
import type { Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { JobQueue } from '../jobs/job-queue';
import type { Document } from './document.type';
import { KnowledgeChanges } from './knowledge-changes';
import { lockCurated, removePairs } from './curated/pair-owner';
import { hashOf, placeholderTitle, type DocumentSource } from './document-source';
import { DOCUMENT_COLUMNS, documentsByIds, toDocument, type DocumentRow } from './document-store';
import { dropSources, keepSource, sourceBytes, sourceOf } from './version-source';

/** The kind of job that reads one version of a document in. */
export const INGEST = 'ingest';
export interface IngestPayload {
  documentId: string;
  version: number;
}

/** Who made a version. */
export interface Author {
  kind: 'AGENT' | 'API_KEY' | 'SYSTEM';
  /** The colleague or key; null for the system itself. */
  id: string | null;
}

export function authorOf(caller: TeamCaller): Author {
  return caller.kind === 'agent' ? { kind: 'AGENT', id: caller.agentId } : { kind: 'API_KEY', id: caller.keyId };
}

/**
 * Documents and their versions inside a caller's transaction: added, changed, taken up again, removed. What is not read
 * yet is enqueued in the same transaction (`ingest-document.ts` does it).
 */
@Injectable()
export class DocumentIntake {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly bus: EventBus,
    private readonly changes: KnowledgeChanges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The document whose newest version was made of exactly these bytes. The workspace's intake is locked from here to the
   * end of the transaction, so that two who add the same at once end up with one.
   */
  async twinOf(tx: Tx, source: DocumentSource): Promise<Document | null> {
    await this.lock(tx);
    const row = await tx.one<DocumentRow>(
      `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.workspace_id = $1 AND NOT d.curated AND EXISTS (
         SELECT 1 FROM document_version v WHERE v.workspace_id = $1 AND v.document_id = d.id AND v.version = d.version AND v.source_hash = $2 AND v.format = $3)
        ORDER BY d.created_at, d.id LIMIT 1`,
      [tx.workspaceId, hashOf(source.bytes), source.format],
    );
    return row ? toDocument(row) : null;
  }

  /** A new document, QUEUED. @throws Refusal TOO_LARGE when the workspace's store is full */
  async add(tx: Tx, source: DocumentSource, author: Author): Promise<Document> {
    await this.lock(tx);
    await this.assertRoom(tx, source.bytes.length);
    const id = newId();
    await tx.run(
      `INSERT INTO document (workspace_id, id, title, format, source_url, status, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 'QUEUED', $6, $6)`,
      [tx.workspaceId, id, placeholderTitle(source), source.format, source.sourceUrl, this.clock.now()],
    );
    return this.version(tx, id, 1, source, author);
  }

  /**
   * New content for a document: a new version, which is found once it is READY; until then the old one answers. The same
   * content again only changes the address, and is read again where reading had failed.
   * @param keep what `source` does not say about title and address stays as it was
   */
  async change(tx: Tx, documentId: string, given: DocumentSource, author: Author, keep = false): Promise<Document> {
    const old = await this.locked(tx, documentId);
    const source = keep ? { ...given, title: given.title ?? (old.title_given ? old.title : null), sourceUrl: given.sourceUrl ?? old.source_url } : given;
    const same = old.source_hash === hashOf(source.bytes) && old.format === source.format && (source.title === null ? !old.title_given : old.title === source.title);
    if (same) return old.status === 'FAILED' ? this.again(tx, documentId, old.version, source.sourceUrl) : this.readdress(tx, documentId, source.sourceUrl);
    await this.lock(tx);
    await this.assertRoom(tx, source.bytes.length);
    return this.version(tx, documentId, old.version + 1, source, author, old.title);
  }

  /** Another title or address for the same content. A title is part of what is found, so it makes a new version. */
  async describe(tx: Tx, documentId: string, details: { title: string | null; sourceUrl: string | null }, author: Author): Promise<Document> {
    const old = await this.locked(tx, documentId);
    if (details.title === null ? !old.title_given : details.title === old.title) return this.readdress(tx, documentId, details.sourceUrl);
    const bytes = await sourceOf(tx, documentId, old.version);
    if (!bytes) throw new Error('The newest version of a document is without its bytes.');
    return this.version(tx, documentId, old.version + 1, { ...details, format: old.format, bytes, fileName: old.file_name }, author);
  }

  /** Reads the newest version in again. @throws Refusal WRONG_STATE while it is being read */
  async retry(tx: Tx, documentId: string): Promise<Document> {
    const old = await this.locked(tx, documentId);
    if (old.status === 'QUEUED' || old.status === 'PROCESSING') throw new Refusal('WRONG_STATE', 'This document is being read just now. Wait until it is ready or has failed.', { extra: { document: toDocument(old) } });
    return this.again(tx, documentId, old.version, old.source_url);
  }

  /** Its passages, versions and the custom answers it brought go in the same transaction; what was quoted from it stays in the messages. */
  async remove(tx: Tx, documentId: string): Promise<void> {
    if (!isId(documentId) || !(await documentsByIds(tx, [documentId])).has(documentId)) throw notFound('document');
    await lockCurated(tx);
    await deleteDocument(tx, tx.workspaceId, documentId);
    await dropSources(tx, documentId, () => true);
    await removePairs(tx, documentId);
    await tx.run('DELETE FROM document WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, documentId]);
    await this.changes.changed(tx);
    this.announce(tx, documentId);
  }

  /** @param before the title it had, which serves until the new version's own is known */
  private async version(tx: Tx, documentId: string, version: number, source: DocumentSource, author: Author, before: string | null = null): Promise<Document> {
    const now = this.clock.now();
    const title = source.title ?? before ?? placeholderTitle(source);
    const superseded = await tx.query<{ version: number }>(
      `UPDATE document_version SET status = 'FAILED', error_code = 'SUPERSEDED', error = 'A newer version came before this one was read.'
        WHERE workspace_id = $1 AND document_id = $2 AND version < $3 AND status IN ('QUEUED', 'PROCESSING') RETURNING version`,
      [tx.workspaceId, documentId, version],
    );
    if (superseded.length > 0) await dropSources(tx, documentId, (old) => superseded.some((row) => row.version === old));
    await tx.run(
      `INSERT INTO document_version (workspace_id, document_id, version, title, title_given, format, file_name, source_hash, source_bytes, status, author_kind, author_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'QUEUED', $10, $11, $12)`,
      [tx.workspaceId, documentId, version, title, source.title !== null, source.format, source.fileName, hashOf(source.bytes), source.bytes.length, author.kind, author.id, now],
    );
    if (!source.whole) await keepSource(tx, documentId, version, source.bytes);
    const row = await tx.one<DocumentRow>(
      `UPDATE document SET version = $3, title = $4, format = $5, source_url = $6, file_name = $7, source_bytes = $8,
              status = 'QUEUED', progress = 0, error = NULL, error_code = NULL, updated_at = $9
        WHERE workspace_id = $1 AND id = $2 RETURNING ${DOCUMENT_COLUMNS}`,
      [tx.workspaceId, documentId, version, title, source.format, source.sourceUrl, source.fileName, source.bytes.length, now],
    );
    return source.whole ? this.ready(tx, documentId, source) : this.enqueue(tx, row);
  }

  /** A text that needs no reading. */
  private async ready(tx: Tx, documentId: string, source: DocumentSource): Promise<Document> {
    const content = Buffer.from(source.bytes).toString('utf8');
    const language = detectLanguage(content);
    const row = await tx.one<DocumentRow>(
      `UPDATE document SET status = 'READY', progress = 1, live_version = version, content = $3, language = $4, live_in_ms = 0 WHERE workspace_id = $1 AND id = $2 RETURNING ${DOCUMENT_COLUMNS}`,
      [tx.workspaceId, documentId, content, language?.certain ? language.language : null],
    );
    if (!row) throw notFound('document');
    await tx.run("UPDATE document_version SET status = 'READY', content = $4, live_in_ms = 0, ready_at = created_at WHERE workspace_id = $1 AND document_id = $2 AND version = $3", [tx.workspaceId, documentId, row.version, content]);
    this.announce(tx, documentId);
    return toDocument(row);
  }

  /** A file of pairs whose passages no longer fit its custom answers is read once more; one that is being read comes to it anyway. */
  async reread(tx: Tx, documentId: string): Promise<void> {
    const old = await this.locked(tx, documentId);
    if (old.status === 'READY') await this.again(tx, documentId, old.version, old.source_url);
  }

  private async again(tx: Tx, documentId: string, version: number, sourceUrl: string | null): Promise<Document> {
    await tx.run("UPDATE document_version SET status = 'QUEUED', error = NULL, error_code = NULL, created_at = $4 WHERE workspace_id = $1 AND document_id = $2 AND version = $3", [tx.workspaceId, documentId, version, this.clock.now()]);
    const row = await tx.one<DocumentRow>(
      `UPDATE document SET status = 'QUEUED', progress = 0, error = NULL, error_code = NULL, source_url = $3, updated_at = $4 WHERE workspace_id = $1 AND id = $2 RETURNING ${DOCUMENT_COLUMNS}`,
      [tx.workspaceId, documentId, sourceUrl, this.clock.now()],
    );
    return this.enqueue(tx, row);
  }

  private async enqueue(tx: Tx, row: DocumentRow | null): Promise<Document> {
    if (!row) throw notFound('document');
    await this.jobs.enqueue(tx, { kind: INGEST, payload: { documentId: row.id, version: row.version } satisfies IngestPayload });
    this.announce(tx, row.id);
    return toDocument(row);
  }

  private async readdress(tx: Tx, documentId: string, sourceUrl: string | null): Promise<Document> {
    await updateUrl(tx, tx.workspaceId, documentId, sourceUrl);
    const row = await tx.one<DocumentRow>(`UPDATE document SET source_url = $3, updated_at = $4 WHERE workspace_id = $1 AND id = $2 RETURNING ${DOCUMENT_COLUMNS}`, [tx.workspaceId, documentId, sourceUrl, this.clock.now()]);
    if (!row) throw notFound('document');
    this.announce(tx, documentId);
    return toDocument(row);
  }

  /** The document with what its newest version is made of, held against others until the end of the transaction. */
  private async locked(tx: Tx, documentId: string): Promise<DocumentRow & { source_hash: string; title_given: boolean }> {
    const row = isId(documentId) ? await tx.one<DocumentRow>(`SELECT ${DOCUMENT_COLUMNS} FROM document WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, documentId]) : null;
    const version = row ? await tx.one<{ source_hash: string; title_given: boolean }>('SELECT source_hash, title_given FROM document_version WHERE workspace_id = $1 AND document_id = $2 AND version = $3', [tx.workspaceId, documentId, row.version]) : null;
    if (!row || !version) throw notFound('document');
    return { ...row, ...version };
  }

  private async lock(tx: Tx): Promise<void> {
    await tx.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`documents ${tx.workspaceId}`]);
  }

  private async assertRoom(tx: Tx, bytes: number): Promise<void> {
    const limit = this.config.DOCUMENTS_MB * 1_000_000;
    const used = await sourceBytes(tx);
    if (used + bytes > limit) {
      throw new Refusal('TOO_LARGE', `The documents of this workspace take ${Math.round(used / 1_000_000)} of ${this.config.DOCUMENTS_MB} MB; this one does not fit. Delete documents that are no longer needed, or raise DOCUMENTS_MB.`);
    }
  }

  private announce(tx: Tx, documentId: string): void {
    tx.afterCommit(() => this.bus.publish('document', { workspaceId: tx.workspaceId, documentId }));
  }
}
