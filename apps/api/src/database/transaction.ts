import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, QueryFailedError, QueryRunner } from 'typeorm';
import { AppError } from '../common/errors';
import { isId } from '../common/ids';
import { countSql } from '../common/sql-count';

/** Which workspace a piece of work is for. Every {@link Principal} is one. */
export interface WorkspaceScope {
  workspaceId: string;
}

/**
 * One open transaction. Work inside it uses only this object: no other query, no network call. What others must hear
 * goes into {@link Tx.afterCommit}.
 */
export interface Tx {
  /** The workspace whose rows are visible; the nil UUID for work of the system. */
  readonly workspaceId: string;
  /** Rows of a statement, also of INSERT/UPDATE/DELETE … RETURNING. */
  query<R>(sql: string, params?: unknown[]): Promise<R[]>;
  /** The first row or null. */
  one<R>(sql: string, params?: unknown[]): Promise<R | null>;
  /** Runs a statement and gives the number of rows it touched. */
  run(sql: string, params?: unknown[]): Promise<number>;
  /** Last work of the transaction, e.g. taking the workspace's event counter as late as possible. */
  beforeCommit(work: () => Promise<void>): void;
  /** Runs once the commit is acknowledged, never after a rollback. Its failure is logged, not thrown. */
  afterCommit(work: () => void | Promise<void>): void;
}

export const NO_WORKSPACE = '00000000-0000-0000-0000-000000000000';
const APP_ROLE = 'chatref_app';
const open = new AsyncLocalStorage<true>();

/**
 * The only way to the database. `inWorkspace` opens a transaction as the role `chatref_app`, for which row-level security
 * shows one workspace's rows alone; this holds on the embedded database too, where the connection itself is a superuser's.
 */
@Injectable()
export class Database {
  private readonly logger = new Logger('Database');

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction of a workspace.
   * @throws whatever `work` throws, after a rollback; an error when called inside an open transaction
   */
  inWorkspace<T>(scope: WorkspaceScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transact(scope.workspaceId, work);
  }

  /** A transaction without the tenant floor: log-in look-ups, the job queue, creating workspaces. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transact(null, work);
  }

  /**
   * Makes a workspace whole or not at all: `found` inserts it as the system, `initialise` fills it on the tenant floor,
   * in one transaction.
   */
  foundWorkspace(workspaceId: string, found: (tx: Tx) => Promise<void>, initialise: (tx: Tx) => Promise<void>): Promise<void> {
    if (open.getStore()) throw new Error('A transaction was opened inside another.');
    return open.run(true, () =>
      this.runTransaction(null, workspaceId, async (tx) => {
        await found(tx);
        await enterWorkspace(tx);
        await initialise(tx);
      }),
    );
  }

  /** One reading statement of the system outside any transaction: who does this token belong to. */
  async systemRead<R>(sql: string, params?: unknown[]): Promise<R[]> {
    if (open.getStore()) throw new Error('A system read inside a transaction would wait for itself. Use the open `tx`.');
    try {
      return (await this.dataSource.query(sql, params)) as R[];
    } catch (error) {
      throw isOutage(error) ? unavailable(error) : error;
    }
  }

  private transact<T>(workspaceId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (open.getStore()) {
      // With one connection it would wait for itself; with several it would act outside the caller's transaction.
      throw new Error('A transaction was opened inside another. Pass the open `tx` on.');
    }
    return open.run(true, () => this.withRetry(() => this.runTransaction(workspaceId, workspaceId ?? NO_WORKSPACE, work)));
  }

  /** Postgres may choose this transaction as the victim of a deadlock or a serialisation conflict; it was undone whole. */
  private async withRetry<T>(attempt: () => Promise<T>, left = 3): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isConflict(error)) throw error;
      return this.withRetry(attempt, left - 1);
    }
  }

  private async runTransaction<T>(floor: string | null, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let tx: OpenTransaction | null = null;
    try {
      tx = await begin(runner, workspaceId, floor !== null);
      const result = await work(tx);
      for (const last of tx.last) await last();
      await tx.run('COMMIT');
      const { after } = tx;
      open.exit(() => this.announce(after));
      return result;
    } catch (error) {
      await tx?.run('ROLLBACK').catch(() => undefined); // a dead connection has rolled back already
      throw error;
    } finally {
      await runner.release();
    }
  }

  private announce(after: OpenTransaction['after']): void {
    for (const work of after) {
      Promise.resolve()
        .then(work)
        .catch((error: unknown) => this.logger.error({ msg: 'work after a commit failed', error: String(error) }));
    }
  }
}

/** From here to the end of the transaction only this workspace's rows exist. */
async function enterWorkspace(tx: Tx): Promise<void> {
  await tx.run(floorOf(tx.workspaceId));
}

/** The statement that does it, without parameters, so that it can go to the database together with the start of the transaction. */
function floorOf(workspaceId: string): string {
  if (!isId(workspaceId)) throw new Error('A workspace was named by something that is no id.');
  return `SELECT set_config('role', '${APP_ROLE}', true), set_config('app.workspace_id', '${workspaceId}', true)`;
}

/** Opens a transaction, on the floor of its workspace or above all of them. */
async function begin(runner: QueryRunner, workspaceId: string, onFloor: boolean): Promise<OpenTransaction> {
  const start = onFloor ? `START TRANSACTION; ${floorOf(workspaceId)}` : 'START TRANSACTION';
  let tx: OpenTransaction | null = null;
  try {
    tx = new OpenTransaction((await runner.connect()) as Connection, workspaceId);
    await tx.run(start);
    return tx;
  } catch (error) {
    await tx?.run('ROLLBACK').catch(() => undefined); // its first half may have been done
    throw unavailable(error);
  }
}

/** What of a connection of node-postgres is used. */
interface Connection {
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** Statements go to the driver at once: TypeORM's own way tells listeners of each, and there are none. */

class OpenTransaction implements Tx {
  readonly last: (() => Promise<void>)[] = [];
  readonly after: (() => void | Promise<void>)[] = [];

  constructor(
    private readonly connection: Connection,
    readonly workspaceId: string,
  ) {}

  async query<R>(sql: string, params?: unknown[]): Promise<R[]> {
    return (await this.execute(sql, params)).rows as R[];
  }

  async one<R>(sql: string, params?: unknown[]): Promise<R | null> {
    return ((await this.execute(sql, params)).rows[0] as R | undefined) ?? null;
  }

  async run(sql: string, params?: unknown[]): Promise<number> {
    return (await this.execute(sql, params)).rowCount ?? 0;
  }

  beforeCommit(work: () => Promise<void>): void {
    this.last.push(work);
  }

  afterCommit(work: () => void | Promise<void>): void {
    this.after.push(work);
  }

  private async execute(sql: string, params?: unknown[]): ReturnType<Connection['query']> {
    countSql();
    try {
      return await this.connection.query(sql, params);
    } catch (error) {
      throw new QueryFailedError(sql, params, error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function isConflict(error: unknown): boolean {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
  return code === '40P01' || code === '40001';
}

/** A statement that Postgres answered with an error is a bug of ours; anything else means that it did not answer. */
function isOutage(error: unknown): boolean {
  return !(error instanceof QueryFailedError) || (error.driverError as { code?: string }).code === undefined;
}

function unavailable(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The database cannot be reached just now. Nothing was changed; try again.', { retryAfterSeconds: 2, cause });
}
