// `npm run schema`: writes apps/api/schema.graphql as the built API emits it. With --check it writes nothing and
// fails when the committed file is not what the code says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endChildrenOnSignals, must, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
endChildrenOnSignals();
const check = process.argv.includes('--check');
const file = path.join(root, 'apps/api/schema.graphql');
const { ensureInstalled } = await import('./support/install.mjs');
try {
  await ensureInstalled();
  // The API alone: console and widget are generated from the very file that is written here.
  await must('The build of the API', process.execPath, [path.join(root, 'tools/build-api.mjs')], { capture: true });
  const emitter = path.join(root, 'dist/api/apps/api/src/emit-schema.js');
  // The schema does not depend on the surroundings: an empty database in memory, nobody to talk to.
  const env = { DATA_DIR: 'memory://', DATABASE_URL: '', REDIS_URL: '', NODE_ENV: 'test', DEMO: 'off', HOST: '127.0.0.1' };
  const emitted = `${(await must('Emitting the schema', process.execPath, [emitter], { capture: true, env })).trim()}\n`;
  if (!/^type Query\b/m.test(emitted)) throw new Error(`What was emitted is not a schema:\n${emitted.slice(0, 500)}`);
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (emitted === committed) console.log('apps/api/schema.graphql is what the code emits.');
  else if (!check) {
    writeFileSync(file, emitted);
    console.log('wrote apps/api/schema.graphql');
  } else throw new Error(`apps/api/schema.graphql is not what the code emits (first difference at line ${firstDifference(committed, emitted)}); run: npm run schema`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function firstDifference(one, other) {
  const [a, b] = [one.split('\n'), other.split('\n')];
  return a.findIndex((line, index) => line !== b[index]) + 1 || a.length + 1;
}
