/** What of a site is read: everything below says yes. */
export interface CrawlScope {
  /** Hosts (with port) that belong to the site: the start's, and where the start redirects to. */
  hosts: ReadonlySet<string>;
  /** Path patterns, one of which must fit; none: every path. */
  include: readonly string[];
  /** Path patterns, none of which may fit. */
  exclude: readonly string[];
  /** Links away from the start; the start itself is 0. */
  maxDepth: number;
}

export type OutOfScope = 'OTHER_SITE' | 'TOO_DEEP' | 'NOT_INCLUDED' | 'EXCLUDED' | 'NOT_A_PAGE';

/** Files that hold no text of a kind that is read. */
const NOT_A_PAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|mp[34]|m4[av]|webm|ogg|wav|avi|mov|zip|gz|tgz|bz2|7z|rar|dmg|exe|msi|pkg|deb|rpm|apk|iso|css|m?js|map|json|xml|rss|atom|woff2?|ttf|eot|ics)$/i;

/**
 * Why an address is not read; null when it is. The start page itself (depth 0) is always read: the patterns choose what
 * is followed from it.
 */
export function outOfScope(scope: CrawlScope, address: string, depth: number): OutOfScope | null {
  const url = new URL(address);
  if (!scope.hosts.has(url.host)) return 'OTHER_SITE';
  if (depth === 0) return null;
  if (depth > scope.maxDepth) return 'TOO_DEEP';
  if (NOT_A_PAGE.test(url.pathname)) return 'NOT_A_PAGE';
  const path = url.pathname + url.search;
  if (scope.exclude.some((pattern) => fits(pattern, path))) return 'EXCLUDED';
  if (scope.include.length > 0 && !scope.include.some((pattern) => fits(pattern, path))) return 'NOT_INCLUDED';
  return null;
}

/**
 * A pattern fits a path: `*` stands for any characters, also none; a pattern without `*` fits what begins with it.
 * Takes time proportional to pattern × path at the worst, whatever the pattern (two pointers and the last star).
 */
export function fits(pattern: string, path: string): boolean {
  if (!pattern.includes('*')) return path.startsWith(pattern);
  let p = 0;
  let at = 0;
  let star = -1;
  let mark = 0;
  while (at < path.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = at;
    } else if (p < pattern.length && pattern[p] === path[at]) {
      p += 1;
      at += 1;
    } else if (star >= 0) {
      p = star + 1;
      at = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}
