// Postgres (15 or newer) with pgvector, and Redis, from the system's packages. Where the distribution has no
// package of pgvector for its Postgres (Debian 12), the source of the next Debian release is compiled; the
// system's own package lists stay untouched.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { must, run } from './process.mjs';

const oldest = 15;
const env = { DEBIAN_FRONTEND: 'noninteractive' };
const quiet = { capture: true, env };
let listsAreFresh = false;

/**
 * Makes the servers' programs available.
 * @returns { bin: folder of initdb and postgres, redis: path of redis-server }
 * @throws Error with what to do where this machine does not allow it.
 */
export async function provisionServers() {
  const redis = (await programPath('redis-server')) ?? (await install('redis-server', () => programPath('redis-server')));
  const version = newestPostgres() ?? (await install('postgresql', newestPostgres));
  if (!hasVector(version)) await provideVector(version);
  return { bin: `/usr/lib/postgresql/${version}/bin`, redis };
}

/** True when the programs are there and nothing has to be installed. */
export async function serversAreInstalled() {
  const version = newestPostgres();
  return version !== null && hasVector(version) && (await programPath('redis-server')) !== null;
}

function newestPostgres() {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return null;
  const versions = readdirSync(folder).map(Number);
  const usable = versions.filter((version) => version >= oldest && existsSync(`${folder}/${version}/bin/postgres`));
  return usable.length > 0 ? Math.max(...usable) : null;
}

const hasVector = (version) => existsSync(`/usr/share/postgresql/${version}/extension/vector.control`);

async function programPath(name) {
  const { code, stdout } = await run('sh', ['-c', `command -v ${name}`], quiet);
  return code === 0 ? stdout.trim() : null;
}

async function refuseUnlessAllowed(what) {
  if (process.getuid?.() === 0 && (await programPath('apt-get'))) return;
  throw new Error(
    `${what} is not installed, and only root on Debian or Ubuntu can have it installed from here. ` +
      'Install Postgres 15 or newer with pgvector, and redis-server, or point DATABASE_URL and REDIS_URL at running ones.',
  );
}

async function install(name, find) {
  await refuseUnlessAllowed(name);
  console.log(`Installing ${name} …`);
  if (!listsAreFresh) await must('apt-get update', 'apt-get', ['update', '-qq'], quiet);
  listsAreFresh = true;
  await must(`apt-get install ${name}`, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet);
  const found = await find();
  if (!found) throw new Error(`${name} was installed and is not where it is expected`);
  return found;
}

async function provideVector(version) {
  await refuseUnlessAllowed(`pgvector for Postgres ${version}`);
  if (!listsAreFresh) await must('apt-get update', 'apt-get', ['update', '-qq'], quiet);
  listsAreFresh = true;
  const packaged = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', `postgresql-${version}-pgvector`], quiet);
  if (packaged.code !== 0) await compileVector(version);
  if (!hasVector(version)) throw new Error('pgvector was installed and is not where Postgres looks for it');
}

async function compileVector(version) {
  console.log(`Compiling pgvector for Postgres ${version} …`);
  const folder = mkdtempSync(path.join(tmpdir(), 'chatref-pgvector-'));
  try {
    await must('apt-get install gcc make', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'gcc', 'libc6-dev', 'make'], quiet);
    const source = await fetchSource(folder);
    const headers = path.join(folder, 'headers');
    await must('The headers of Postgres', 'apt-get', ['download', '-qq', `postgresql-server-dev-${version}`], { ...quiet, cwd: folder });
    const deb = readdirSync(folder).find((name) => name.startsWith('postgresql-server-dev-'));
    await must('Unpacking the headers', 'dpkg', ['-x', path.join(folder, deb), headers], quiet);
    const include = `${headers}/usr/include/postgresql`;
    const settings = [
      `PG_CONFIG=/usr/lib/postgresql/${version}/bin/pg_config`,
      'with_llvm=no',
      `PG_CPPFLAGS=-I${include}/${version}/server -I${include}/internal`,
      'OPTFLAGS=', // portable code: the result may be kept on an image and run on another processor
    ];
    await must('Compiling pgvector', 'make', ['-j2', ...settings], { ...quiet, cwd: source });
    await must('Installing pgvector', 'make', ['install', ...settings], { ...quiet, cwd: source });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The source package of Debian's next release, through package lists of its own. */
async function fetchSource(folder) {
  const list = path.join(folder, 'sources.list');
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(list, `deb-src [signed-by=${keys}] http://deb.debian.org/debian trixie main\n`);
  for (const name of ['lists/partial', 'cache/archives/partial']) mkdirSync(path.join(folder, name), { recursive: true });
  const own = [
    ...['-o', `Dir::Etc::sourcelist=${list}`, '-o', 'Dir::Etc::sourceparts=-'],
    ...['-o', `Dir::State::lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/cache`, '-o', 'APT::Sandbox::User=root'],
  ];
  await must('Package lists of pgvector', 'apt-get', [...own, 'update', '-qq'], quiet);
  await must('The source of pgvector', 'apt-get', [...own, 'source', '-qq', '--download-only', 'pgvector'], { ...quiet, cwd: folder });
  const archive = readdirSync(folder).find((name) => /^pgvector_.*\.orig\.tar\./.test(name));
  const source = path.join(folder, 'source');
  mkdirSync(source);
  await must('Unpacking pgvector', 'tar', ['-xf', path.join(folder, archive), '-C', source, '--strip-components=1'], quiet);
  return source;
}
