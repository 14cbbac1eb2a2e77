// `npm run test:crash`: the tests of crashes with as many kills as they are meant for (60 while documents are read in;
// `npm test` does a few). INGEST_KILLS and INGEST_SEED choose others. Ends with the line `N passed, N failed`.
import { endChildrenOnSignals, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
endChildrenOnSignals();
const { ensureInstalled } = await import('./support/install.mjs');
const { ensureBuilt } = await import('./support/build.mjs');
const { Results, jest } = await import('./support/results.mjs');
await ensureInstalled();
await ensureBuilt();
const results = new Results();
await results.stage('kills', () => jest(['e2e'], { env: { INGEST_KILLS: '60', ...process.env }, patterns: ['ingest-crash'], inBand: true, timeoutMs: 60 * 60_000 }));
process.exit(results.finish());
