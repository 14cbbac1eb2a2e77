// nlp.js, the usual package for this job in JavaScript, on the same examples. Installed below tmp/ when first needed, from
// a lock file of its own: it is no part of the product.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LONGEST_MS = 1_800_000;

/** Its accuracy in percent; null after a notice when it cannot be installed. Results are kept beside the vectors. */
export async function peerAccuracy(root, train, test) {
  const place = path.join(root, 'tmp/eval/peers');
  if (!install(root, place)) return null;
  const work = mkdtempSync(path.join(root, 'tmp/eval/peer-'));
  try {
    writeFileSync(path.join(work, 'task.json'), JSON.stringify({ train, test }));
    // A process of its own for every run: the package keeps what it has learned for the life of the process.
    const done = spawnSync(process.execPath, [path.join(place, 'run.cjs'), path.join(work, 'task.json'), path.join(work, 'result.json')], { cwd: work, timeout: LONGEST_MS, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) throw new Error(`nlp.js ended with ${done.status ?? done.signal}`);
    return JSON.parse(readFileSync(path.join(work, 'result.json'), 'utf8')).accuracy;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function install(root, place) {
  const source = path.join(root, 'tools/eval/tags/peer');
  mkdirSync(place, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'run.cjs']) cpSync(path.join(source, file), path.join(place, file));
  if (existsSync(path.join(place, 'node_modules/@nlpjs/basic'))) return true;
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: place, stdio: 'ignore' });
  if (done.status === 0) return true;
  console.log('  nlp.js could not be installed; no comparison.');
  return false;
}
