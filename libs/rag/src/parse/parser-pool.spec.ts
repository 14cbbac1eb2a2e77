import path from 'node:path';
import { LoadError } from '../load/load-error';
import type { SourceFormat } from '../ports';
import { ParserPool, type ParserLimits } from './parser-pool';

const HOOK = ['--require', path.join(__dirname, '../testing/compile-typescript.cjs')];
const pools: ParserPool[] = [];
const open = (limits: Partial<ParserLimits> = {}) => {
  const pool = new ParserPool(limits, HOOK);
  pools.push(pool);
  return pool;
};
const source = (format: SourceFormat, text: string) => ({ format, bytes: Buffer.from(text), title: null, name: null });
const codeOf = (work: Promise<unknown>) => work.then(() => 'read', (error: unknown) => (error instanceof LoadError ? error.code : String(error)));

afterAll(() => Promise.all(pools.map((pool) => pool.close())));

it('reads in another process, and says why it cannot', async () => {
  const pool = open();
  const read = await pool.read(source('MARKDOWN', '# Refunds\n\nMoney comes back in five days.'));
  expect(read).toMatchObject({ title: 'Refunds', passages: [{ headingPath: ['Refunds'], text: 'Money comes back in five days.' }] });
  expect(await codeOf(pool.read(source('TEXT', '  ')))).toBe('EMPTY');
  expect(await codeOf(pool.read(source('PDF', '%PDF-1.7\n%%EOF')))).toBe('UNREADABLE');
  expect(pool.pids).toHaveLength(1);
});

it('is told a file in pieces and reads it whole, also an empty one', async () => {
  const pool = open({ processes: 1 });
  const lines = Array.from({ length: 26_000 }, (_, at) => `Invoice ${at} is due in ${at} days.`).join('\n');
  expect(lines.length).toBeGreaterThan(2 * 400_000);
  expect((await pool.read(source('TEXT', lines))).content).toBe(lines);
  expect(await codeOf(pool.read(source('TEXT', '')))).toBe('EMPTY');
});

it('keeps the event loop of its caller free while a large table is read', async () => {
  const pool = open();
  const table = `<table>${'<tr><td>Plan</td><td>5</td><td>late fee</td></tr>'.repeat(15_000)}</table>`;
  await pool.read(source('TEXT', 'warm up'));
  let longest = 0;
  let last = performance.now();
  let beats = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    beats += 1;
  }, 5);
  const start = performance.now();
  await pool.read(source('HTML', table));
  const took = performance.now() - start;
  clearInterval(timer);
  expect(beats).toBeGreaterThan(3);
  expect(longest).toBeLessThan(Math.max(400, took / 2));
});

it('ends a document that takes too long, and reads the next', async () => {
  const pool = open({ timeoutMs: 50, processes: 1 });
  // Starting the process alone takes longer than that.
  expect(await codeOf(pool.read(source('HTML', `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(20_000)}</table>`)))).toBe('TOO_SLOW');
  const patient = open({ processes: 1 });
  expect(await codeOf(patient.read(source('TEXT', 'Pay within 14 days.')))).toBe('read');
});

it('ends a document that takes too much memory, tells its caller, and starts anew', async () => {
  const pool = open({ processes: 1, maxGrowthBytes: 4_000_000 });
  expect(await codeOf(pool.read(source('HTML', `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(30_000)}</table>`)))).toBe('TOO_COMPLEX');
  const [before] = pool.pids;
  expect(before).toBeUndefined();
  expect(await codeOf(pool.read(source('TEXT', 'Pay within 14 days.')))).toMatch(/read|TOO_COMPLEX/);
});

it('rejects what waits when it is closed', async () => {
  const pool = open({ processes: 1 });
  const waiting = [pool.read(source('TEXT', 'one')), pool.read(source('TEXT', 'two'))].map(codeOf);
  await pool.close();
  for (const end of await Promise.all(waiting)) expect(end).toMatch(/closed/);
});
