import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { LoadError } from '../load/load-error';
import type { FromParser, ToParser } from './protocol';
import type { FileSource, ReadDocument, Reader } from './read-document';

/** Bounds of one document's reading. */
export interface ParserLimits {
  /** How many processes; each reads one document at a time. */
  processes: number;
  /** Wall time of one document, in ms. */
  timeoutMs: number;
  /** How much one document may make its process grow, in bytes. */
  maxGrowthBytes: number;
  /** Heap of a process, in MB (`--max-old-space-size`). */
  heapMb: number;
  /** A process that had nothing to do for so long is ended, in ms; one stays. */
  idleMs: number;
}

export const PARSER_LIMITS: ParserLimits = { processes: 2, timeoutMs: 30_000, maxGrowthBytes: 256 * 1024 * 1024, heapMb: 224, idleMs: 60_000 };

interface Task {
  source: FileSource;
  onProgress: ((done: number) => void) | undefined;
  resolve(document: ReadDocument): void;
  reject(error: Error): void;
}

interface Parser {
  child: ChildProcess;
  task: Task | null;
  id: number;
  /** Why this pool killed it. */
  killedFor: LoadError | null;
  timer: NodeJS.Timeout | null;
  idle: NodeJS.Timeout | null;
}

/** Bytes per message. */
const PIECE = 524_288;

/** @throws when the process cannot be told any more */
function told(child: ChildProcess, message: ToParser): Promise<void> {
  return new Promise((resolve, reject) => child.send(message, (error) => (error ? reject(error) : setImmediate(resolve))));
}

/**
 * Reads documents in processes of their own, so that the caller's event loop stays free and a document that takes too
 * long or too much memory ends its process and nothing else. Processes start with the first document, stay warm, and
 * are replaced after a kill.
 */
export class ParserPool {
  private readonly limits: ParserLimits;
  private readonly parsers = new Set<Parser>();
  private readonly waiting: Task[] = [];
  private tasks = 0;
  private closed = false;

  /** @param execArgv further arguments for Node; tests pass the hook that compiles TypeScript */
  constructor(
    limits: Partial<ParserLimits> = {},
    private readonly execArgv: readonly string[] = [],
  ) {
    this.limits = { ...PARSER_LIMITS, ...limits };
  }

  /** A {@link Reader}; @throws LoadError TOO_SLOW or TOO_COMPLEX over the limits, else as the loader says. */
  readonly read: Reader = (source, onProgress) => {
    if (this.closed) return Promise.reject(new Error('The parser pool is closed.'));
    return new Promise<ReadDocument>((resolve, reject) => {
      this.waiting.push({ source, onProgress, resolve, reject });
      this.next();
    });
  };

  /** Ids of the running processes, for those who watch their memory. */
  get pids(): number[] {
    return [...this.parsers].flatMap(({ child }) => (child.pid === undefined ? [] : [child.pid]));
  }

  /** Ends every process; documents being read are rejected. */
  async close(): Promise<void> {
    this.closed = true;
    for (const task of this.waiting.splice(0)) task.reject(new Error('The parser pool is closed.'));
    await Promise.all(
      [...this.parsers].map((parser) => {
        const ended = new Promise((resolve) => parser.child.once('exit', resolve));
        parser.child.kill('SIGKILL');
        return ended;
      }),
    );
  }

  private next(): void {
    if (this.waiting.length === 0 || this.closed) return;
    const free = [...this.parsers].find((parser) => parser.task === null) ?? (this.parsers.size < this.limits.processes ? this.start() : null);
    const task = free ? this.waiting.shift() : undefined;
    if (free && task) this.give(free, task);
  }

  private give(parser: Parser, task: Task): void {
    if (parser.idle) clearTimeout(parser.idle);
    parser.idle = null;
    this.tasks += 1;
    parser.id = this.tasks;
    parser.task = task;
    this.hold(parser, true);
    parser.timer = setTimeout(() => {
      parser.killedFor = new LoadError('TOO_SLOW', `Reading this document was ended after ${this.limits.timeoutMs / 1000} s. Split it into smaller documents, or paste its text.`);
      parser.child.kill('SIGKILL');
    }, this.limits.timeoutMs);
    this.send(parser, task.source).catch(() => parser.child.kill('SIGKILL'));
  }

  /** Piece by piece with a turn of the event loop after each: writing down a whole file for the other side takes long. */
  private async send({ child, id }: Parser, { bytes, ...source }: FileSource): Promise<void> {
    await told(child, { id, source, size: bytes.length, maxGrowthBytes: this.limits.maxGrowthBytes });
    for (let at = 0; at < bytes.length; at += PIECE) await told(child, { id, piece: bytes.subarray(at, at + PIECE) });
  }

  private start(): Parser {
    // Beside this file: TypeScript where the tests run, JavaScript in the build.
    const program = path.join(__dirname, `parser-process${path.extname(__filename)}`);
    const child = fork(program, { execArgv: [...this.execArgv, `--max-old-space-size=${this.limits.heapMb}`], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {} });
    const parser: Parser = { child, task: null, id: 0, killedFor: null, timer: null, idle: null };
    this.parsers.add(parser);
    child.on('message', (message: FromParser) => this.hear(parser, message));
    child.on('error', () => this.lost(parser));
    child.on('exit', () => this.lost(parser));
    return parser;
  }

  private hear(parser: Parser, message: FromParser): void {
    if ('ready' in message || message.id !== parser.id || !parser.task) return;
    const { task } = parser;
    if ('progress' in message) {
      task.onProgress?.(message.progress);
      return;
    }
    this.rest(parser);
    if ('document' in message) task.resolve(message.document);
    else if ('refused' in message) task.reject(new LoadError(message.refused.code, message.refused.message));
    else task.reject(new LoadError('UNREADABLE', 'This document is damaged or of a kind that cannot be read. Open it in the program it was made with and save it again, or paste its text.', message.broken));
    this.next();
  }

  private rest(parser: Parser): void {
    if (parser.timer) clearTimeout(parser.timer);
    parser.timer = null;
    parser.task = null;
    this.hold(parser, false);
    parser.idle = setTimeout(() => {
      if (this.parsers.size > 1) parser.child.kill('SIGKILL');
    }, this.limits.idleMs);
    parser.idle.unref();
  }

  /** A process at rest does not keep the caller's process alive. */
  private hold(parser: Parser, busy: boolean): void {
    const channel = parser.child.channel as { ref(): void; unref(): void } | null | undefined;
    if (busy) {
      parser.child.ref();
      channel?.ref();
    } else {
      parser.child.unref();
      channel?.unref();
    }
  }

  private lost(parser: Parser): void {
    if (!this.parsers.delete(parser)) return;
    if (parser.timer) clearTimeout(parser.timer);
    if (parser.idle) clearTimeout(parser.idle);
    const { task } = parser;
    parser.task = null;
    if (task && this.closed) task.reject(new Error('The parser pool is closed.'));
    // Not killed by this pool: the heap's limit or the watchdog ended it.
    else task?.reject(parser.killedFor ?? new LoadError('TOO_COMPLEX', 'Reading this document takes more memory than is allowed; it may be damaged or made to do harm. Split it into smaller documents, or paste its text.'));
    this.next();
  }
}
