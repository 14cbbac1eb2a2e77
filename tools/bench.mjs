// `npm run bench`: builds what changed, compiles the benches beside the API and runs them in one process, so that every
// ratio compares figures of the same run. Names pick some of them; `--write` also keeps the table in docs/benchmarks.md.
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
const picked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const report = process.argv.includes('--write') ? { BENCH_REPORT: path.join(root, 'docs/benchmarks.md') } : {};
const { code } = await run(process.execPath, [path.join(out, 'apps/api/bench/main.js'), ...picked], { env: { DATA_DIR: 'memory://', DATABASE_URL: '', REDIS_URL: '', RATE_LIMITS: 'off', LOG_LEVEL: 'error', PORT: '0', ...report } });
process.exit(code);
