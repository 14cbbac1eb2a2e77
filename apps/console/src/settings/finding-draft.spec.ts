import { groupsToText, lineOf, textToGroups } from './finding-draft';

it('reads what it has written', () => {
  const groups = [{ words: ['bill', 'invoice'], means: [] }, { words: ['amex'], means: ['American Express'] }];
  expect(groupsToText(groups)).toBe('bill, invoice\namex > American Express');
  expect(textToGroups(groupsToText(groups))).toEqual(groups);
});

it('passes over empty lines and spare commas', () => {
  expect(textToGroups('\n  bill ,, invoice , \n\n')).toEqual([{ words: ['bill', 'invoice'], means: [] }]);
  expect(textToGroups('')).toEqual([]);
});

it('names the line that was refused', () => {
  expect(lineOf(['groups', '1', 'words'], 'bill, invoice\n\nalone')).toBe(3);
  expect(lineOf(['groups'], 'x')).toBeNull();
  expect(lineOf(null, 'x')).toBeNull();
});
