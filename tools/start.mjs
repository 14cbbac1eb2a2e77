// `npm start`: installs what is missing, builds what changed, then becomes the server. The server runs in this
// very process, so a signal to it, to npm or to their process group reaches it without a middleman.
import { existsSync, readFileSync } from 'node:fs';
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
  if (process.env.EMBEDDING_MODEL_DIR) await ensureInstalled(path.join(root, 'tools/onnx'));
  await ensureBuilt();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
handOver();
if (process.env.npm_lifecycle_event) endWithNpm();
process.setSourceMapsEnabled(true);
const server = path.join(root, 'dist/api/apps/api/src/main.js');
process.argv[1] = server;
await import(pathToFileURL(server).href);

/** npm killed outright (-9) forwards nothing and would leave the server behind on its port: end when npm is gone. */
function endWithNpm() {
  const above = ancestors();
  const timer = setInterval(() => {
    if (above.every(alive)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  timer.unref();
}

/** The parent, and the one above it when the parent is only npm's shell. */
function ancestors() {
  const parent = process.ppid;
  const stat = `/proc/${parent}/stat`;
  if (!existsSync(stat)) return [parent];
  const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(stat, 'utf8')) ?? [];
  const above = Number(rest?.split(' ')[1]);
  return /^(sh|dash|bash|ash)$/.test(name ?? '') && above > 1 ? [parent, above] : [parent];
}

function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}
