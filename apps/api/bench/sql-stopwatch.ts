import { DataSource } from 'typeorm';
import type { World } from './world';

interface Queryable {
  query(...args: unknown[]): unknown;
}

/** Sums the time between a statement's hand-over to node-postgres and its result, over all connections of the pool. */
export class SqlStopwatch {
  milliseconds = 0;

  private constructor(
    private readonly client: Queryable,
    private readonly original: Queryable['query'],
  ) {}

  static attach(world: World): SqlStopwatch {
    const pool = (world.app.get(DataSource).driver as unknown as { master: { Client: { prototype: Queryable } } }).master;
    const { prototype } = pool.Client;
    const stopwatch = new SqlStopwatch(prototype, prototype.query);
    prototype.query = function timed(this: unknown, ...args: unknown[]) {
      const start = performance.now();
      const result = stopwatch.original.apply(this, args);
      if (result instanceof Promise) void result.finally(() => (stopwatch.milliseconds += performance.now() - start)).catch(() => undefined);
      return result;
    };
    return stopwatch;
  }

  reset(): void {
    this.milliseconds = 0;
  }

  detach(): void {
    this.client.query = this.original;
  }
}
