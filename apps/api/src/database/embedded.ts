import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import { LoopTurns } from '../common/loop-turns';
import { lockDirectory } from './directory-lock';

/** The embedded Postgres: one process, one connection, persisted in a folder. */
export interface Embedded {
  /** What node-postgres' pool needs to talk to it; the pool must have exactly one connection. */
  poolConfig: object;
  close(): Promise<void>;
}

/**
 * A statement computes in this thread, and the answer of one goes to the next without the event loop in between: whole
 * transactions would hold up every socket and timer. So the loop gets its turn between statements once they took a while.
 */
class ConsideratePGlite extends PGlite {
  private readonly turns = new LoopTurns();

  override async execProtocolStream(...args: Parameters<PGlite['execProtocolStream']>): ReturnType<PGlite['execProtocolStream']> {
    await this.turns.next();
    return super.execProtocolStream(...args);
  }
}

/** A new segment of the log is not filled with 16 MB of zeros first: that alone would take longer than any statement. */
const START = [...PGlite.defaultStartParams, '-c', 'wal_init_zero=off'];

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
    const db = new ConsideratePGlite({ dataDir: inMemory ? dataDir : path.join(dataDir, 'pg'), extensions: { vector }, startParams: START });
    await db.waitReady;
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
