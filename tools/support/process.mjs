// What every script here stands on: where the workspace is, which Node runs, and child processes that
// never outlive the script. Built-in modules only: these scripts run before anything is installed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the workspace, whatever the current directory is. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const oldest = [20, 19];
const running = new Set();

/** Ends the script with a plain sentence when this Node is too old to run the project. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`Chatref needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}. Get one at https://nodejs.org`);
  process.exit(1);
}

/**
 * Starts a program in the workspace and waits for its end.
 * @returns its exit code; 127 when it could not be started, 128 when a signal ended it. With `capture`, `stdout` holds
 * what it printed, `output` that and stderr in the order of arrival.
 */
export function run(command, args, { env = {}, cwd = root, capture = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    running.add(child);
    const limit = timeoutMs && setTimeout(() => {
      console.error(`${command} ran longer than ${timeoutMs / 60_000} minutes and is ended`);
      child.kill('SIGKILL');
    }, timeoutMs);
    const chunks = [];
    const printed = [];
    child.stdout?.on('data', (chunk) => {
      chunks.push(chunk);
      printed.push(chunk);
    });
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const end = (code, note = '') => {
      running.delete(child);
      clearTimeout(limit);
      resolve({ code, stdout: Buffer.concat(printed).toString('utf8'), output: Buffer.concat(chunks).toString('utf8') + note });
    };
    child.once('error', (error) => end(127, error.message));
    child.once('close', (code) => end(code ?? 128));
  });
}

/** As `run`, and throws an Error that names the step and carries the captured output when it fails. @returns stdout, when captured. */
export async function must(step, command, args, options = {}) {
  const { code, stdout, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${step} failed (${command} ended with ${code})${output ? `:\n${output.trimEnd()}` : ''}`);
  return stdout;
}

/** Absolute path of a file inside an installed package, to be run by this very Node. */
export const tool = (...parts) => path.join(root, 'node_modules', ...parts);

/** Ends the children of this script with it. A script that hands the process over to the server calls the returned function first. */
export function endChildrenOnSignals() {
  const end = (signal) => {
    for (const child of running) child.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of names) process.on(name, end);
  return () => names.forEach((name) => process.off(name, end));
}
