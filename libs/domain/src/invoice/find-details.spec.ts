import { findDetails } from './find-details';

const pairs = (text: string) => findDetails(text).map(({ key, value }) => `${key} ${value}`);

it.each([
  ['You charged me twice for INV-1042, € 49.00 each', ['invoice INV-1042', 'amount € 49.00']],
  ['invoice no. 2024-00871 of 3 May 2026 over 1,299.50 EUR', ['invoice 2024-00871', 'amount 1,299.50 EUR', 'date 3 May 2026']],
  ['my account number is AC-99812, mail me at Jo.Doe@Example.com', ['e-mail jo.doe@example.com', 'account AC-99812']],
  ['order #A1B2-9981 from 2026-05-03', ['order A1B2-9981', 'date 2026-05-03']],
  ['When is my invoice due?', []],
  ['we have 14 seats and 3 plans', []],
  ['', []],
])('%s', (text, expected) => expect(pairs(text)).toEqual(expected));

it('keeps only the end of bank and card numbers', () => {
  const found = findDetails('IBAN DE89 3704 0044 0532 0130 00 and card 4111 1111 1111 1111');
  expect(found.map((one) => `${one.key} ${one.value}`)).toEqual(['IBAN …3000', 'card …1111']);
  expect(JSON.stringify(found)).not.toMatch(/4111 1111|3704/);
});
