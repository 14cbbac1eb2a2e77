import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import { lockDirectory } from './directory-lock';

/** The embedded Postgres: one process, one connection, persisted in a folder. */
export interface Embedded {
  /** What node-postgres' pool needs to talk to it; the pool must have exactly one connection. */
  poolConfig: object;
  close(): Promise<void>;
}

/**
 * Opens the embedded database below `dataDir`, or in memory for tests (`memory://`).
 * Survives the death of the process at any moment; a power failure of the machine may cost the last commits, since the
 * WebAssembly file system does not flush to disk (docs/operations.md).
 * @throws DirectoryInUseError when another process has the folder
 */
export async function openEmbedded(dataDir: string): Promise<Embedded> {
  const inMemory = dataDir.startsWith('memory://');
  const unlock = inMemory ? () => undefined : lockDirectory(dataDir);
  try {
    const db = await PGlite.create({ dataDir: inMemory ? dataDir : path.join(dataDir, 'pg'), extensions: { vector } });
    return {
      poolConfig: { ...createPgConfig(db), max: 1 },
      async close() {
        await db.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
