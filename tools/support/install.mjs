// Installs the packages of package-lock.json when they are not there yet. The hash of the lock that was
// installed last is kept beside them, so that a start with nothing to do costs milliseconds.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, root } from './process.mjs';

const lock = path.join(root, 'package-lock.json');
const stamp = path.join(root, 'node_modules', '.chatref-lock');
const installed = path.join(root, 'node_modules', '.package-lock.json');

const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

/** True when npm's own record of what it put into node_modules covers the lock: installed by hand, nothing to do. */
function alreadyInstalled() {
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages ?? {};
  return Object.entries(wanted).every(([name, entry]) => name === '' || entry.optional || there[name]?.version === entry.version);
}

/** Brings node_modules to what package-lock.json says. @returns true when something had to be installed. */
export async function ensureInstalled() {
  const wanted = hash(lock);
  if (read(stamp) === wanted) return false;
  const missing = !alreadyInstalled();
  if (missing) {
    console.log('Installing packages (npm ci), about a minute the first time …');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    // A lifecycle's own configuration must not reach the inner npm: `omit` or `production` would leave out the build.
    const env = { NODE_ENV: '', npm_config_omit: '', npm_config_production: '' };
    if (npm?.endsWith('.js')) await must('npm ci', process.execPath, [npm, ...args], { env });
    else await must('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env });
  }
  writeFileSync(stamp, `${wanted}\n`);
  return missing;
}
