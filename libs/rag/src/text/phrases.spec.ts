import { Phrases } from './phrases';

const phrases = new Phrases([['pay', 1], ['payment term', 2], ['read-only', 3], ['payment terms', 4]] as const);
const found = (text: string) => phrases.in(text).map(({ value, start, end }) => [value, text.slice(start, end)]);

it('finds what stands whole, in any case and with any white space between its words', () => {
  expect(found('PAY by the payment\n term; read-only')).toEqual([[1, 'PAY'], [2, 'payment\n term'], [3, 'read-only']]);
});

it('does not find parts of words, nor words with something else between them', () => {
  expect(found('repay, paying, payé, pay2, payment, term, read only, payment-terms')).toEqual([]);
});

it('finds nothing at the end of a text that breaks off', () => {
  expect(found('payment')).toEqual([]);
  expect(found('')).toEqual([]);
});
