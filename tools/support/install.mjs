// Installs the packages of a package-lock.json when they are not there yet. The hash of the lock that was
// installed last is kept beside them, so that a start with nothing to do costs milliseconds.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, root } from './process.mjs';

const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);

/** True when npm's own record of what it put into node_modules covers the lock: installed by hand, nothing to do. */
function alreadyInstalled(lock, installed) {
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages ?? {};
  return Object.entries(wanted).every(([name, entry]) => name === '' || entry.optional || there[name]?.version === entry.version);
}

/**
 * Brings a folder's node_modules to what its package-lock.json says.
 * @param folder absolute; default: the workspace. Others hold packages that only one command needs (tools/peers).
 * @returns true when something had to be installed
 */
export async function ensureInstalled(folder = root) {
  const lock = path.join(folder, 'package-lock.json');
  const stamp = path.join(folder, 'node_modules', '.chatref-lock');
  const wanted = hash(lock);
  if (read(stamp) === wanted) return false;
  const missing = !alreadyInstalled(lock, path.join(folder, 'node_modules', '.package-lock.json'));
  if (missing) {
    console.log(folder === root ? 'Installing packages (npm ci), about a minute the first time …' : `Installing the packages of ${path.relative(root, folder)} (npm ci) …`);
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    // A lifecycle's own configuration must not reach the inner npm: `omit` or `production` would leave out the build.
    const env = { NODE_ENV: '', npm_config_omit: '', npm_config_production: '' };
    if (npm?.endsWith('.js')) await must('npm ci', process.execPath, [npm, ...args], { env, cwd: folder });
    else await must('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env, cwd: folder });
  }
  writeFileSync(stamp, `${wanted}\n`);
  return missing;
}
