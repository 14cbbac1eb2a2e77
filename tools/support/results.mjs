// Adds up what the stages of a test run report and says it in one last line.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nxArguments, nxEnvironment } from './build.mjs';
import { root, run, tool } from './process.mjs';

/** A stage that hangs is ended after this, so that a run always comes to its closing line. */
const longest = 20 * 60_000;

/** The tally of one run. `stage` times a piece of work and never throws: a crash of a stage is one failure. */
export class Results {
  #stages = [];

  /** Runs `work`, which returns { passed, failed } and optionally skipped. @returns true when nothing failed. */
  async stage(name, work) {
    console.log(`\n── ${name}`);
    const start = Date.now();
    let counts;
    try {
      counts = await work();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      counts = { passed: 0, failed: 1 };
    }
    this.#stages.push({ name, seconds: (Date.now() - start) / 1000, skipped: 0, ...counts });
    return counts.failed === 0;
  }

  /** Prints one row per stage and the plain closing line. @returns the exit code. */
  finish() {
    const sum = (key) => this.#stages.reduce((total, stage) => total + stage[key], 0);
    console.log(`\n${'stage'.padEnd(28)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'seconds'.padStart(9)}`);
    for (const { name, passed, failed, skipped, seconds } of this.#stages) {
      console.log(`${name.padEnd(28)}${String(passed).padStart(8)}${String(failed).padStart(8)}${String(skipped).padStart(9)}${seconds.toFixed(1).padStart(9)}`);
    }
    console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
    return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
  }
}

/** One success or one failure, by a program's exit code. */
export async function exitCode(command, args, options) {
  const { code } = await run(command, args, options);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** One target of Nx over all projects (or the named ones); each project counts as one. */
export async function nxTarget(target, projects) {
  const cache = path.join(root, '.nx', 'cache');
  mkdirSync(cache, { recursive: true });
  rmSync(path.join(cache, 'run.json'), { force: true });
  const { code } = await run(process.execPath, nxArguments(target, projects), { env: { ...nxEnvironment, NX_CACHE_DIRECTORY: cache } });
  let tasks = [];
  try {
    tasks = JSON.parse(readFileSync(path.join(cache, 'run.json'), 'utf8')).tasks.filter((task) => task.target === target);
  } catch {
    // No record: Nx did not get as far as running anything. The exit code below speaks.
  }
  const failed = tasks.filter(({ status }) => status !== 0).length;
  // A dependency that failed (code generation) leaves its dependants out of the record.
  return { passed: tasks.length - failed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Jest projects by name; each test counts as one, and so does a file that could not be run. */
export async function jest(projects, { env = {}, patterns = [], inBand = false, timeoutMs = longest } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chatref-jest-'));
  const report = path.join(folder, 'report.json');
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    tool('jest', 'bin', 'jest.js'),
    ...['-c', path.join(root, 'jest.config.cjs'), '--ci', '--json', `--outputFile=${report}`, inBand ? '--runInBand' : '--maxWorkers=2'],
    ...['--selectProjects', ...projects],
    ...(patterns.length > 0 ? ['--testPathPatterns', ...patterns] : []),
  ];
  const { code } = await run(process.execPath, args, { env: { NODE_ENV: 'test', ...env }, timeoutMs });
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: result.numPendingTests };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
