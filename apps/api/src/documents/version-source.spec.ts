import { createHash, randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { newId } from '../common/ids';
import { sourceOf } from './version-source';
import { openEmbedded, type Embedded } from '../database/embedded';
import { MIGRATIONS } from '../database/migrations/all';
import { VersionSources0024a } from '../database/migrations/0024a-version-sources';
import { Database } from '../database/transaction';

/** A database as it was before the bytes of versions stood in pieces. */
let embedded: Embedded;
let source: DataSource;
const workspaceId = newId();
const documentId = newId();
const PIECE = 524_288;
/** By version: nothing, one byte, either side of a piece's end, many pieces with every byte, and let go of. */
const SOURCES: Readonly<Record<number, Buffer | null>> = {
  1: Buffer.alloc(0),
  2: Buffer.from([0]),
  3: randomBytes(PIECE),
  4: randomBytes(PIECE + 1),
  5: Buffer.from('Résumé €, 请问, \u0001'.repeat(40_000)),
  6: randomBytes(9 * PIECE + 17),
  7: null,
};

beforeAll(async () => {
  embedded = await openEmbedded('memory://');
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(VersionSources0024a));
  source = await new DataSource({ type: 'postgres', installExtensions: false, extra: embedded.poolConfig, migrations: before, migrationsTableName: 'migration' }).initialize();
  await source.runMigrations({ transaction: 'each' });
  await source.query("INSERT INTO workspace (id, name, widget_key, created_at) VALUES ($1, 'Fees', 'key', now())", [workspaceId]);
  await source.query("INSERT INTO document (workspace_id, id, title, format, status, created_at, updated_at) VALUES ($1, $2, 'Fees', 'MARKDOWN', 'READY', now(), now())", [workspaceId, documentId]);
  for (const [version, bytes] of Object.entries(SOURCES)) {
    await source.query(
      "INSERT INTO document_version (workspace_id, document_id, version, title, title_given, format, source, source_hash, source_bytes, content, status, author_kind, created_at) VALUES ($1, $2, $3, 'Fees', true, 'MARKDOWN', $4, $5, $6, $7, 'READY', 'SYSTEM', now())",
      [workspaceId, documentId, version, bytes, hash(bytes), bytes?.length ?? 0, `text ${version}`],
    );
  }
  await source.transaction((manager) => new VersionSources0024a().up(manager.queryRunner ?? source.createQueryRunner()));
});
afterAll(async () => {
  await source.destroy();
  await embedded.close();
});

it('moves the bytes of every version as they were, and nothing else changes', async () => {
  const database = new Database(source);
  for (const [version, bytes] of Object.entries(SOURCES)) {
    const moved = await database.inWorkspace({ workspaceId }, (tx) => sourceOf(tx, documentId, Number(version)));
    expect({ version, length: moved?.length, hash: hash(moved) }).toEqual({ version, length: bytes?.length, hash: hash(bytes) });
  }
  const rows = await source.query<{ version: number; content: string; source_hash: string }[]>('SELECT version, content, source_hash FROM document_version ORDER BY version');
  expect(rows).toEqual(Object.entries(SOURCES).map(([version, bytes]) => ({ version: Number(version), content: `text ${version}`, source_hash: hash(bytes) })));
});

it('gives back the room that they took in the rows of versions', async () => {
  const [size] = await source.query<{ versions: string; pieces: string }[]>("SELECT pg_total_relation_size('document_version')::text AS versions, pg_total_relation_size('document_version_source')::text AS pieces");
  expect(Number(size?.versions)).toBeLessThan(PIECE);
  expect(Number(size?.pieces)).toBeGreaterThan(11 * PIECE);
});

it('lets go of them with their document', async () => {
  await source.query('DELETE FROM document WHERE id = $1', [documentId]);
  expect(await source.query('SELECT 1 FROM document_version_source')).toEqual([]);
});

function hash(bytes: Uint8Array | null): string {
  return createHash('sha256').update(bytes ?? 'none').digest('hex');
}
