import { diffTexts, type DiffLine } from './diff-texts';

const show = (line: DiffLine) => `${{ SAME: ' ', ADDED: '+', REMOVED: '-', SKIPPED: '…' }[line.kind]}${line.parts.map((part) => (part.changed ? `[${part.text}]` : part.text)).join('')}`;
const text = (...lines: string[]) => `${lines.join('\n')}\n`;

it('shows changed words in their line, with the lines around', () => {
  const before = text('# Fees', '', 'one', 'two', 'three', 'A late fee of 12 euros applies.', 'four', 'five', 'six', 'seven');
  const after = text('# Fees', '', 'one', 'two', 'three', 'A late fee of 15 euros applies.', 'four', 'five', 'six', 'seven');
  const diff = diffTexts(before, after);
  expect(diff.lines.map(show)).toEqual(['…', ' two', ' three', '-A late fee of [12] euros applies.', '+A late fee of [15] euros applies.', ' four', ' five', '…']);
  expect(diff).toMatchObject({ added: 1, removed: 1, truncated: false });
});

it('shows added and removed lines whole, and nothing for equal texts', () => {
  expect(diffTexts(text('a'), text('a')).lines).toEqual([]);
  expect(diffTexts(text('a'), text('a', 'b', 'c')).lines.map(show)).toEqual([' a', '+b', '+c']);
  expect(diffTexts('', text('new')).lines.map(show)).toEqual(['+new']);
  expect(diffTexts(text('old line here', 'x'), text('x')).lines.map(show)).toEqual(['-old line here', ' x']);
});

it('gives up on texts that have nothing in common instead of comparing for ever', () => {
  const many = (prefix: string) => Array.from({ length: 40_000 }, (_, at) => `${prefix} ${(at * 7_919) % 40_009}`).join('\n');
  const start = performance.now();
  const diff = diffTexts(many('a'), many('b'));
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(diff.truncated).toBe(true);
  expect(diff.lines).toHaveLength(2_000);
});
