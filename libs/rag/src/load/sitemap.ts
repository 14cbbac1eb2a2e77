import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { LoadError } from './load-error';

/** What a sitemap lists (sitemaps.org): pages, or further sitemaps. */
export interface Sitemap {
  pages: string[];
  sitemaps: string[];
}

/** The protocol's own limits: 50,000 entries, 50 MB unpacked; fewer bytes are enough for the addresses that are read. */
const MAX_ENTRIES = 50_000;
const MAX_BYTES = 20_000_000;

/**
 * Reads a sitemap: XML, gzipped XML or one address a line.
 * @throws LoadError UNREADABLE when it is none of these
 */
export function readSitemap(bytes: Uint8Array): Sitemap {
  const text = Buffer.from(unpacked(bytes)).toString('utf8').replace(/^\uFEFF/, '').trim();
  if (!text.startsWith('<')) {
    const lines = text.split(/\s*\n\s*/).filter((line) => /^https?:\/\/\S+$/i.test(line));
    if (lines.length === 0) throw notASitemap();
    return { pages: lines.slice(0, MAX_ENTRIES), sitemaps: [] };
  }
  let root: Record<string, unknown>;
  try {
    // Entities of its own are no part of a sitemap, and are how a small file becomes a large one.
    root = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false, isArray: (name) => name === 'url' || name === 'sitemap' }).parse(text.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\])?[^>]*>/i, '')) as Record<string, unknown>;
  } catch {
    throw notASitemap();
  }
  const urlset = root.urlset as { url?: unknown[] } | undefined;
  const index = root.sitemapindex as { sitemap?: unknown[] } | undefined;
  if (urlset === undefined && index === undefined) throw notASitemap();
  return { pages: locationsOf(urlset?.url), sitemaps: locationsOf(index?.sitemap) };
}

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    throw notASitemap();
  }
}

function locationsOf(entries: unknown[] | undefined): string[] {
  const found = (entries ?? []).slice(0, MAX_ENTRIES).map((entry) => (typeof entry === 'object' && entry !== null && 'loc' in entry ? entry.loc : null));
  return found.filter((loc): loc is string => typeof loc === 'string').map((loc) => loc.trim());
}

function notASitemap(): LoadError {
  return new LoadError('UNREADABLE', 'This is not a sitemap: neither XML with <urlset> or <sitemapindex> nor a list of addresses.');
}
