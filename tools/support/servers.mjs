// A Postgres and a Redis of our own: temporary folders, free ports on the loopback, an unprivileged user, gone at the end.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { must } from './process.mjs';

/**
 * Starts both servers.
 * @param more settings of Postgres beside the ones below
 * @returns { databaseUrl of the maintenance database (superuser; suites make databases of their own), redisUrl, stop() }
 */
export async function startServers({ bin, redis }, more = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chatref-servers-'));
  const user = unprivileged();
  const children = [];
  const stop = async () => {
    await Promise.all(children.map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (command, args) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...user });
    let log = '';
    child.stderr.on('data', (chunk) => (log = (log + chunk).slice(-4000)));
    child.log = () => log;
    children.push(child);
    return child;
  };
  try {
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
    const [postgresPort, redisPort] = [await freePort(), await freePort()];
    const data = path.join(folder, 'postgres');
    const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
    execFileSync(path.join(bin, 'initdb'), initdb, { cwd: folder, stdio: 'ignore', ...user });
    const settings = {
      port: postgresPort,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      max_connections: 200,
      fsync: 'off',
      full_page_writes: 'off',
      shared_buffers: '256MB',
      log_min_messages: 'fatal',
      ...more,
    };
    const postgres = start(path.join(bin, 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]);
    mkdirSync(path.join(folder, 'redis'), { recursive: true });
    if (user.uid !== undefined) chownSync(path.join(folder, 'redis'), user.uid, user.gid);
    const store = start(redis, ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', path.join(folder, 'redis')]);
    await Promise.all([answers(postgresPort, postgres), answers(redisPort, store)]);
    const databaseUrl = `postgres://postgres@127.0.0.1:${postgresPort}/postgres`;
    await ready(path.join(bin, 'pg_isready'), databaseUrl);
    return { databaseUrl, redisUrl: `redis://127.0.0.1:${redisPort}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Postgres refuses to run as root: then it runs as the user of its package. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(port, child) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended at once:\n${child.log()}`);
    const open = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (open) return;
  }
  throw new Error(`${child.spawnfile} did not answer on port ${port} within 30 s`);
}

async function ready(program, databaseUrl) {
  for (const deadline = Date.now() + 30_000; ; await pause(100)) {
    try {
      await must('pg_isready', program, ['-q', '-d', databaseUrl], { capture: true });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    // Postgres takes SIGINT as "fast shutdown": it does not wait for clients.
    child.kill('SIGINT');
  });
}
