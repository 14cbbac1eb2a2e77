import { gzipSync } from 'node:zlib';
import { eventually } from './support/eventually';
import { FixtureSite } from './support/fixture-site';
import { World } from './support/world';

let world: World;
let site: FixtureSite;
beforeAll(async () => { world = await World.open({ OUTBOUND_ALLOW: '127.0.0.1/32' }); });
afterAll(() => world.close());
beforeEach(async () => { site = await new FixtureSite().open(); });
afterEach(() => site.close());

interface SyncSeen { status: string; error: string | null; cut: boolean; found: number; changed: number; unchanged: number; failed: number; skipped: number; removed: number }
interface PageSeen { url: string; state: string; reason: string | null; document: { id: string; title: string } | null }
const SYNC = 'lastSync { status error cut found changed unchanged failed skipped removed }';

async function add(input: Record<string, unknown>): Promise<string> {
  const { createSource } = await world.owner.ask<{ createSource: { source: { id: string } | null; userErrors: { message: string }[] } }>('mutation($i: SourceInput!) { createSource(input: $i) { source { id } userErrors { message } } }', { i: { kind: 'CRAWL', startUrl: site.origin, ...input } });
  if (!createSource.source) throw new Error(JSON.stringify(createSource.userErrors));
  return createSource.source.id;
}
/** Waits for the run to end and for its documents to be read in. */
async function ended(id: string): Promise<SyncSeen> {
  const sync = await eventually(async () => {
    const { source } = await world.owner.ask<{ source: { lastSync: SyncSeen } }>(`query($id: ID!) { source(id: $id) { ${SYNC} } }`, { id });
    return source.lastSync.status !== 'RUNNING' && source.lastSync;
  }, 60_000);
  await world.allRead(60_000);
  return sync;
}
async function again(id: string, whole = false): Promise<SyncSeen> {
  const { syncSource } = await world.owner.ask<{ syncSource: { userErrors: { message: string }[] } }>('mutation($id: ID!, $w: Boolean!) { syncSource(id: $id, whole: $w) { userErrors { message } } }', { id, w: whole });
  expect(syncSource.userErrors).toEqual([]);
  return ended(id);
}
async function pages(id: string): Promise<Record<string, PageSeen>> {
  const { source } = await world.owner.ask<{ source: { pages: { edges: { node: PageSeen }[] } } }>('query($id: ID!) { source(id: $id) { pages(first: 100) { edges { node { url state reason document { id title } } } } } }', { id });
  return Object.fromEntries(source.pages.edges.map(({ node }) => [node.url.replace(site.origin, ''), node]));
}
const statesOf = async (id: string) => Object.fromEntries(Object.entries(await pages(id)).map(([path, page]) => [path, page.state]));
const finds = async (query: string, words: string) => (await world.owner.ask<{ searchKnowledge: { text: string }[] }>('query($q: String!) { searchKnowledge(query: $q) { text } }', { q: query })).searchKnowledge.some((passage) => passage.text.includes(words));
async function remove(id: string): Promise<void> {
  await world.owner.ask('mutation($id: ID!) { deleteSource(id: $id) { userErrors { message } } }', { id });
  await eventually(async () => (await world.owner.ask<{ sources: { id: string }[] }>('{ sources { id } }')).sources.every((source) => source.id !== id));
}

it('reads a site: links and loops, what it asks not to be read, what moved and what is broken', async () => {
  site.file('/robots.txt', 'text/plain', 'User-agent: *\nDisallow: /private\n')
    .page('/', 'Harbour help', 'Welcome to the help centre.', ['/pay', '/pay#cards', '/pay?utm_source=x', '/refunds', '/private/rates', '/old', '/hidden', '/copy', '/missing', '/broken', '/logo.png', '/terms.txt', 'https://elsewhere.example/'])
    .page('/pay', 'Paying', 'Harbour invoices are due 17 days after their date.', ['/', '/refunds'])
    .page('/refunds', 'Refunds', 'Refunds of Harbour take nine days.', ['/pay'])
    .page('/private/rates', 'Rates', 'Secret rates.')
    .page('/hidden', 'Hidden', 'Not for programs.', ['/deep'], '<meta name="robots" content="noindex">')
    .page('/deep', 'Deep', 'The late fee is 31 crowns.')
    .page('/copy', 'Copy', 'Harbour invoices are due 17 days after their date.', [], '<link rel="canonical" href="/pay">')
    .file('/terms.txt', 'text/plain', 'Terms of Harbour: prices are without tax.')
    .file('/logo.png', 'image/png', Buffer.from('89504e47', 'hex'))
    .answer('/old', (_, response) => response.writeHead(301, { location: '/refunds' }).end())
    .answer('/broken', (_, response) => response.writeHead(503).end());
  const id = await add({});
  expect(await ended(id)).toMatchObject({ status: 'DONE', error: null, changed: 5, failed: 1, removed: 0 });
  const seen = await pages(id);
  expect(Object.fromEntries(Object.entries(seen).map(([path, page]) => [path, page.state]))).toEqual({
    '/': 'READ', '/pay': 'READ', '/refunds': 'READ', '/deep': 'READ', '/terms.txt': 'READ', '/private/rates': 'SKIPPED', '/hidden': 'SKIPPED', '/copy': 'SKIPPED', '/old': 'SKIPPED', '/missing': 'GONE', '/broken': 'FAILED',
  });
  expect(seen['/pay']?.document?.title).toBe('Paying');
  expect(seen['/broken']?.reason).toContain('503');
  expect(seen['/private/rates']?.reason).toContain('robots.txt');
  expect(site.requests.filter((one) => one.path === '/private/rates')).toEqual([]);
  expect(site.requests.filter((one) => one.path === '/pay')).toHaveLength(1);
  expect(await finds('when are harbour invoices due', '17 days')).toBe(true);
  expect(await finds('cookies imprint', 'Imprint and cookies')).toBe(false);
  await remove(id);
  expect(await finds('when are harbour invoices due', '17 days')).toBe(false);
});

it('keeps in step: unchanged pages cost nothing, changed ones are read, gone ones leave', async () => {
  site.page('/', 'Start', 'Help.', ['/a', '/b', '/c'])
    .page('/a', 'Page A', 'Lantern support answers in 41 hours.').page('/b', 'Page B', 'The Lantern fee is 7 crowns.').page('/c', 'Page C', 'Lantern closes at noon.');
  const id = await add({});
  expect(await ended(id)).toMatchObject({ found: 4, changed: 4 });

  let before = site.requests.length;
  expect(await again(id)).toMatchObject({ status: 'DONE', found: 4, changed: 0, unchanged: 4, removed: 0 });
  expect(site.sentWhole(before)).toEqual([]);

  site.page('/a', 'Page A', 'Lantern support answers in 12 hours.').page('/', 'Start', 'Help.', ['/a', '/b', '/d']).page('/d', 'Page D', 'Lantern opens at six.').gone('/b');
  before = site.requests.length;
  expect(await again(id)).toMatchObject({ status: 'DONE', changed: 3, removed: 2 });
  expect(site.sentWhole(before)).toEqual(['/', '/a', '/d']);
  expect(await statesOf(id)).toEqual({ '/': 'READ', '/a': 'READ', '/b': 'GONE', '/c': 'GONE', '/d': 'READ' });
  expect(await finds('how fast does lantern support answer', '12 hours')).toBe(true);
  expect(await finds('how fast does lantern support answer', '41 hours')).toBe(false);
  expect(await finds('what is the lantern fee', '7 crowns')).toBe(false);

  // A site that is down for an hour does not empty the knowledge.
  site.answer('/a', (_, response) => response.writeHead(500).end());
  expect(await again(id)).toMatchObject({ status: 'DONE', failed: 1, removed: 0 });
  expect(await finds('how fast does lantern support answer', '12 hours')).toBe(true);
  await remove(id);
});

it('leaves out what was deleted by hand until the whole site is read again', async () => {
  site.page('/', 'Start', 'Help.', ['/a']).page('/a', 'Page A', 'Beacon has 88 seats.');
  const id = await add({});
  await ended(id);
  const documentId = (await pages(id))['/a']?.document?.id;
  await world.owner.ask('mutation($id: ID!) { deleteDocument(id: $id) { userErrors { message } } }', { id: documentId });
  await again(id);
  expect((await pages(id))['/a']).toMatchObject({ state: 'SKIPPED', document: null });
  await again(id, true);
  expect((await pages(id))['/a']?.state).toBe('READ');
  expect(await finds('how many seats does beacon have', '88 seats')).toBe(true);
  await remove(id);
});

it('reads what a sitemap lists, from robots.txt, gzipped and through an index', async () => {
  site.page('/', 'Start', 'Help.').page('/x', 'Page X', 'X costs 3.').page('/y', 'Page Y', 'Y costs 4.').page('/z', 'Page Z', 'Z costs 5.');
  site.file('/robots.txt', 'text/plain', `Sitemap: ${site.origin}/index.xml`)
    .file('/index.xml', 'application/xml', `<sitemapindex><sitemap><loc>${site.origin}/one.xml.gz</loc></sitemap><sitemap><loc>${site.origin}/index.xml</loc></sitemap></sitemapindex>`)
    .file('/one.xml.gz', 'application/gzip', gzipSync(`<urlset><url><loc>${site.origin}/x</loc></url><url><loc>${site.origin}/y</loc></url><url><loc>https://elsewhere.example/</loc></url></urlset>`));
  const id = await add({ kind: 'SITEMAP', exclude: ['/y'] });
  expect(await ended(id)).toMatchObject({ status: 'DONE', found: 1, changed: 1 });
  expect(await statesOf(id)).toEqual({ '/x': 'READ' });
  await remove(id);
  site.gone('/robots.txt');
  const none = await add({ kind: 'SITEMAP', startUrl: `${site.origin}/z` });
  expect(await ended(none)).toMatchObject({ status: 'FAILED', error: expect.stringContaining('No sitemap') as string });
  await remove(none);
});

it('is bounded on hostile servers, and goes nowhere inside', async () => {
  const inside = await new FixtureSite().open('127.0.0.2');
  site.page('/', 'Start', 'Help.', ['/inside', '/bomb', '/endless', '/trap?n=0', '/evil-base', '/evil-canonical'])
    .answer('/inside', (_, response) => response.writeHead(302, { location: `${inside.origin}/secret` }).end())
    .answer('/bomb', (_, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(60_000_000, 'a'))))
    .answer('/endless', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = (): void => { if (!response.destroyed) response.write('x'.repeat(65_536), more); };
      more();
    })
    .page('/evil-base', 'Base', 'Hi.', ['secret'], `<base href="${inside.origin}/">`)
    .page('/evil-canonical', 'Canonical', 'Hi.', [], `<link rel="canonical" href="${inside.origin}/secret">`);
  for (let n = 0; n < 40; n += 1) site.page(`/trap?n=${n}`, `Trap ${n}`, `Round ${n}.`, [`/trap?n=${n + 1}`]);
  const id = await add({ maxPages: 20, maxDepth: 10 });
  const sync = await ended(id);
  expect(sync).toMatchObject({ status: 'DONE', failed: 2 });
  expect(sync.found).toBeLessThanOrEqual(20);
  const seen = await pages(id);
  expect(seen['/bomb']?.reason).toContain('bytes');
  expect(seen['/endless']?.reason).toContain('bytes');
  expect(seen['/trap?n=11']).toBeUndefined();
  expect(inside.connections).toBe(0);
  inside.close();
  await remove(id);
});

it('refuses addresses inside and of other kinds before anything is connected to', async () => {
  const create = 'mutation($i: SourceInput!) { createSource(input: $i) { source { id } userErrors { code field message } } }';
  for (const startUrl of ['http://169.254.169.254/latest/meta-data', 'http://[::1]/', 'http://10.0.0.1/', 'file:///etc/passwd', 'http://user:pw@127.0.0.1/', 'gopher://127.0.0.1/', 'not an address']) {
    const { createSource } = await world.owner.ask<{ createSource: { source: null; userErrors: { code: string; field: string[] }[] } }>(create, { i: { kind: 'PAGE', startUrl } });
    expect(createSource.userErrors[0]).toMatchObject({ code: 'INVALID', field: ['startUrl'] });
  }
  const refused = async (more: Record<string, unknown>) => (await world.owner.ask<{ createSource: { userErrors: { field: string[] }[] } }>(create, { i: { kind: 'CRAWL', startUrl: site.origin, ...more } })).createSource.userErrors[0]?.field;
  expect(await refused({ include: ['help'] })).toEqual(['include']);
  expect(await refused({ maxPages: 5_000 })).toEqual(['maxPages']);
  expect(await refused({ everyMinutes: 1 })).toEqual(['everyMinutes']);
  expect(site.connections).toBe(0);
});

it('goes on after a kill -9 in the middle, with every page once', async () => {
  const names = Array.from({ length: 24 }, (_, n) => `/p${n}`);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  site.page('/', 'Start', 'Help.', names);
  for (const name of names) site.page(name, `Page ${name}`, `The number of ${name} is ${name.slice(2)}${name.slice(2)}.`);
  // One page hangs, so that the run is in its middle when the process dies.
  site.answer('/p5', (_, response) => void held.then(() => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Five</h1><p>The number of five is 5.</p>')));
  const id = await add({});
  await eventually(() => site.requests.length >= 8, 30_000);
  await world.server.kill9();
  release();
  await world.server.start();
  expect(await ended(id)).toMatchObject({ status: 'DONE', found: 25, changed: 25, failed: 0 });
  const { documents } = await world.owner.ask<{ documents: { totalCount: number; edges: { node: { sourceUrl: string; source: { id: string } | null } }[] } }>('{ documents(first: 100) { totalCount edges { node { sourceUrl source { id } } } } }');
  expect(new Set(documents.edges.map((edge) => edge.node.sourceUrl)).size).toBe(25);
  expect(documents.totalCount).toBe(25);
  expect(documents.edges.every((edge) => edge.node.source?.id === id)).toBe(true);
  await remove(id);
});

it('is read again by its schedule, and tells those who watch', async () => {
  site.page('/', 'Start', 'Help.');
  const feed = world.feed<{ lastSync: SyncSeen | null }>(world.owner, 'sourceEvents', `subscription { sourceEvents { ${SYNC} } }`);
  const id = await add({ kind: 'PAGE', everyMinutes: 15 });
  await ended(id);
  // A subscription has no hole only from the moment it stands: the website is touched until it is heard of.
  await eventually(async () => {
    await world.owner.ask('mutation($id: ID!, $i: SourceInput!) { updateSource(id: $id, input: $i) { userErrors { code } } }', { id, i: { kind: 'PAGE', startUrl: site.origin, everyMinutes: 15 } });
    return feed.items.some((source) => source.lastSync?.status === 'DONE');
  });
  const before = site.requests.length;
  await world.server.restart({ CLOCK_OFFSET_MS: String(16 * 60_000) });
  await eventually(() => site.requests.slice(before).some((one) => one.path === '/' && one.status === 304), 30_000);
  await remove(id);
});
