import { statedAmount } from './amount';

it.each([
  ['€1.290,50', 1290.5, 'EUR'], ['1,290.50 USD', 1290.5, 'USD'], ['500 euros', 500, 'EUR'], ['49', 49, null], ['1,290', 1290, null], ['1.290', 1290, null], ['12,5 €', 12.5, 'EUR'], ['£0.99', 0.99, 'GBP'], ["CHF 1'200", 1200, 'CHF'], ['1.234.567', 1234567, null],
  ['1 200,00 EUR', 1200, 'EUR'], ['CAD 5', 5, 'CAD'], ['$5', 5, 'USD'], ['500.', 500, null],
])('%s is %d %s', (text, value, currency) => expect(statedAmount(text)).toEqual({ value, currency }));

it('takes what is no amount for none', () => expect([statedAmount('none'), statedAmount('')]).toEqual([null, null]));
