// `npm run chatref -- <command>`: the operator's commands, run from the built API.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { endChildrenOnSignals, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
const handOver = endChildrenOnSignals();
const { ensureInstalled } = await import('./support/install.mjs');
const { ensureBuilt } = await import('./support/build.mjs');
try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
handOver();
process.setSourceMapsEnabled(true);
const command = path.join(root, 'dist/api/apps/api/src/cli.js');
process.argv[1] = command;
await import(pathToFileURL(command).href);
