import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { GuardedFetch } from './guarded-fetch';
import { OutboundError } from './outbound-error';

const closed = new GuardedFetch({});
const local = new GuardedFetch({ OUTBOUND_ALLOW: '127.0.0.0/8' });
const seen: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let other: Server;
let origin: string;
let otherOrigin: string;

const listening = async (): Promise<Server> => {
  const made = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return made;
};
const originOf = (one: Server): string => `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
beforeAll(async () => {
  [server, other] = [await listening(), await listening()];
  [origin, otherOrigin] = [originOf(server), originOf(other)];
});
afterAll(() => Promise.all([server, other].map((one) => new Promise((resolve) => one.close(resolve)))));
beforeEach(() => {
  seen.length = 0;
  answer = (_, response) => response.end('hello');
});
const problemOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof OutboundError) return error.problem;
    throw error;
  }
};

it('gives back status, headers, body and where it came from', async () => {
  answer = (_, response) => response.writeHead(404, { 'X-Kind': 'none' }).end('nothing here');
  const got = await local.fetch({ url: `${origin}/a?b=c#d` });
  expect(got).toMatchObject({ status: 404, url: `${origin}/a?b=c`, redirects: [] });
  expect([got.headers['x-kind'], got.body.toString()]).toEqual(['none', 'nothing here']);
});

it('does not connect where it may not: the server hears nothing', async () => {
  expect(await problemOf(closed.fetch({ url: origin }))).toBe('NOT_PUBLIC');
  expect(seen).toHaveLength(0);
});

it('connects to the address that was checked, though the name points elsewhere a moment later', async () => {
  const { port } = new URL(origin);
  let asked = 0;
  const rebinding = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
  const got = await local.fetch({ url: `http://rebind.example:${port}/` }, rebinding);
  expect([got.status, asked, seen[0]?.headers.host]).toEqual([200, 1, `rebind.example:${port}`]);
});

it('refuses a name of which one address is inside', async () => {
  const both = async () => [{ address: '93.184.216.34', family: 4 }, { address: '10.0.0.1', family: 4 }];
  expect(await problemOf(closed.check('https://both.example/', both))).toBe('NOT_PUBLIC');
  expect(await problemOf(closed.check('https://fine.example/', async () => [{ address: '93.184.216.34', family: 4 }]))).toBe('none');
});

it('checks every redirect anew and follows five at most', async () => {
  answer = (request, response) => response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
  expect(await problemOf(local.fetch({ url: `${origin}/0` }))).toBe('TOO_MANY_REDIRECTS');
  expect(seen).toHaveLength(6);
  answer = (_, response) => response.writeHead(301, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
  expect(await problemOf(local.fetch({ url: origin }))).toBe('NOT_PUBLIC');
  answer = (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end();
  expect(await problemOf(local.fetch({ url: origin }))).toBe('BAD_URL');
});

it('carries headers over redirects within an origin alone, and never a cookie', async () => {
  answer = (request, response) => (request.url === '/start' ? response.writeHead(307, { location: `${otherOrigin}/end`, 'set-cookie': 'a=b' }).end() : response.end('done'));
  const got = await local.fetch({ url: `${origin}/start`, method: 'POST', body: '{}', headers: { 'X-Signature': 's', Accept: 'text/plain', Cookie: 'c=d' } });
  expect(got).toMatchObject({ status: 200, redirects: [`${origin}/start`] });
  const [first, second] = seen;
  expect([first?.headers['x-signature'], first?.headers.cookie]).toEqual(['s', undefined]);
  expect([second?.method, second?.headers['x-signature'], second?.headers.accept, second?.headers.cookie]).toEqual(['POST', undefined, 'text/plain', undefined]);
});

it('counts bytes after decompression', async () => {
  const bomb = gzipSync(Buffer.alloc(1_000_000));
  answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  expect(bomb.length).toBeLessThan(2_000);
  expect(await problemOf(local.fetch({ url: origin, maxBytes: 100_000 }))).toBe('TOO_LARGE');
  expect((await local.fetch({ url: origin, maxBytes: 1_000_000 })).body).toHaveLength(1_000_000);
});

it('gives up on an answer that does not end, and on a broken one', async () => {
  answer = (_, response) => void response.write('drop');
  expect(await problemOf(local.fetch({ url: origin, timeoutMs: 150 }))).toBe('TIMEOUT');
  answer = (request) => request.socket.destroy();
  expect(await problemOf(local.fetch({ url: origin }))).toBe('UNREACHABLE');
  answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
  expect(await problemOf(local.fetch({ url: origin }))).toBe('UNREACHABLE');
  expect(await problemOf(closed.check('https://nowhere.example/', () => Promise.reject(new Error('ENOTFOUND'))))).toBe('UNRESOLVED');
});

const list = path.resolve(__dirname, '../../../../../shared/data/badinput/ssrf-urls.txt');
const cases = existsSync(list)
  ? readFileSync(list, 'utf8').split('\n').filter((line) => /^S\d/.test(line)).map((line) => line.split('\t')).map(([id = '', expected = '', , url = '']) => ({ id, expected, url: url.replaceAll('\\t', '\t').replaceAll('\\\\', '\\') }))
  : [];
/** Names resolve to what a hostile zone would say, so that the list needs no network. */
const hostile = async (host: string) => {
  const embedded = /(\d+\.\d+\.\d+\.\d+)\.nip\.io$/.exec(host)?.[1];
  return [{ address: embedded ?? (!host.endsWith('.com') && /localhost|internal|metadata|instance-data|kubernetes|loopback/.test(host) ? '169.254.169.254' : '93.184.216.34'), family: 4 }];
};
(cases.length > 0 ? it : it.skip)('refuses every address of the list of attacks (skipped: ../shared/data is not here)', async () => {
  const passed: string[] = [];
  for (const { id, expected, url } of cases) if (expected === 'block' && (await problemOf(closed.check(url, hostile))) === 'none') passed.push(`${id} ${url}`);
  expect(passed).toEqual([]);
  for (const { expected, url } of cases) if (expected === 'allow') expect([url, await problemOf(closed.check(url, hostile))]).toEqual([url, 'none']);
  expect(cases.length).toBeGreaterThan(100);
});
