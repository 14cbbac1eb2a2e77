import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable, type Transform } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Agent, request, type Dispatcher } from 'undici';
import { CONFIG, type Config } from '../config/config';
import { readNetworks, type AllowedNetwork } from '../config/networks';
import { OutboundError } from './outbound-error';
import { readUrl, targetOf, type Resolve, type Target } from './target';

/** A request to an address that somebody else chose: a webhook's receiver, a page to read in. */
export interface OutboundRequest {
  url: string;
  method?: 'GET' | 'HEAD' | 'POST';
  /** Sent as they are, on every hop of the same origin only. Host, connection and cookie headers are not taken. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** For the whole exchange, redirects and body included. Default 10 000 ms. */
  timeoutMs?: number;
  /** Of the body after decompression. Default 5 MiB. */
  maxBytes?: number;
  /** Default 5; 0 gives a redirect back as the answer. */
  maxRedirects?: number;
  signal?: AbortSignal;
}

/** What came back. */
export interface OutboundResponse {
  /** Where the answer came from, after redirects. */
  url: string;
  status: number;
  /** Names in lower case; several values of one name are joined by a comma. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** The addresses that redirected here, in order. */
  redirects: readonly string[];
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
const DEFAULT_REDIRECTS = 5;
const MAX_HEADER_BYTES = 16 * 1024;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const NOT_OURS = new Set(['host', 'connection', 'cookie', 'content-length', 'transfer-encoding', 'accept-encoding']);

/**
 * The one way out to addresses that others choose. A name is resolved once, every address it has must be public, and the
 * connection goes to exactly the address that was checked, so a name cannot point elsewhere a moment later. Each redirect
 * is checked anew. Bytes are counted after decompression; nothing keeps cookies; no connection is reused.
 */
@Injectable()
export class GuardedFetch {
  private readonly allowed: readonly AllowedNetwork[];

  constructor(@Inject(CONFIG) config: Pick<Config, 'OUTBOUND_ALLOW'>) {
    this.allowed = readNetworks(config.OUTBOUND_ALLOW ?? '');
  }

  /**
   * Checks an address as {@link fetch} would, without connecting: for a form that saves one.
   * @throws OutboundError
   */
  async check(url: string, resolve?: Resolve): Promise<void> {
    await targetOf(readUrl(url), this.allowed, resolve);
  }

  /** @throws OutboundError; an answer of any status is no error */
  async fetch(wanted: OutboundRequest, resolve?: Resolve): Promise<OutboundResponse> {
    const timeout = AbortSignal.timeout(wanted.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const signal = wanted.signal ? AbortSignal.any([timeout, wanted.signal]) : timeout;
    try {
      return await this.follow(wanted, signal, resolve);
    } catch (error) {
      if (error instanceof OutboundError) throw error;
      if (timeout.aborted) throw new OutboundError('TIMEOUT', 'No complete answer came in time.', error);
      throw new OutboundError('UNREACHABLE', `The connection failed: ${codeOf(error)}.`, error);
    }
  }

  private async follow(wanted: OutboundRequest, signal: AbortSignal, resolve?: Resolve): Promise<OutboundResponse> {
    const redirects: string[] = [];
    let url = readUrl(wanted.url);
    let method: Dispatcher.HttpMethod = wanted.method ?? 'GET';
    let { body } = wanted;
    let headers = outgoing(wanted.headers ?? {});
    const most = wanted.maxRedirects ?? DEFAULT_REDIRECTS;
    for (;;) {
      const target = await settled(targetOf(url, this.allowed, resolve), signal);
      const answer = await exchange(target, { method, headers, body, maxBytes: wanted.maxBytes ?? DEFAULT_MAX_BYTES, signal });
      const location = answer.headers.location;
      if (!REDIRECTS.has(answer.status) || location === undefined || most === 0) return { ...answer, url: url.href, redirects };
      if (redirects.length >= most) throw new OutboundError('TOO_MANY_REDIRECTS', `More than ${most} redirects.`);
      redirects.push(url.href);
      const next = readUrl(absolute(location, url));
      // What was meant for one origin (keys, signatures) is not carried to another.
      if (next.origin !== url.origin) headers = Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)));
      // As browsers do: only 307 and 308 repeat a POST.
      if (method === 'POST' && answer.status !== 307 && answer.status !== 308) [method, body] = ['GET', undefined];
      url = next;
    }
  }
}

const HARMLESS = new Set(['user-agent', 'accept', 'accept-language', 'content-type']);

async function exchange(target: Target, { method, headers, body, maxBytes, signal }: { method: Dispatcher.HttpMethod; headers: Record<string, string>; body?: string; maxBytes: number; signal: AbortSignal }): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
  // The connection goes to the address that was checked, whatever the name says by now. TLS still checks the name.
  const pinned = new Agent({
    connect: { lookup: (_host, options, done) => (options.all ? done(null, [{ address: target.address, family: target.family }]) : done(null, target.address, target.family)) },
    connections: 1,
    pipelining: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  try {
    const answer = await request(target.url, { method, headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' }, body, dispatcher: pinned, signal });
    const received = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : (value ?? '')]));
    const read = await bytesOf(answer.body, method === 'HEAD' ? '' : (received['content-encoding'] ?? ''), maxBytes, signal);
    return { status: answer.statusCode, headers: received, body: read };
  } finally {
    await pinned.destroy().catch(() => undefined); // it may be broken already; it is gone either way
  }
}

/** The body, decompressed, counted while it comes: a small answer that unpacks to a large one ends at the limit. */
async function bytesOf(source: Readable, encoding: string, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (parts: AsyncIterable<Buffer>): Promise<void> => {
    for await (const part of parts) {
      size += part.length;
      if (size > maxBytes) throw new Error('too large');
      chunks.push(part);
    }
  };
  const [first = new PassThrough(), second = new PassThrough()] = decompressors(encoding);
  try {
    await pipeline(source, first, second, collect, { signal });
  } catch (error) {
    // Ending early breaks the connection, and which of the two failures is told first is up to the streams.
    if (size > maxBytes) throw new OutboundError('TOO_LARGE', `The answer has more than ${maxBytes} bytes.`);
    throw error;
  }
  return Buffer.concat(chunks);
}

function decompressors(encoding: string): Transform[] {
  const names = encoding.toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  if (names.length > 2) throw new OutboundError('UNREACHABLE', 'The answer is packed in a way that is not read.');
  return names.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return createGunzip();
    if (name === 'deflate') return createInflate();
    if (name === 'br') return createBrotliDecompress();
    throw new OutboundError('UNREACHABLE', 'The answer is packed in a way that is not read.');
  });
}

function outgoing(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const).filter(([name]) => !NOT_OURS.has(name));
  return { 'user-agent': 'Chatref', ...Object.fromEntries(own) };
}

function absolute(location: string, base: URL): string {
  try {
    return new URL(location, base).href;
  } catch {
    throw new OutboundError('BAD_URL', 'The redirect leads to what is not an address.');
  }
}

/** A look-up cannot be cancelled, but waiting for it can. */
function settled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : 'no answer';
}
