import { gzipSync } from 'node:zlib';
import { readPageFacts } from './page-facts';
import { readSitemap } from './sitemap';

it('finds what a page says to programs', () => {
  const html = `<html><head><base href="/help/"><link rel="canonical" href="pay"><meta name="ROBOTS" content="NoIndex, follow"></head>
    <body><a href="due#x">Due</a> <a href="due#y">Due</a> <a href="https://other.example/">Other</a> <a rel="sponsored nofollow" href="ad">Ad</a>
    <a href="mailto:a@b.example">Mail</a> <a href="javascript:void 0">x</a> <a href="http://[bad">bad</a></body></html>`;
  expect(readPageFacts(html, 'https://example.com/x/y')).toEqual({
    links: ['https://example.com/help/due#x', 'https://example.com/help/due#y', 'https://other.example/'],
    canonical: 'https://example.com/help/pay', noIndex: true, noFollow: false,
  });
});

it('reads sitemaps in each of their forms', () => {
  const xml = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://example.com/a?x=1&amp;y=2 </loc><lastmod>2026-01-01</lastmod></url><url><loc><![CDATA[https://example.com/b]]></loc></url><url/></urlset>';
  const expected = { pages: ['https://example.com/a?x=1&y=2', 'https://example.com/b'], sitemaps: [] };
  expect(readSitemap(Buffer.from(xml))).toEqual(expected);
  expect(readSitemap(gzipSync(xml))).toEqual(expected);
  expect(readSitemap(Buffer.from('<sitemapindex><sitemap><loc>https://example.com/s1.xml</loc></sitemap></sitemapindex>'))).toEqual({ pages: [], sitemaps: ['https://example.com/s1.xml'] });
  expect(readSitemap(Buffer.from('https://example.com/a\nnonsense\nhttps://example.com/b\n')).pages).toHaveLength(2);
});

it('refuses what is no sitemap, and grows by no entity', () => {
  for (const text of ['', 'hello', '<html><body>hi</body></html>', '<urlset']) expect(() => readSitemap(Buffer.from(text))).toThrow('not a sitemap');
  const laughs = `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><urlset><url><loc>https://example.com/&b;</loc></url></urlset>`;
  expect(readSitemap(Buffer.from(laughs)).pages).toEqual(['https://example.com/&b;']);
  expect(() => readSitemap(gzipSync(Buffer.alloc(30_000_000, 32)))).toThrow('not a sitemap');
});
