import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { detectFormat } from '../load/detect-format';
import { LoadError } from '../load/load-error';
import { MALFORMED } from '../testing/malformed-files';
import { ParserPool } from './parser-pool';
import type { ReadDocument } from './read-document';

const pool = new ParserPool({ processes: 1 }, ['--require', path.join(__dirname, '../testing/compile-typescript.cjs')]);
afterAll(() => pool.close());

/** The most memory that the parser process has ever held, in MB; 0 where the system does not tell. */
function peakMegabytes(): number {
  const [file] = pool.pids.map((pid) => `/proc/${pid}/status`);
  const kilobytes = file && existsSync(file) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return Number(kilobytes ?? 0) / 1_024;
}

it.each(Object.entries(MALFORMED))('%s is read as it should, or refused for what it is', async (_id, file) => {
  const bytes = await file.bytes();
  let outcome = 'read';
  let document: ReadDocument | null = null;
  try {
    document = await pool.read({ format: detectFormat(bytes, file.name, file.declared), bytes, title: null, name: file.name });
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    expect(error.message).toMatch(/^[A-Z].{20,}\.$/s);
    outcome = error.code;
  }
  expect({ file: file.name, outcome, fits: file.expect.includes(outcome) }).toMatchObject({ fits: true });
  if (document) {
    expect(document.content).toMatch(file.holds ?? /[\s\S]/);
    if (file.lacks) expect(document.content).not.toMatch(file.lacks);
    if (file.warns) expect(document.warnings).not.toEqual([]);
    expect(document.passages.length).toBeGreaterThan(0);
  }
  // The process itself (about 150 MB with the compiler of this test) and what one document may add to it.
  expect(peakMegabytes()).toBeLessThan(150 + 256 + 64);
}, 60_000);

const LIST = path.resolve(__dirname, '../../../../../shared/data/badinput/malformed-files.txt');
/** Where this product decides otherwise than the list, and why. */
const OTHERWISE: Record<string, string> = {
  F17: 'a scan is FAILED and says so, instead of an empty document with a warning',
  F18: 'text that cannot be decoded is FAILED and says so',
  F37: 'a document may have 1 MB of text',
};

(existsSync(LIST) ? it : it.skip)('covers the whole list of malformed files (skipped where it is not there)', () => {
  const rows = readFileSync(LIST, 'utf8').split('\n').filter((line) => /^F\d+\t/.test(line)).map((line) => line.split('\t'));
  expect(rows).toHaveLength(80);
  for (const [id = '', , , expected = ''] of rows) {
    if (Number(id.slice(1)) >= 72) continue; // about the upload: apps/api/e2e/upload.spec.ts and ingest-crash.spec.ts
    const file = MALFORMED[id];
    const allowed = expected.split('|').flatMap((word) => (word === 'reject' ? ['refused'] : ['read']));
    const ours = new Set(file?.expect.map((outcome) => (outcome === 'read' ? 'read' : 'refused')));
    expect({ id, covered: file !== undefined }).toEqual({ id, covered: true });
    if (!(id in OTHERWISE)) expect({ id, ours: [...ours].filter((outcome) => !allowed.includes(outcome)) }).toEqual({ id, ours: [] });
  }
});
