import type { Tx } from '../database/transaction';

/** Bytes per row and statement: on the embedded database a statement holds up everything else in the process. */
const PIECE = 524_288;

/** Keeps the bytes that a version was made of. The version has none yet. */
export async function keepSource(tx: Tx, documentId: string, version: number, bytes: Uint8Array): Promise<void> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let position = 0; position === 0 || position * PIECE < whole.length; position += 1) {
    await tx.run('INSERT INTO document_version_source (workspace_id, document_id, version, position, body) VALUES ($1, $2, $3, $4, $5)', [
      tx.workspaceId, documentId, version, position, whole.subarray(position * PIECE, (position + 1) * PIECE),
    ]);
  }
}

/** The bytes that a version was made of; null where they are not kept any more. */
export async function sourceOf(tx: Tx, documentId: string, version: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  // Up to the one that is not there: what was stored by another version of this program may be cut otherwise.
  for (;;) {
    const row = await tx.one<{ body: Buffer }>('SELECT body FROM document_version_source WHERE workspace_id = $1 AND document_id = $2 AND version = $3 AND position = $4', [tx.workspaceId, documentId, version, pieces.length]);
    if (!row) return pieces.length > 0 ? Buffer.concat(pieces) : null;
    pieces.push(row.body);
  }
}

/** Lets go of the bytes of those versions of a document for which `unneeded` says so. */
export async function dropSources(tx: Tx, documentId: string, unneeded: (version: number) => boolean): Promise<void> {
  const pieces = await tx.query<{ version: number; position: number }>('SELECT version, position FROM document_version_source WHERE workspace_id = $1 AND document_id = $2', [tx.workspaceId, documentId]);
  for (const { version, position } of pieces.filter((piece) => unneeded(piece.version))) {
    await tx.run('DELETE FROM document_version_source WHERE workspace_id = $1 AND document_id = $2 AND version = $3 AND position = $4', [tx.workspaceId, documentId, version, position]);
  }
}

/** Bytes that the sources of a workspace take. */
export async function sourceBytes(tx: Tx): Promise<number> {
  const row = await tx.one<{ used: string }>('SELECT coalesce(sum(octet_length(body)), 0)::text AS used FROM document_version_source WHERE workspace_id = $1', [tx.workspaceId]);
  return Number(row?.used ?? 0);
}
