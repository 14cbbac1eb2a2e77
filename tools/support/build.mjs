// Builds what changed. Two layers: a hash of everything that goes into the build (milliseconds, no build
// tool started at all), and under it the task cache of Nx, which rebuilds only the projects that changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, root, tool } from './process.mjs';

const stamp = path.join(root, 'dist', '.chatref-build');
const outputs = ['dist/api/apps/api/src/main.js', 'dist/console/index.html', 'dist/widget/widget.js'];
const inputs = ['apps', 'libs', 'tools/build-api.mjs', 'tools/codegen.mjs', 'package-lock.json', 'tsconfig.base.json', '.swcrc', 'nx.json'];
const notBuilt = /(^|\/)(e2e|bench|gql|dist|node_modules)(\/|$)|\.spec\.tsx?$/;

function* filesOf(relative) {
  const entry = path.join(root, relative);
  if (!existsSync(entry)) return;
  let children;
  try {
    children = readdirSync(entry, { withFileTypes: true });
  } catch {
    yield relative;
    return;
  }
  for (const child of children.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${relative}/${child.name}`;
    if (notBuilt.test(name)) continue;
    if (child.isDirectory()) yield* filesOf(name);
    else if (child.isFile()) yield name;
  }
}

/** One hash over the names and contents of everything the build reads. */
export function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const input of inputs) {
    for (const file of filesOf(input)) hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * Builds API, console and widget unless exactly these sources are built already.
 * @returns true when something had to be built. Throws with the builders' output when the build fails.
 */
export async function ensureBuilt() {
  const wanted = sourcesHash();
  const built = existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted && outputs.every((file) => existsSync(path.join(root, file)));
  if (built) return false;
  rmSync(stamp, { force: true });
  console.log('Building API, console and widget …');
  await must('The build', process.execPath, nxArguments('build', ['api', 'console', 'widget']), { env: nxEnvironment, capture: true });
  const missing = outputs.filter((file) => !existsSync(path.join(root, file)));
  if (missing.length > 0) throw new Error(`The build left out ${missing.join(', ')}`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${wanted}\n`);
  return true;
}

/** Nx without a daemon, a terminal interface or a connection anywhere. */
export const nxEnvironment = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };

/** Arguments for Node that run one target of the named projects (all projects when none is named). */
export function nxArguments(target, projects = []) {
  const only = projects.length > 0 ? [`--projects=${projects.join(',')}`] : [];
  return [tool('nx', 'dist', 'bin', 'nx.js'), 'run-many', '-t', target, ...only, '--outputStyle=static', '--parallel=2'];
}
