// What `npm start` and `npm run chatref` have in common: installs what is missing, builds what changed, then becomes a
// program of the built API, in this very process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { endChildrenOnSignals, requireNode, root } from './process.mjs';

/**
 * @param program file of the built API, without `.js`
 * @param options.also folders with packages of their own that are needed
 * @param options.ready called when all is there, before the program begins
 */
export async function become(program, { also = [], ready = () => undefined } = {}) {
  requireNode();
  process.chdir(root);
  const handOver = endChildrenOnSignals();
  const { ensureInstalled } = await import('./install.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  try {
    await ensureInstalled();
    for (const folder of also) await ensureInstalled(path.join(root, folder));
    await ensureBuilt();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  handOver();
  ready();
  process.setSourceMapsEnabled(true);
  const file = path.join(root, 'dist/api/apps/api/src', `${program}.js`);
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
}
