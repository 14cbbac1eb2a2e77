import type { Sql } from '../ports';
import { inParts } from './in-parts';

/** Rows per statement: on the embedded database a statement holds up everything else in the process. */
const READ = 100;

/** A sentence of a stored passage, by its number in it. */
export interface SentencePlace {
  passageId: string;
  position: number;
}

/** Vectors of a document's stored texts by hash, so that an edit only pays for what changed. @param hashes those that are asked for */
export async function knownVectors(sql: Sql, workspaceId: string, documentId: string, model: string, hashes: readonly string[]): Promise<Map<string, Float32Array>> {
  // The document's passages as values: a join is planned to read all vectors of the workspace for each of them where no statistics are kept.
  const passages = await sql.query<{ id: string }>('select id from passage where workspace_id = $1 and document_id = $2', [workspaceId, documentId]);
  const wanted = new Set(hashes);
  const vectors = new Map<string, Float32Array>();
  for (const some of inParts(passages, READ)) {
    for (const table of ['passage_vector', 'sentence_vector']) {
      const stored = await sql.query<{ passage_id: string; text_hash: string }>(`select passage_id, text_hash from ${table} where workspace_id = $1 and model = $2 and passage_id = any($3)`, [workspaceId, model, some.map(({ id }) => id)]);
      for (const part of inParts(stored.filter((row) => wanted.has(row.text_hash)), READ)) {
        const rows = await sql.query<{ text_hash: string; bytes: Uint8Array }>(
          `select text_hash, vector_send(embedding) as bytes from ${table} where workspace_id = $1 and model = $2 and passage_id = any($3) and text_hash = any($4)`,
          [workspaceId, model, part.map((row) => row.passage_id), part.map((row) => row.text_hash)],
        );
        for (const row of rows) vectors.set(row.text_hash, vectorOf(row.bytes));
      }
    }
  }
  return vectors;
}

/**
 * Vectors of sentences, by {@link placeKey}; what is not stored is left out.
 * @param model the one that answers; never compare vectors of two
 */
export async function sentenceVectors(sql: Sql, workspaceId: string, model: string, places: readonly SentencePlace[]): Promise<Map<string, Float32Array>> {
  // By position, so that passages are values here too.
  const passagesAt = new Map<number, string[]>();
  for (const { passageId, position } of places) passagesAt.set(position, [...(passagesAt.get(position) ?? []), passageId]);
  const vectors = new Map<string, Float32Array>();
  for (const [position, passages] of passagesAt) {
    for (const some of inParts(passages, READ)) {
      const rows = await sql.query<{ passage_id: string; bytes: Uint8Array }>(
        'select passage_id, vector_send(embedding) as bytes from sentence_vector where workspace_id = $1 and model = $2 and passage_id = any($3) and position = $4',
        [workspaceId, model, some, position],
      );
      for (const row of rows) vectors.set(placeKey({ passageId: row.passage_id, position }), vectorOf(row.bytes));
    }
  }
  return vectors;
}

export function placeKey({ passageId, position }: SentencePlace): string {
  return `${passageId} ${position}`;
}

/** As pgvector sends it: the length and nothing (16 bits each), then the numbers (32 bits each), the most significant byte first. */
function vectorOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: view.getUint16(0) }, (_, at) => view.getFloat32(4 + 4 * at));
}
