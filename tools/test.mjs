// `npm test`: everything that can be checked on this machine without a server. Goes on after a failure, ends with
// the line `N passed, N failed`. Names of stages after `--` pick some: npm test -- lint unit
import path from 'node:path';
import { endChildrenOnSignals, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
endChildrenOnSignals();
const { ensureInstalled } = await import('./support/install.mjs');
try {
  await ensureInstalled();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
const { ensureBuilt } = await import('./support/build.mjs');
const { provideChromium } = await import('./support/chromium.mjs');
const { Results, exitCode, jest, nxTarget } = await import('./support/results.mjs');

const results = new Results();
const script = (...args) => exitCode(process.execPath, args.map((arg) => (arg.endsWith('.mjs') ? path.join(root, 'tools', arg) : arg)));
const stages = {
  build: async () => {
    await ensureBuilt();
    return { passed: 1, failed: 0 };
  },
  lint: () => nxTarget('lint'),
  typecheck: () => nxTarget('typecheck'),
  schema: () => script('schema.mjs', '--check'),
  contract: () => script('contract.mjs'),
  unit: () => jest(['domain', 'rag', 'api', 'console', 'widget', 'tools']),
  // One suite at a time: each runs servers of its own, and some measure how soon something happens.
  e2e: () => jest(['e2e'], { inBand: true }),
  browser: async () => {
    const chromium = await provideChromium();
    return jest(['browser'], { env: chromium ? { CHROMIUM: chromium } : {}, inBand: true });
  },
};
const picked = process.argv.slice(2);
const unknown = picked.filter((name) => !(name in stages));
if (unknown.length > 0) {
  console.error(`No stage is called ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`);
  process.exit(1);
}
for (const [name, work] of Object.entries(stages)) {
  // What runs the built server needs it built, picked or not.
  const needed = name === 'build' && picked.some((stage) => stage === 'e2e' || stage === 'browser');
  if (picked.length === 0 || picked.includes(name) || needed) await results.stage(name, work);
}
process.exit(results.finish());
