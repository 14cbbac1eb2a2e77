// `npm run bench`: builds what changed, compiles the benches beside the API and runs them in one process, so that every
// ratio compares figures of the same run. Names pick some of them; `--write` also keeps the table in docs/benchmarks.md.
// `--scale [50000 50000/20 1000000 …]` (passages/subjects) instead measures finding among that many generated vectors on a Postgres made for it (or the
// one DATABASE_URL names, whose schema it replaces); a million take about an hour and 10 GB.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { endChildrenOnSignals, requireNode, root, run } from './support/process.mjs';

requireNode();
process.chdir(root);
endChildrenOnSignals();
const { ensureInstalled } = await import('./support/install.mjs');
const { ensureBuilt } = await import('./support/build.mjs');
await ensureInstalled();
await ensureBuilt();
const { compileFile } = await import('./support/compile-api.mjs');
const out = path.join(root, 'dist/api');
for (const name of readdirSync('apps/api/bench')) await compileFile(`apps/api/bench/${name}`, out);
if (process.argv.includes('--scale')) process.exit(await scale());
const picked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const report = process.argv.includes('--write') ? { BENCH_REPORT: path.join(root, 'docs/benchmarks.md') } : {};
const { code } = await run(process.execPath, [path.join(out, 'apps/api/bench/main.js'), ...picked], { env: { DATA_DIR: 'memory://', DATABASE_URL: '', REDIS_URL: '', RATE_LIMITS: 'off', LOG_LEVEL: 'error', PORT: '0', ...report } });
process.exit(code);

/** Finding at scale, on servers that are gone afterwards. */
async function scale() {
  const sizes = process.argv.slice(2).filter((arg) => /^\d+(?:\/\d+)?$/.test(arg));
  const { provisionServers } = await import('./support/provision-postgres.mjs');
  const { startServers } = await import('./support/servers.mjs');
  const servers = process.env.DATABASE_URL ? { databaseUrl: process.env.DATABASE_URL, stop: async () => undefined } : await startServers(await provisionServers(), { shared_buffers: '4GB', max_wal_size: '8GB' });
  try {
    const program = path.join(out, 'apps/api/bench/finding-scale.js');
    return (await run(process.execPath, [program, ...(sizes.length > 0 ? sizes : ['50000', '1000000'])], { env: { DATABASE_URL: servers.databaseUrl } })).code;
  } finally {
    await servers.stop();
  }
}
