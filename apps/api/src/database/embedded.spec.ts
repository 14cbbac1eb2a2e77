import { DataSource } from 'typeorm';
import { openEmbedded, type Embedded } from './embedded';

let embedded: Embedded;
let database: DataSource;
beforeAll(async () => {
  embedded = await openEmbedded('memory://');
  database = await new DataSource({ type: 'postgres', installExtensions: false, extra: embedded.poolConfig }).initialize();
});
afterAll(async () => {
  await database.destroy();
  await embedded.close();
});

it('lets the event loop turn between the statements of a transaction that takes a while', async () => {
  let turns = 0;
  let ended = false;
  const turn = () => {
    turns += 1;
    if (!ended) setImmediate(turn);
  };
  const seen: number[] = [];
  await database.transaction(async (manager) => {
    setImmediate(turn);
    for (let statement = 0; statement < 4; statement += 1) {
      await manager.query('SELECT count(*) FROM generate_series(1, 400000)');
      seen.push(turns);
    }
  });
  ended = true;
  const between = seen.slice(1).map((count, at) => count - (seen[at] ?? 0));
  expect(between.every((count) => count > 0)).toBe(true);
});
