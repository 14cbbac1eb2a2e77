// `npm start`: installs what is missing, builds what changed, then becomes the server. The server runs in this
// very process, so a signal to it, to npm or to their process group reaches it without a middleman.
import { existsSync, readFileSync } from 'node:fs';
import { become } from './support/become.mjs';

await become('main', {
  also: process.env.EMBEDDING_MODEL_DIR ? ['tools/onnx'] : [],
  ready: () => process.env.npm_lifecycle_event && endWithNpm(),
});

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
