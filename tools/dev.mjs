// `npm run dev`: the API restarts on a change of its sources (one file compiled, not all), the console is served by
// Vite with hot reload and the API behind it, the widget is rebuilt into what the API serves.
import { spawn } from 'node:child_process';
import { existsSync, rmSync, watch } from 'node:fs';
import path from 'node:path';
import { must, requireNode, root } from './support/process.mjs';

requireNode();
process.chdir(root);
const { ensureInstalled } = await import('./support/install.mjs');
await ensureInstalled();
const { compileFile, isProduct, productFiles, sourceFolders } = await import('./support/compile-api.mjs');
const vite = await import('vite');

const apiPort = process.env.PORT ?? '4000';
const consolePort = Number(process.env.CONSOLE_PORT ?? 5173);
const out = path.join(root, 'dist/api');
let server = null;
let ending = false;

await must('The build of the API', process.execPath, [path.join(root, 'tools/build-api.mjs')]);
for (const app of ['apps/console', 'apps/widget']) await generate(app);
await vite.build({ root: path.join(root, 'apps/widget'), logLevel: 'warn', build: { watch: {} } });
const frontEnd = await vite.createServer({
  root: path.join(root, 'apps/console'),
  server: { port: consolePort, proxy: { '/graphql': { target: `http://127.0.0.1:${apiPort}`, ws: true } } },
});
await frontEnd.listen();
startServer();
console.log(`console with hot reload: http://localhost:${consolePort}/console/`);

onChange(sourceFolders, (name) => isProduct(name), async (changed) => {
  if (changed.length > 50) await Promise.all(productFiles().map((file) => compileFile(file, out)));
  else await Promise.all(changed.map(update));
  await stopServer();
  startServer();
});
for (const app of ['apps/console', 'apps/widget']) {
  onChange([`${app}/src`], (name) => name.endsWith('.graphql'), () => generate(app));
}
onChange(['apps/api/schema.graphql'], () => true, async () => {
  for (const app of ['apps/console', 'apps/widget']) await generate(app);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (ending) return;
    ending = true;
    await Promise.all([stopServer(), frontEnd.close()]);
    process.exit(0);
  });
}

function generate(app) {
  return must(`Code generation for ${app}`, process.execPath, [path.join(root, 'tools/codegen.mjs'), app]);
}

async function update(source) {
  if (existsSync(path.join(root, source))) return compileFile(source, out);
  rmSync(path.join(out, source.replace(/\.ts$/, '.js')), { recursive: true, force: true });
}

function startServer() {
  if (ending) return;
  const env = { ...process.env, PORT: apiPort };
  server = spawn(process.execPath, ['--enable-source-maps', path.join(out, 'apps/api/src/main.js')], { stdio: 'inherit', env });
}

function stopServer() {
  const old = server;
  if (!old || old.exitCode !== null || old.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    old.once('exit', resolve);
    old.kill('SIGTERM');
  });
}

/** Calls back with the files that changed, once the editor has been quiet for a moment; never twice at a time. */
function onChange(places, wanted, react) {
  const changed = new Set();
  let timer = null;
  let work = Promise.resolve();
  for (const place of places) {
    const folder = existsSync(path.join(root, place)) && path.extname(place) === '';
    watch(path.join(root, place), { recursive: folder }, (_, name) => {
      const file = folder ? path.join(place, name ?? '') : place;
      if (!wanted(file)) return;
      changed.add(file);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const files = [...changed];
        changed.clear();
        work = work.then(() => react(files)).catch((error) => console.error(error.message));
      }, 120);
    });
  }
}
