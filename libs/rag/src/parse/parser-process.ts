/**
 * The program of a parser process: reads one document at a time and sends back what it found. It holds nothing, so that
 * it can be killed at any moment.
 */
import { Worker } from 'node:worker_threads';
import { LoadError } from '../load/load-error';
import { type FileSource, readDocument } from './read-document';
import type { Announced, FromParser, ToParser } from './protocol';

/**
 * Runs beside the parser in a thread of its own, because a parser that runs wild never comes to its event loop. It ends
 * the process when its memory grows beyond the limit or when the process that started it is gone.
 */
const WATCHDOG = `
const { workerData, parentPort } = require('node:worker_threads');
let limit = Infinity;
const parent = process.ppid;
parentPort.on('message', (value) => { limit = value; });
setInterval(() => {
  if (process.memoryUsage.rss() > limit || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, workerData.everyMs);
`;
const WATCH_EVERY_MS = 25;

const watchdog = new Worker(WATCHDOG, { eval: true, workerData: { everyMs: WATCH_EVERY_MS }, resourceLimits: { maxOldGenerationSizeMb: 8 } });

function send(message: FromParser): void {
  process.send?.(message);
}

async function read(id: number, source: FileSource, maxGrowthBytes: number): Promise<void> {
  watchdog.postMessage(process.memoryUsage.rss() + maxGrowthBytes);
  try {
    const document = await readDocument(source, (done) => send({ id, progress: done }));
    send({ id, document });
  } catch (error) {
    if (error instanceof LoadError) send({ id, refused: { code: error.code, message: error.message } });
    else if (error instanceof RangeError && !/call stack/i.test(error.message)) send({ id, refused: { code: 'TOO_COMPLEX', message: 'Reading this document takes more memory than is allowed. Split it into smaller documents, or paste its text.' } });
    else if (error instanceof RangeError) send({ id, refused: { code: 'UNREADABLE', message: 'This document is nested too deeply to be read. Paste its text as Markdown or plain text instead.' } });
    else send({ id, broken: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  watchdog.postMessage(Infinity);
}

/** What is being received. */
let coming: (Announced & { pieces: Uint8Array[]; missing: number }) | null = null;

function receive(message: ToParser): void {
  if ('source' in message) coming = { ...message, pieces: [], missing: message.size };
  if (!coming) return;
  if ('piece' in message) {
    coming.pieces.push(message.piece);
    coming.missing -= message.piece.length;
  }
  if (coming.missing > 0) return;
  const { id, source, pieces, maxGrowthBytes } = coming;
  coming = null;
  void read(id, { ...source, bytes: Buffer.concat(pieces) }, maxGrowthBytes);
}

process.on('message', receive);
process.on('disconnect', () => process.exit(0));
// A parser's stray rejection (a page that failed after its document did) must not take the answer with it.
process.on('unhandledRejection', () => undefined);
watchdog.once('online', () => send({ ready: true }));
