import { splitSentences } from './split-sentences';

const split = (text: string, limit?: number) => splitSentences(text, limit).map(({ start, end }) => text.slice(start, end));

it.each([
  ['Pay now. Then wait!', ['Pay now.', 'Then wait!']],
  ['It costs 10.50 EUR. Approx. 5 days, e.g. on Mondays.', ['It costs 10.50 EUR.', 'Approx. 5 days, e.g. on Mondays.']],
  ['Write to Dr. J. Smith at Acme Inc. in Bonn.', ['Write to Dr. J. Smith at Acme Inc. in Bonn.']],
  ['Mail billing@a.example. We answer.', ['Mail billing@a.example.', 'We answer.']],
  ['Use [the page. Here](https://a.b/c). Done.', ['Use [the page. Here](https://a.b/c).', 'Done.']],
  ['He said "pay." Then left.', ['He said "pay."', 'Then left.']],
  ['**Bold end.** Next one.', ['**Bold end.**', 'Next one.']],
  ['发票在哪里？请稍等。', ['发票在哪里？', '请稍等。']],
  ['', []],
])('%s', (text, expected) => {
  expect(split(text)).toEqual(expected);
});

it('never cuts inside an address', () => {
  expect(split('Read www.a.example/b.c now. Then pay.')).toEqual(['Read www.a.example/b.c now.', 'Then pay.']);
});

it('cuts what has no end at a space, and never through an emoji', () => {
  expect(split('word '.repeat(300), 100).every((part) => part.length <= 100)).toBe(true);
  expect(split('😀'.repeat(101), 101).join('')).toBe('😀'.repeat(101));
});
