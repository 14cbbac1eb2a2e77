// `npm run test:postgres`: the API suite and the races that need real concurrency, on Postgres with pgvector and on
// Redis. Both are provisioned here, unless DATABASE_URL and REDIS_URL name running ones (every suite makes and drops
// a database of its own). Ends with the line `N passed, N failed`. File patterns after `--` pick some suites.
import { endChildrenOnSignals, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
const ignoreSignals = endChildrenOnSignals();
const { ensureInstalled } = await import('./support/install.mjs');
const { ensureBuilt } = await import('./support/build.mjs');
const { Results, jest } = await import('./support/results.mjs');
const { provisionServers } = await import('./support/provision-postgres.mjs');
const { startServers } = await import('./support/servers.mjs');

const results = new Results();
let servers = { databaseUrl: process.env.DATABASE_URL, redisUrl: process.env.REDIS_URL, stop: async () => undefined };
const one = (work) => async () => {
  await work();
  return { passed: 1, failed: 0 };
};
const ready =
  (await results.stage('build', one(async () => {
    await ensureInstalled();
    await ensureBuilt();
  }))) &&
  (await results.stage('servers', one(async () => {
    if (!servers.databaseUrl || !servers.redisUrl) servers = await startServers(await provisionServers());
  })));
if (ready) {
  ignoreSignals();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => servers.stop().finally(() => process.exit(1)));
  const env = { DATABASE_URL: servers.databaseUrl, REDIS_URL: servers.redisUrl };
  try {
    await results.stage('e2e on Postgres', () => jest(['e2e', 'races'], { env, patterns: process.argv.slice(2), inBand: true }));
  } finally {
    await servers.stop();
  }
} else {
  // What could not be run has not passed.
  await results.stage('e2e on Postgres', async () => {
    throw new Error('Not run: there is nothing to run it on.');
  });
}
process.exit(results.finish());
