// `npm run build`: installs what is missing and builds what changed, without starting anything.
import { endChildrenOnSignals, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
endChildrenOnSignals();
const { ensureInstalled } = await import('./support/install.mjs');
const { ensureBuilt } = await import('./support/build.mjs');
try {
  await ensureInstalled();
  console.log((await ensureBuilt()) ? 'built' : 'nothing changed since the last build');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
