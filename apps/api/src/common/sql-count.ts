import { AsyncLocalStorage } from 'node:async_hooks';

interface Tally {
  sql: number;
}
const storage = new AsyncLocalStorage<Tally>();

/** Runs `work` with a tally of its own: how many SQL statements it and what it awaits execute. */
export function tallied<T>(work: (tally: Readonly<Tally>) => T): T {
  const tally: Tally = { sql: 0 };
  return storage.run(tally, () => work(tally));
}

/** Counts one statement where a tally runs. */
export function countSql(): void {
  const tally = storage.getStore();
  if (tally) tally.sql += 1;
}
