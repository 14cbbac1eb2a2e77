// `npm run eval`: how good the product's judgements are, on question sets that come with the project and, where they are
// present, on foreign ones that nothing was tuned to. Every file in tools/eval/ is a suite:
//   export const about = 'one line';
//   export async function run(context) { … }      // context: see below
// `npm run eval -- retrieval outcomes` runs the named suites, without names all of them; words that begin with -- go to
// the suites as flags. A suite without its data says so in a line and returns.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { endChildrenOnSignals, must, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
endChildrenOnSignals();
const { ensureInstalled } = await import('./support/install.mjs');
await ensureInstalled();

const folder = path.join(root, 'tools/eval');
const known = readdirSync(folder).filter((file) => file.endsWith('.mjs')).map((file) => file.replace(/\.mjs$/, ''));
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0 || words.includes('--help')) {
  if (unknown.length > 0) console.error(`There is no suite ${unknown.join(', ')}.`);
  for (const name of known) console.log(`${name.padEnd(14)} ${(await import(path.join(folder, `${name}.mjs`))).about}`);
  process.exit(unknown.length > 0 ? 1 : 0);
}

await must('The build', process.execPath, ['tools/build-api.mjs'], { capture: true });
const require = createRequire(import.meta.url);
const context = {
  /** Absolute path of the workspace; also the current directory. */
  root,
  /** Words of the command line that begin with --. */
  flags: new Set(words.filter((word) => word.startsWith('--'))),
  /** A compiled module by its source's path, for instance `built('libs/rag/src/retrieve/search')`. */
  built: (source) => require(path.join(root, 'dist/api', `${source}.js`)),
  /** The folder of a foreign data set beside the checkout, or null after a notice that it is skipped. */
  foreignData(name) {
    const found = path.resolve(root, '../shared/data', name);
    if (existsSync(found)) return found;
    console.log(`\n${name}: not here (${found}); skipped.`);
    return null;
  },
};
let failed = 0;
for (const name of names.length > 0 ? names : known) {
  const suite = await import(path.join(folder, `${name}.mjs`));
  console.log(`\n━━ ${name}: ${suite.about}`);
  try {
    await suite.run(context);
  } catch (error) {
    failed += 1;
    console.error(error);
  }
}
process.exit(failed > 0 ? 1 : 0);
