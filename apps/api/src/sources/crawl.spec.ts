import fc from 'fast-check';
import { fits, outOfScope, type CrawlScope } from './crawl-scope';
import { pageAddress } from './page-address';
import { readRobots } from './robots';

describe('the address of a page', () => {
  it.each([
    ['/help/#pay', 'https://Example.com:443/a', 'https://example.com/help/'],
    ['?b=2&a=1&utm_source=mail&gclid=x', 'https://example.com/list', 'https://example.com/list?a=1&b=2'],
    ['../x/./y', 'https://example.com/a/b/c', 'https://example.com/a/x/y'],
    ['//other.example/p', 'https://example.com/', 'https://other.example/p'],
  ])('%s on %s is %s', (href, base, address) => {
    expect(pageAddress(href, base)).toBe(address);
    expect(pageAddress(address)).toBe(address);
  });

  it.each(['mailto:a@example.com', 'javascript:alert(1)', 'data:text/html,x', 'https://user:pw@example.com/', 'http://', `https://example.com/${'a'.repeat(3000)}`])('%.40s is none', (href) => {
    expect(pageAddress(href, 'https://example.com/')).toBeNull();
  });
});

describe('what of a site is read', () => {
  const scope: CrawlScope = { hosts: new Set(['example.com']), include: ['/help/', '/billing*faq'], exclude: ['/help/internal', '*?print=*'], maxDepth: 2 };
  it.each([
    ['https://example.com/help/pay', 1, null],
    ['https://example.com/billing/old/faq', 2, null],
    ['https://example.com/about', 1, 'NOT_INCLUDED'],
    ['https://example.com/help/internal/x', 1, 'EXCLUDED'],
    ['https://example.com/help/pay?print=1', 1, 'EXCLUDED'],
    ['https://example.com/help/pay', 3, 'TOO_DEEP'],
    ['https://evil.example/help/pay', 1, 'OTHER_SITE'],
    ['https://example.com.evil.example/help/', 1, 'OTHER_SITE'],
    ['https://example.com/help/logo.PNG', 1, 'NOT_A_PAGE'],
    ['https://example.com/about', 0, null],
  ] as const)('%s at depth %i: %s', (address, depth, why) => expect(outOfScope(scope, address, depth)).toBe(why));

  it('a pattern with stars fits exactly what the same regular expression fits', () => {
    const text = fc.stringMatching(/^[ab/]{0,12}$/);
    fc.assert(fc.property(fc.stringMatching(/^[ab/*]{0,8}$/).filter((pattern) => pattern.includes('*')), text, (pattern, path) => {
      expect(fits(pattern, path)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 's').test(path));
    }));
  });

  it('a hostile pattern costs no more than its length times the path', () => {
    expect(fits(`${'*a'.repeat(100)}b`, 'a'.repeat(2_000))).toBe(false);
  });
});

describe('robots.txt', () => {
  it('is asked for this reader by name, and for everyone else where it is not named', () => {
    const robots = readRobots('https://example.com/robots.txt', 'User-agent: *\nDisallow: /private\nCrawl-delay: 2\nSitemap: https://example.com/s.xml\n\nUser-agent: OtherBot\nDisallow: /\n');
    expect(robots.allows('https://example.com/help')).toBe(true);
    expect(robots.allows('https://example.com/private/x')).toBe(false);
    expect(robots.delayMs).toBe(2_000);
    expect(robots.sitemaps).toEqual(['https://example.com/s.xml']);
    expect(readRobots('https://example.com/robots.txt', 'User-agent: Chatref\nDisallow: /help\nUser-agent: *\nDisallow:\n').allows('https://example.com/help')).toBe(false);
  });

  it('that makes no sense forbids nothing', () => {
    expect(readRobots('https://example.com/robots.txt', '<html>not found</html>').allows('https://example.com/a')).toBe(true);
  });
});
