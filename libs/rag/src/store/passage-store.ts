import { createHash } from 'node:crypto';
import { vectorLiteral } from '../embed/vector';
import type { Passage, Sql } from '../ports';
import { countTerms, tokenize } from '../text/tokenize';
import { indexedText } from '../chunk/chunk-document';
import { inParts } from './in-parts';
import type { VectorSpace } from './vector-space';

/** A passage with its vectors, ready to be stored. */
export interface PreparedPassage extends Passage {
  id: string;
  vector: Float32Array;
  vectorHash: string;
  sentenceVectors: { vector: Float32Array; hash: string }[];
  /** It stands in the stored version word for word: its row stays with its vectors, which are not given here. */
  kept?: true;
}

/** Ids of a document's stored passages by {@link passageKey}; equal passages stand behind each other. */
export type StoredPassages = ReadonlyMap<string, readonly string[]>;

/** What two passages must have in common to be the same but for their place in the document. */
export function passageKey({ headingPath, text, source, sentences }: Pick<Passage, 'headingPath' | 'text' | 'source' | 'sentences'>): string {
  return createHash('sha256').update(JSON.stringify([headingPath, text, source, sentences.map((one) => [one.text, one.start, one.end, one.kind, one.ordinal ?? null])])).digest('base64');
}

/** What the passages belong to. */
export interface PassageOwner {
  workspaceId: string;
  documentId: string;
  version: number;
  url: string | null;
}

/** Rows per statement: on the embedded database a statement holds up everything else in the process. Sized to some 10 ms each. */
const PASSAGES = 16;
const VECTORS = 32;
const REMOVED = 50;
const MOVED = 200;
const READ = 100;

/** The vectors of a passage of one model. */
export type PassageVectors = Pick<PreparedPassage, 'id' | 'vector' | 'vectorHash' | 'sentenceVectors'>;

/**
 * Swaps a document's old passages for new ones in the caller's transaction: readers see the old set or the new one, never
 * a mixture. Passages that are `kept` only change their place.
 * @throws Error when one that is kept is not there any more; what was read must then be read again
 */
export async function replaceDocument(sql: Sql, owner: PassageOwner, space: VectorSpace, passages: readonly PreparedPassage[]): Promise<void> {
  const kept = passages.filter((passage) => passage.kept);
  const fresh = passages.filter((passage) => !passage.kept);
  await remove(sql, owner.workspaceId, owner.documentId, kept.map(({ id }) => id));
  for (const some of inParts(kept, MOVED)) {
    const moved = await sql.query(
      `update passage p set position = r.position, document_version = $3, url = $4 from json_to_recordset($5::json) as r(id uuid, position int)
        where p.workspace_id = $1 and p.document_id = $2 and p.id = r.id returning p.id`,
      [owner.workspaceId, owner.documentId, owner.version, owner.url, JSON.stringify(some.map(({ id, position }) => ({ id, position })))],
    );
    if (moved.length !== some.length) throw new Error('Passages that were to be kept are gone.');
  }
  for (const some of inParts(fresh, PASSAGES)) await insert(sql, owner, some);
  await storeVectors(sql, owner.workspaceId, space, fresh);
}

/** Removes a document's passages; their terms and vectors go with them. */
export async function deleteDocument(sql: Sql, workspaceId: string, documentId: string): Promise<void> {
  await remove(sql, workspaceId, documentId, []);
}

/** All of a document's passages but those to be kept. */
async function remove(sql: Sql, workspaceId: string, documentId: string, kept: readonly string[]): Promise<void> {
  const gone = await sql.query<{ id: string }>('select id from passage where workspace_id = $1 and document_id = $2 and not id = any($3)', [workspaceId, documentId, kept]);
  for (const some of inParts(gone, REMOVED)) await sql.query('delete from passage where workspace_id = $1 and id = any($2)', [workspaceId, some.map(({ id }) => id)]);
}

/** A changed address needs no new passages. */
export async function updateUrl(sql: Sql, workspaceId: string, documentId: string, url: string | null): Promise<void> {
  await sql.query('update passage set url = $3 where workspace_id = $1 and document_id = $2', [workspaceId, documentId, url]);
}

/** What a document has stored with vectors of a model, so that an edit leaves alone what it does not change. */
export async function storedPassages(sql: Sql, workspaceId: string, documentId: string, model: string): Promise<StoredPassages> {
  const stored = new Map<string, string[]>();
  const ids = await sql.query<{ id: string }>(
    `select p.id from passage p where p.workspace_id = $1 and p.document_id = $2
        and exists (select 1 from passage_vector v where v.workspace_id = $1 and v.passage_id = p.id and v.model = $3) order by p.position`,
    [workspaceId, documentId, model],
  );
  for (const some of inParts(ids, READ)) {
    const rows = await sql.query<{ id: string; heading_path: string[]; body: string; source: string; sentences: Passage['sentences'] }>(
      'select id, heading_path, body, source, sentences from passage where workspace_id = $1 and id = any($2) order by position',
      [workspaceId, some.map(({ id }) => id)],
    );
    for (const { id, heading_path: headingPath, body: text, source, sentences } of rows) {
      const key = passageKey({ headingPath, text, source, sentences });
      stored.set(key, [...(stored.get(key) ?? []), id]);
    }
  }
  return stored;
}

async function insert(sql: Sql, owner: PassageOwner, passages: readonly PreparedPassage[]): Promise<void> {
  const terms: { term: string; id: string; tf: number; length: number }[] = [];
  const rows = passages.map((passage) => {
    const text = indexedText(passage);
    const length = tokenize(text).length;
    for (const [term, count] of countTerms(text)) terms.push({ term, id: passage.id, tf: Math.min(count, 32_000), length });
    return { id: passage.id, position: passage.position, path: passage.headingPath, body: passage.text, source: passage.source, sentences: passage.sentences, length };
  });
  await sql.query(
    `insert into passage (workspace_id, id, document_id, document_version, position, heading_path, body, source, sentences, term_count, url)
     select $1, r.id, $2, $3, r.position, array(select json_array_elements_text(r.path)), r.body, r.source, r.sentences, r.length, $4
       from json_to_recordset($5::json) as r(id uuid, position int, path json, body text, source text, sentences jsonb, length int)`,
    [owner.workspaceId, owner.documentId, owner.version, owner.url, JSON.stringify(rows)],
  );
  await sql.query(
    `insert into passage_term (workspace_id, term, passage_id, frequency, passage_length)
     select $1, r.term, r.id, r.tf, r.length from json_to_recordset($2::json) as r(term text, id uuid, tf int, length int)`,
    [owner.workspaceId, JSON.stringify(terms)],
  );
}

/** Adds vectors of one model to passages that are there; one that was deleted meanwhile, or has them already, is passed over. */
export async function storeVectors(sql: Sql, workspaceId: string, { model, dimensions }: VectorSpace, passages: readonly PassageVectors[]): Promise<void> {
  const own = passages.map(({ id, vector, vectorHash: hash }) => ({ id, hash, vector }));
  const sentences = passages.flatMap(({ id, sentenceVectors }) => sentenceVectors.map(({ vector, hash }, position) => ({ id, position, hash, vector })));
  for (const [table, rows, position] of [['passage_vector', own, ''], ['sentence_vector', sentences, ', position']] as const) {
    for (const some of inParts<(typeof rows)[number]>(rows, VECTORS)) {
      await sql.query(
        `insert into ${table} (workspace_id, passage_id, model, dimensions, text_hash, embedding${position})
         select $1, r.id, $2, $3, r.hash, r.vector::vector${position} from json_to_recordset($4::json) as r(id uuid, position int, hash text, vector text)
          where exists (select 1 from passage p where p.workspace_id = $1 and p.id = r.id) on conflict do nothing`,
        [workspaceId, model, dimensions, JSON.stringify(some.map((row) => ({ ...row, vector: vectorLiteral(row.vector) })))],
      );
    }
  }
}
