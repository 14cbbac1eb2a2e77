import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from './eventually';

/** The workspace's folder. */
export const ROOT = path.resolve(__dirname, '../../../..');
const MAIN = path.join(ROOT, 'dist/api/apps/api/src/main.js');
const START_MS = 60_000;
const STOP_MS = 20_000;

/** One line of the structured log. */
export interface LogLine extends Record<string, unknown> {
  msg?: string;
}
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The environment of a server under test: nothing of the developer's own reaches it. */
export function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return {
    ...{ PATH, HOME, LANG, TMPDIR },
    ...{ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', DEMO: 'off', RATE_LIMITS: 'off', LOG_LEVEL: 'debug' },
    SECRET_KEY: 'a key that only the tests use, 0123456789abcdef',
    ...more,
  };
}

/** The built server as a process of its own, the way an operator runs it. */
export class Server {
  /** Where it answers; the same after a restart. */
  url = '';
  readonly logs: LogLine[] = [];
  /** What it printed for people. */
  readonly printed: string[] = [];
  private child: ChildProcess | null = null;
  private ended: Promise<Exit> | null = null;

  constructor(private env: Record<string, string>) {}

  /** The settings it was started with, for a second process beside it. */
  get settings(): Record<string, string> {
    return { ...this.env };
  }

  get pid(): number {
    if (!this.child?.pid) throw new Error('the server does not run');
    return this.child.pid;
  }

  /** Starts it and waits until it says that it is ready. */
  async start(more: Record<string, string> = {}): Promise<this> {
    this.launch(more);
    const ended = this.exit().then(({ code }) => {
      throw new Error(`the server ended with ${code} at its start:\n${this.printed.slice(-30).join('\n')}`);
    });
    await Promise.race([ended, this.ready().catch((cause: unknown) => Promise.reject(this.notReady(cause)))]);
    ended.catch(() => undefined);
    return this;
  }

  /** Starts it without waiting, for those that are meant to fail. */
  launch(more: Record<string, string> = {}): void {
    this.env = { ...this.env, ...more };
    const child = spawn(process.execPath, ['--enable-source-maps', MAIN], { cwd: ROOT, env: environment(this.env), stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => this.read(line));
    this.ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }));
  }

  /** Waits for the end of the process. */
  exit(): Promise<Exit> {
    if (!this.ended) throw new Error('the server was never started');
    return this.ended;
  }

  /** SIGTERM; killed when it does not end in time. */
  async stop(): Promise<Exit> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return this.ended ?? { code: 0, signal: null };
    const force = setTimeout(() => this.child?.kill('SIGKILL'), STOP_MS);
    this.child.kill('SIGTERM');
    const exit = await this.exit();
    clearTimeout(force);
    return exit;
  }

  /** SIGKILL: no code of the process runs any more. */
  async kill9(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.exit();
  }

  /** Ends it in good order and starts it again on the same port. */
  async restart(more: Record<string, string> = {}): Promise<void> {
    await this.stop();
    await this.start(more);
  }

  /** The first log line from now on that fits; lines from before are not looked at. */
  nextLog(fits: (line: LogLine) => boolean, withinMs?: number): Promise<LogLine> {
    const from = this.logs.length;
    return eventually(() => this.logs.slice(from).find(fits), withinMs);
  }

  private async ready(): Promise<void> {
    await eventually(() => this.url !== '', START_MS);
    await eventually(async () => (await fetch(`${this.url}/health/ready`)).status === 200, START_MS);
  }

  /** What it said last, since nothing else tells why it did not come up. */
  private notReady(cause: unknown): Error {
    const said = [...this.printed.slice(-10), ...this.logs.slice(-10).map((line) => JSON.stringify(line))];
    return new Error(`the server was not ready within ${START_MS / 1_000} s:\n${said.join('\n')}`, { cause });
  }

  private read(line: string): void {
    if (line.startsWith('{')) {
      try {
        this.logs.push(JSON.parse(line) as LogLine);
        return;
      } catch {
        // not a line of the log after all
      }
    }
    this.printed.push(line);
    const address = /^\s*API\s+(http:\/\/[^/\s]+)\/graphql/.exec(line)?.[1];
    if (!address) return;
    this.url = address;
    this.env = { ...this.env, PORT: new URL(address).port };
  }
}
