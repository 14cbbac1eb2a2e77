import { Injectable } from '@nestjs/common';
import { deleteDocument, isReadable, MAX_DOCUMENT_BYTES, updateUrl } from '@chatref/rag';
import { Clock } from '../common/clock';
import { notFound, Refusal } from '../common/errors';
import { isId, newId } from '../common/ids';
import type { TeamCaller } from '../common/principal';
import { cleanText, normaliseText } from '../common/text';
import { Database, type Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { JobQueue } from '../jobs/job-queue';
import type { CreateDocumentInput, DocumentPayload } from './document.type';
import { KnowledgeChanges } from './knowledge-changes';
import { DOCUMENT_COLUMNS, documentsByIds, toDocument, type DocumentRow } from './document-store';

/** The kind of job that reads one version of a document in. */
export const INGEST = 'ingest';
export interface IngestPayload {
  documentId: string;
  version: number;
}

interface Checked {
  title: string | null;
  content: string;
  format: CreateDocumentInput['format'];
  sourceUrl: string | null;
}

/** Creating, changing and deleting documents. Reading them in is a job of its own (`ingest-document.ts`). */
@Injectable()
export class DocumentUseCases {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly bus: EventBus,
    private readonly changes: KnowledgeChanges,
  ) {}

  async create(caller: TeamCaller, input: CreateDocumentInput): Promise<Omit<DocumentPayload, 'userErrors'>> {
    const checked = check(input);
    const title = checked.title ?? placeholder(checked.content);
    const document = await this.database.inWorkspace(caller, async (tx) => {
      const row = await tx.one<DocumentRow>(
        `INSERT INTO document (workspace_id, id, title, title_given, format, source_url, source, status, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'QUEUED', $8, $8) RETURNING ${DOCUMENT_COLUMNS}`,
        [tx.workspaceId, newId(), title, checked.title !== null, checked.format, checked.sourceUrl, checked.content, this.clock.now()],
      );
      if (!row) throw new Error('An INSERT without a row.');
      await this.readIn(tx, row.id, row.version);
      return toDocument(row);
    });
    return { document };
  }

  /** A change of text, title or format is a new version; the old one is found until the new one is READY. */
  async update(caller: TeamCaller, id: string, input: CreateDocumentInput): Promise<Omit<DocumentPayload, 'userErrors'>> {
    const checked = check(input);
    return this.database.inWorkspace(caller, async (tx) => {
      const old = isId(id)
        ? await tx.one<DocumentRow & { source: string; title_given: boolean }>(`SELECT ${DOCUMENT_COLUMNS}, source, title_given FROM document WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id])
        : null;
      if (!old) throw notFound('document');
      const same = old.source === checked.content && old.format === checked.format && (checked.title === null ? !old.title_given : old.title === checked.title);
      const again = !same || old.status === 'FAILED';
      if (same) await updateUrl(tx, tx.workspaceId, id, checked.sourceUrl);
      const row = await tx.one<DocumentRow>(
        `UPDATE document SET title = $3, title_given = $4, format = $5, source_url = $6, source = $7, updated_at = $8, version = version + $9,
                status = CASE WHEN $10 THEN 'QUEUED' ELSE status END, progress = CASE WHEN $10 THEN 0 ELSE progress END, error = CASE WHEN $10 THEN NULL ELSE error END
          WHERE workspace_id = $1 AND id = $2 RETURNING ${DOCUMENT_COLUMNS}`,
        [tx.workspaceId, id, checked.title ?? old.title, checked.title !== null, checked.format, checked.sourceUrl, checked.content, this.clock.now(), same ? 0 : 1, again],
      );
      if (!row) throw notFound('document');
      if (again) await this.readIn(tx, id, row.version);
      else this.announce(tx, id);
      return { document: toDocument(row) };
    });
  }

  /** Its passages go in the same transaction; what was quoted from it stays in the messages. */
  async delete(caller: TeamCaller, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const known = isId(id) && (await documentsByIds(tx, [id])).has(id);
      if (!known) throw notFound('document');
      await deleteDocument(tx, tx.workspaceId, id);
      await tx.run('DELETE FROM document WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id]);
      await this.changes.changed(tx);
      this.announce(tx, id);
      return { deletedId: id };
    });
  }

  private async readIn(tx: Tx, documentId: string, version: number): Promise<void> {
    await this.jobs.enqueue(tx, { kind: INGEST, payload: { documentId, version } satisfies IngestPayload });
    this.announce(tx, documentId);
  }

  private announce(tx: Tx, documentId: string): void {
    tx.afterCommit(() => this.bus.publish('document', { workspaceId: tx.workspaceId, documentId }));
  }
}

function check(input: CreateDocumentInput): Checked {
  if (!isReadable(input.format)) {
    throw new Refusal('UNSUPPORTED_FORMAT', `${input.format} files cannot be read yet. Paste the text as Markdown, HTML or plain text.`, { field: ['format'] });
  }
  const content = normaliseText(input.content);
  if (content === '') throw new Refusal('INVALID', 'content must not be empty.', { field: ['content'] });
  if (Buffer.byteLength(content, 'utf8') > MAX_DOCUMENT_BYTES) {
    throw new Refusal('TOO_LARGE', `content may have at most ${MAX_DOCUMENT_BYTES / 1000} KB. Split it into several documents.`, { field: ['content'] });
  }
  return {
    title: input.title?.trim() ? cleanText(input.title, { field: 'title', max: 200 }).replace(/\s+/g, ' ') : null,
    content,
    format: input.format,
    sourceUrl: checkUrl(input.sourceUrl),
  };
}

/** It is shown to customers as a link, so nothing but a web address may pass. */
function checkUrl(value: string | null | undefined): string | null {
  if (!value?.trim()) return null;
  const text = cleanText(value, { field: 'sourceUrl', max: 2_000 });
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new Refusal('INVALID', 'sourceUrl must be an address that starts with https:// or http://.', { field: ['sourceUrl'] });
}

/** Until the document is read its first line has to serve. */
function placeholder(content: string): string {
  const line = content.replace(/<[^>]*>/g, ' ').split('\n').map((text) => text.replace(/^[#>\s*-]+/, '').trim()).find((text) => text !== '');
  return (line ?? 'Untitled').slice(0, 120);
}
