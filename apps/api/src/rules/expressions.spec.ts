import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expressionProblem, prepareExpressions } from './expressions';

it.each([
  ['(?=x)y', /Look-ahead/], ['(?<!a)b', /Look-ahead/], ['(?<=a)b', /Look-ahead/], ['(a)\\1', /back to a group/], ['[', /missing closing/], ['a{2001}', /repeat count/], ['x*', /every message/], ['a|', /every message/], ['(.{1,100}){1,10}', /too large/], ['\\p{Foo}', /cannot be read/],
])('refuses %s', (source, message) => expect(expressionProblem(source)).toMatch(message));

it.each(['INV-\\d{4,}', '(?i)refund', '\\bcancel\\b', 'größe', '😀+', '(?P<n>a)b'])('takes %s', (source) => expect(expressionProblem(source)).toBeNull());

it('finds the first place of every expression that matches, whatever the case, and nothing else', () => {
  const text = 'My invoice inv-20241 and INV-20242; ümlaut 😀😀';
  const found = prepareExpressions(['INV-\\d{5}', 'ÜMLAUT', '😀+', 'never', '(?=broken', 'a{1,50}b{1,50}c?t?']).find(text);
  expect([...found].map(([source, { start, end }]) => [source, text.slice(start, end)])).toEqual([['INV-\\d{5}', 'inv-20241'], ['ÜMLAUT', 'ümlaut'], ['😀+', '😀😀']]);
});

it('agrees with each expression tried by itself', () => {
  const part = fc.constantFrom('a', 'b', 'ab', '[ab]', 'c?', '(?:ab|c)', '\\b', 'a{2,3}', 'b+', '.');
  const source = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')).filter((one) => expressionProblem(one) === null);
  fc.assert(
    fc.property(fc.uniqueArray(source, { minLength: 1, maxLength: 60 }), fc.stringMatching(/^[abc ]{0,40}$/), (sources, text) => {
      const found = prepareExpressions(sources).find(text);
      expect(sources.filter((one) => found.has(one))).toEqual(sources.filter((one) => RE2JS.compile(one, RE2JS.CASE_INSENSITIVE).test(text)));
    }),
    { numRuns: 60, seed: 2 },
  );
});

const list = path.resolve(__dirname, '../../../../../shared/data/badinput/redos-patterns.txt');
const rows = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter((line) => /^R\d/.test(line)).map((line) => line.split('\t')) : [];
const json = (text = '""'): string => JSON.parse(text) as string;
(rows.length > 0 ? it : it.skip)('reads patterns made to hang an engine in time proportional to the text (skipped: ../shared/data is not here)', () => {
  const usable = rows.map((row) => json(row[3])).filter((source) => expressionProblem(source) === null);
  const search = prepareExpressions(usable);
  const hostile = (length: number): string[] => rows.map((row) => (json(row[4]) + json(row[5]).repeat(Math.ceil(length / Math.max(1, json(row[5]).length)))).slice(0, length) + json(row[7]));
  const cpu = (texts: string[]): number => {
    const before = process.cpuUsage();
    for (const text of texts) search.find(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const [short, long] = [hostile(1_500), hostile(6_000)];
  cpu(short);
  cpu(long);
  const [small, large] = [Math.min(cpu(short), cpu(short)), Math.min(cpu(long), cpu(long))];
  expect(usable.length).toBeGreaterThan(25);
  expect(large / small).toBeLessThan(25); // four times the text; backtracking would not end
});
