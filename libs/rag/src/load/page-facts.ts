import { type HtmlElement, parsePage } from './dom';

/** What a web page says to programs that read it. Addresses are as they stand, made absolute where the base allows. */
export interface PageFacts {
  links: string[];
  /** Where the page says that it really lives. */
  canonical: string | null;
  /** The page asks not to be read in. */
  noIndex: boolean;
  /** The page asks not to be followed from. */
  noFollow: boolean;
}

const MAX_LINKS = 2_000;

/** Reads the facts of a page at `address`; `<base>` counts. */
export function readPageFacts(html: string, address: string): PageFacts {
  const page = parsePage(html);
  const base = absolute(page.querySelector('base[href]')?.getAttribute('href') ?? '', address) ?? address;
  const robots = elements(page, 'meta[name]')
    .filter((meta) => /^(?:robots|chatref)$/i.test(meta.getAttribute('name') ?? ''))
    .flatMap((meta) => (meta.getAttribute('content') ?? '').toLowerCase().split(/[\s,]+/));
  const links = new Set<string>();
  for (const anchor of elements(page, 'a[href],area[href]')) {
    if (links.size >= MAX_LINKS) break;
    if (/\bnofollow\b/i.test(anchor.getAttribute('rel') ?? '')) continue;
    const link = absolute(anchor.getAttribute('href') ?? '', base);
    if (link !== null && /^https?:/i.test(link)) links.add(link);
  }
  const canonical = elements(page, 'link[href]').find((link) => /^\s*canonical\s*$/i.test(link.getAttribute('rel') ?? ''));
  return {
    links: [...links],
    canonical: canonical ? absolute(canonical.getAttribute('href') ?? '', base) : null,
    noIndex: robots.includes('noindex') || robots.includes('none'),
    noFollow: robots.includes('nofollow') || robots.includes('none'),
  };
}

function elements(page: HtmlElement, selector: string): HtmlElement[] {
  return Array.from(page.querySelectorAll(selector));
}

function absolute(href: string, base: string): string | null {
  try {
    return new URL(href.trim(), base).href;
  } catch {
    return null;
  }
}
