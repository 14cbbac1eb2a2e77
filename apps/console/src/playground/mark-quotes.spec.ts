import { markQuotes } from './mark-quotes';

const PAGE = '# Fees\n\nA late fee of 12 euros\nis added once. Nothing else.';

it('cuts a page at its quotes, in the order of the page', () => {
  expect(markQuotes(PAGE, ['Nothing else.', 'A late fee of 12 euros is added once.'])).toEqual([
    { text: '# Fees\n\n', quote: null },
    { text: 'A late fee of 12 euros\nis added once.', quote: 2 },
    { text: ' ', quote: null },
    { text: 'Nothing else.', quote: 1 },
  ]);
});

it('loses nothing of the page, whatever the quotes', () => {
  for (const quotes of [[], ['absent'], ['', ' '], ['late fee of 12', 'fee of 12 euros'], ['(a+b)*c', '# Fees'], [PAGE]]) {
    expect(markQuotes(PAGE, quotes).map((stretch) => stretch.text).join('')).toBe(PAGE);
  }
  expect(markQuotes(PAGE, ['late fee of 12', 'fee of 12 euros']).filter((stretch) => stretch.quote !== null).map((stretch) => stretch.text)).toEqual(['late fee of 12', ' euros']);
});
