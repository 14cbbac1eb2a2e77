import { Injectable } from '@nestjs/common';
import { detectFormat, LoadError, type PageFacts } from '@chatref/rag';
import { Refusal } from '../common/errors';
import { sourceOfFile, type DocumentSource } from '../documents/document-source';
import { Parser } from '../documents/parser';
import { GuardedFetch, type OutboundResponse } from '../outbound/guarded-fetch';
import { OutboundError } from '../outbound/outbound-error';
import { pageAddress } from './page-address';
import { NO_ROBOTS, READER_NAME, readRobots, type Robots } from './robots';
import type { PageRow } from './source-store';

/** Bounds of one page, from the request to its last byte. */
const PAGE_LIMITS = { timeoutMs: 15_000, maxBytes: 10_000_000 };
const MAX_REASON = 300;

/** What became of one page. `links` are addresses to go on to, not yet checked against the scope. */
export type Visit =
  /** Its text. */
  | { kind: 'READ'; source: DocumentSource; links: string[]; validators: Validators; status: number }
  /** The server says that it is as it was. */
  | { kind: 'NOT_MODIFIED'; status: number }
  /** Not to be read, though it may lead on; `instead` is the same page under its proper address. */
  | { kind: 'SKIPPED'; reason: string; instead?: string; links: string[]; status: number | null }
  | { kind: 'MOVED'; to: string; status: number }
  | { kind: 'GONE'; status: number }
  | { kind: 'FAILED'; reason: string; status: number | null };

/** What a server takes to tell whether a page has changed. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** Fetches pages and reads what they say. Knows nothing of the database. */
@Injectable()
export class VisitPage {
  constructor(
    private readonly outbound: GuardedFetch,
    private readonly parser: Parser,
  ) {}

  /** Fetches one page. @param known what is known of it; its validators make an unchanged page cost nothing */
  async visit(page: Pick<PageRow, 'url' | 'etag' | 'last_modified'>, conditional: boolean, signal: AbortSignal): Promise<Visit> {
    const headers: Record<string, string> = { 'user-agent': READER_NAME, accept: 'text/html,application/xhtml+xml,text/markdown,text/plain,application/pdf;q=0.9,*/*;q=0.5' };
    if (conditional && page.etag) headers['if-none-match'] = page.etag;
    if (conditional && page.last_modified) headers['if-modified-since'] = page.last_modified;
    let answer: OutboundResponse;
    try {
      answer = await this.outbound.fetch({ url: page.url, headers, ...PAGE_LIMITS, maxRedirects: 0, signal });
    } catch (error) {
      if (error instanceof OutboundError) return { kind: 'FAILED', reason: error.message, status: null };
      throw error;
    }
    const { status } = answer;
    if (status === 304) return { kind: 'NOT_MODIFIED', status };
    if (status >= 300 && status < 400) return moved(page.url, answer);
    if (status === 404 || status === 410) return { kind: 'GONE', status };
    if (status !== 200) return { kind: 'FAILED', reason: statusWords(status), status };
    return this.read(page.url, answer);
  }

  /** The rules of a site. @throws OutboundError when they cannot be had: then nothing may be read (RFC 9309, 2.3.1.4) */
  async robots(origin: string, signal: AbortSignal): Promise<Robots> {
    const url = `${origin}/robots.txt`;
    const answer = await this.outbound.fetch({ url, headers: { 'user-agent': READER_NAME }, timeoutMs: PAGE_LIMITS.timeoutMs, maxBytes: 512_000, signal });
    if (answer.status >= 500 || answer.status === 429) throw new OutboundError('UNREACHABLE', `The site’s robots.txt cannot be read (it answers ${answer.status}), so nothing of it is read. Try again later.`);
    return answer.status === 200 ? readRobots(url, answer.body.toString('utf8')) : NO_ROBOTS;
  }

  /** A sitemap’s addresses; null when there is none at that address. @throws OutboundError, LoadError */
  async sitemap(address: string, signal: AbortSignal): Promise<{ pages: string[]; sitemaps: string[] } | null> {
    const answer = await this.outbound.fetch({ url: address, headers: { 'user-agent': READER_NAME, accept: 'application/xml,text/xml,text/plain,*/*;q=0.5' }, ...PAGE_LIMITS, signal });
    if (answer.status !== 200) return null;
    const { sitemap } = await this.parser.read({ format: 'TEXT', bytes: answer.body, title: null, name: null, page: { address: answer.url, as: 'SITEMAP' } });
    return sitemap ?? null;
  }

  private async read(address: string, answer: OutboundResponse): Promise<Visit> {
    const { status, headers, body } = answer;
    const validators = { etag: headers.etag?.slice(0, 500) ?? null, lastModified: headers['last-modified']?.slice(0, 100) ?? null };
    const asked = (headers['x-robots-tag'] ?? '').toLowerCase();
    try {
      const format = formatOf(headers['content-type'] ?? '', body, address);
      if (format === null) return { kind: 'SKIPPED', reason: `It is of a kind that is not read (${(headers['content-type'] ?? 'unknown').split(';')[0]?.slice(0, 60)}).`, links: [], status };
      if (format !== 'HTML') {
        if (/\bno(?:index|ne)\b/.test(asked)) return { kind: 'SKIPPED', reason: NO_INDEX, links: [], status };
        return { kind: 'READ', source: { ...sourceOfFile({ bytes: body, name: nameOf(address), sourceUrl: address }), title: null }, links: [], validators, status };
      }
      const read = await this.parser.read({ format, bytes: body, title: null, name: null, page: { address, as: 'PAGE' } });
      return judge(address, read, asked, validators, status);
    } catch (error) {
      if (error instanceof LoadError || error instanceof Refusal) return { kind: 'FAILED', reason: error.message.slice(0, MAX_REASON), status };
      throw error;
    }
  }
}

const NO_INDEX = 'The page asks not to be read by programs (noindex).';

function judge(address: string, read: { title: string; content: string; facts?: PageFacts }, asked: string, validators: Validators, status: number): Visit {
  const { facts } = read;
  const follow = facts && !facts.noFollow && !/\bno(?:follow|ne)\b/.test(asked);
  const links = follow ? facts.links : [];
  const canonical = facts?.canonical ? pageAddress(facts.canonical) : null;
  if (facts?.noIndex || /\bno(?:index|ne)\b/.test(asked)) return { kind: 'SKIPPED', reason: NO_INDEX, links, status };
  if (canonical !== null && canonical !== address) return { kind: 'SKIPPED', reason: `The page says that it is the same as ${canonical.slice(0, 200)}.`, instead: canonical, links, status };
  if (read.content.trim() === '') return { kind: 'SKIPPED', reason: 'The page has no text of its own (it may be drawn by scripts).', links, status };
  const source: DocumentSource = { title: read.title.slice(0, 200) || null, format: 'MARKDOWN', bytes: Buffer.from(read.content, 'utf8'), fileName: null, sourceUrl: address };
  return { kind: 'READ', source, links, validators, status };
}

function moved(address: string, answer: OutboundResponse): Visit {
  const to = pageAddress(answer.headers.location ?? '', address);
  if (to === null) return { kind: 'FAILED', reason: 'It redirects to what is not an address.', status: answer.status };
  if (to === address) return { kind: 'FAILED', reason: 'It redirects to itself.', status: answer.status };
  return { kind: 'MOVED', to, status: answer.status };
}

/** HTML by what the server says; every other kind by its content. Null for what is not read. */
function formatOf(contentType: string, body: Buffer, address: string): ReturnType<typeof detectFormat> | null {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'HTML';
  if (/^(?:image|audio|video|font)\//.test(type) || /(?:javascript|css|json|xml)$/.test(type)) return null;
  const found = detectFormat(body, nameOf(address));
  return found === 'JSON' || found === 'CSV' ? null : found;
}

function nameOf(address: string): string | null {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  return last === '' ? null : decodeURIComponent(last.replace(/%(?![0-9a-f]{2})/gi, '%25')).slice(0, 200);
}

function statusWords(status: number): string {
  if (status === 401 || status === 403) return `The site does not let this page be read (${status}). Open it to everyone, or add its text as a document.`;
  if (status === 429) return 'The site asks to come less often (429). It is tried again with the next sync.';
  return status >= 500 ? `The site has a problem (${status}). It is tried again with the next sync.` : `The site answers ${status}.`;
}
