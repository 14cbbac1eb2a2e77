import { detectLanguage } from '@chatref/rag';
import { newId } from '../../common/ids';
import type { Tx } from '../../database/transaction';
import type { Author } from '../document-intake';
import { hashOf } from '../document-source';
import type { CheckedCurated } from './check-curated';
import { curatedSource } from './curated-document';

/** The file that brings entries, and who sent it. */
export interface PairFile {
  documentId: string;
  author: Author;
  now: Date;
}

/** Entries per statement: on the embedded database a statement holds up everything else in the process. */
const BATCH = 100;

interface Text {
  documentId: string;
  question: string;
  answer: string;
}

/** A file's pairs as new entries, each with its document and its question; what `ManageCurated.insert` does for one. */
export async function insertEntries(tx: Tx, file: PairFile, entries: readonly { id: string; checked: CheckedCurated }[]): Promise<void> {
  for (let at = 0; at < entries.length; at += BATCH) {
    const batch = entries.slice(at, at + BATCH).map(({ id, checked }) => {
      const question = checked.phrases[0]?.text ?? '';
      return { ...documentOf({ documentId: newId(), question, answer: checked.answer }), id, answer: checked.answer, normalised: checked.phrases[0]?.normalised ?? '' };
    });
    const rows = JSON.stringify(batch);
    await tx.run(
      `INSERT INTO document (workspace_id, id, title, format, status, progress, version, live_version, live_in_ms, content, language, source_bytes, curated, created_at, updated_at)
       SELECT $1, r.document_id, r.question, r.format, 'READY', 1, 1, 1, 0, r.content, r.language, r.bytes, true, $3, $3
         FROM json_to_recordset($2::json) AS r(document_id uuid, question text, format text, content text, language text, bytes integer)`,
      [tx.workspaceId, rows, file.now],
    );
    await addVersions(tx, file, rows);
    await tx.run(
      `INSERT INTO curated_answer (workspace_id, id, document_id, question, answer, enabled, version, created_at, updated_at, updated_by, pairs_document_id)
       SELECT $1, r.id, r.document_id, r.question, r.answer, true, 1, $3, $3, $4, $5
         FROM json_to_recordset($2::json) AS r(id uuid, document_id uuid, question text, answer text)`,
      [tx.workspaceId, rows, file.now, agentOf(file), file.documentId],
    );
    await tx.run(
      `INSERT INTO curated_phrase (workspace_id, curated_id, position, text, normalised)
       SELECT $1, r.id, 0, r.question, r.normalised FROM json_to_recordset($2::json) AS r(id uuid, question text, normalised text)`,
      [tx.workspaceId, rows],
    );
  }
}

/** New answers of entries whose questions stay: their documents get a new version, their learned phrases are kept. */
export async function rewriteAnswers(tx: Tx, file: PairFile, entries: readonly (Text & { id: string })[]): Promise<void> {
  for (let at = 0; at < entries.length; at += BATCH) {
    const rows = JSON.stringify(entries.slice(at, at + BATCH).map((entry) => ({ ...documentOf(entry), id: entry.id, answer: entry.answer })));
    await tx.run(
      `UPDATE document d SET version = d.version + 1, live_version = d.version + 1, content = r.content, format = r.format, language = r.language, source_bytes = r.bytes, updated_at = $3
         FROM json_to_recordset($2::json) AS r(document_id uuid, format text, content text, language text, bytes integer)
        WHERE d.workspace_id = $1 AND d.id = r.document_id AND d.content IS DISTINCT FROM r.content`,
      [tx.workspaceId, rows, file.now],
    );
    await addVersions(tx, file, rows);
    await tx.run(
      `UPDATE curated_answer c SET answer = r.answer, version = d.version, updated_at = $3, updated_by = $4, pairs_document_id = $5
         FROM json_to_recordset($2::json) AS r(id uuid, document_id uuid, answer text) JOIN document d ON d.workspace_id = $1 AND d.id = r.document_id
        WHERE c.workspace_id = $1 AND c.id = r.id`,
      [tx.workspaceId, rows, file.now, agentOf(file), file.documentId],
    );
  }
}

/** A version row for each document that has none for the version it is in. */
async function addVersions(tx: Tx, { author, now }: PairFile, rows: string): Promise<void> {
  await tx.run(
    `INSERT INTO document_version (workspace_id, document_id, version, title, title_given, format, source_hash, source_bytes, content, status, author_kind, author_id, created_at, ready_at, live_in_ms)
     SELECT $1, d.id, d.version, d.title, true, d.format, r.hash, r.bytes, r.content, 'READY', $3, $4, $5, $5, 0
       FROM json_to_recordset($2::json) AS r(document_id uuid, content text, hash text, bytes integer) JOIN document d ON d.workspace_id = $1 AND d.id = r.document_id
     ON CONFLICT DO NOTHING`,
    [tx.workspaceId, rows, author.kind, author.id, now],
  );
}

/** The columns of an entry's document. */
function documentOf({ documentId, question, answer }: Text): { document_id: string; question: string; format: string; content: string; language: string | null; hash: string; bytes: number } {
  const { bytes, format } = curatedSource({ question, answer, sourceUrl: null });
  const content = Buffer.from(bytes).toString('utf8');
  const language = detectLanguage(content);
  return { document_id: documentId, question, format, content, language: language?.certain ? language.language : null, hash: hashOf(bytes), bytes: bytes.length };
}

function agentOf({ author }: PairFile): string | null {
  return author.kind === 'AGENT' ? author.id : null;
}
