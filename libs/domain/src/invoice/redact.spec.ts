import fc from 'fast-check';
import { findCards, findIbans, holdsLuhn, holdsMod97 } from './bank-numbers';
import { redact } from './redact';

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const check97 = (country: string, rest: string) => {
  for (let check = 2; check < 99; check++) {
    const iban = `${country}${String(check).padStart(2, '0')}${rest}`;
    if (holdsMod97(iban)) return iban;
  }
  throw new Error('no check digits');
};
const iban = fc.oneof(digits(18).map((rest) => check97('DE', rest)), digits(10).map((rest) => check97('NL', `ABNA${rest}`)), digits(20).map((rest) => check97('ES', rest)), digits(14).map((rest) => check97('GB', `BARC${rest}`)), digits(23).map((rest) => check97('FR', rest)), digits(11).map((rest) => check97('NO', rest)));
const luhn = (body: string) => `${body}${[...'0123456789'].find((last) => holdsLuhn(body + last)) ?? '0'}`;
const card = fc.oneof(digits(14).map((rest) => luhn(`4${rest}`)), digits(13).map((rest) => luhn(`52${rest}`)), digits(12).map((rest) => luhn(`37${rest}`)), digits(11).map((rest) => luhn(`6011${rest}`)), digits(11).map((rest) => luhn(`3530${rest}`)));
/** As people and machines write numbers: in groups, with blanks, hyphens, dots, and characters that nobody sees. */
const written = (value: string, by: string, every: number, invisible: string) => [...value].map((sign, i) => `${i > 0 && i % every === 0 ? by : ''}${sign}${i % 5 === 2 ? invisible : ''}`).join('');
const separators = fc.record({ by: fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2009', ' - ', '\u2011'), every: fc.constantFrom(4, 2, 3, 5), invisible: fc.constantFrom('', '\u200b', '\u2060', '\u00ad', '\ufeff') });
const around = fc.constantFrom(['', ''], ['My number is ', ' please.'], ['pay (', ') today'], ['IBAN:', '!'], ['Karte ', ', danke'], ['卡号', '。'], ['INV-1042 and ', ' of 3 May']) as fc.Arbitrary<[string, string]>;

const share = (hits: boolean[]) => hits.filter(Boolean).length / hits.length;
const RUNS = { numRuns: 1_000, seed: 5 };

describe('IBANs', () => {
  it('are found in every writing: recall at least 98 %', () => {
    const hits = fc.sample(fc.tuple(iban, separators, around), RUNS).map(([value, { by, every, invisible }, [before, after]]) => {
      const text = `${before}${written(value, by, every, invisible)}${after}`;
      const found = redact(text);
      return found.numbers.length === 1 && found.numbers[0]?.value === value && !found.text.includes(value.slice(4, 14)) && found.text.startsWith(before) && found.text.endsWith(after);
    });
    expect(share(hits)).toBeGreaterThanOrEqual(0.98);
  });

  it('are not seen in other numbers: at least 95 % of what is called one is one', () => {
    const others = fc.oneof(fc.string({ maxLength: 60 }), fc.tuple(fc.constantFrom('DE', 'INV', 'GB', 'NL'), digits(20)).map((parts) => parts.join('')), digits(22), iban.map((value) => `${value.slice(0, -1)}${(Number(value.at(-1)) + 1) % 10}`), fc.lorem());
    const alarms = fc.sample(others, RUNS).filter((text) => findIbans(text).length > 0).length;
    expect(alarms / (alarms + 1_000)).toBeLessThanOrEqual(0.05);
  });
});

describe('card numbers', () => {
  it('are taken out in every writing: recall at least 98 %', () => {
    const hits = fc.sample(fc.tuple(card, separators, around), RUNS).map(([value, { by, every, invisible }, [before, after]]) => {
      const found = redact(`${before}${written(value, by, every, invisible)}${after}`);
      return found.cards === 1 && !found.text.replace(/[^0-9]/g, '').includes(value.slice(0, 10)) && found.text.includes(value.slice(-4));
    });
    expect(share(hits)).toBeGreaterThanOrEqual(0.98);
  });

  it('are not seen in invoice, phone, order and account numbers, dates and amounts', () => {
    const others = fc.oneof(digits(8), digits(10).map((n) => `+49 ${n}`), digits(12).map((n) => `order 9${n}`), digits(6).map((n) => `INV-2026-${n}`), fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.float({ noNaN: true }).map(String), card.map((value) => `${value.slice(0, -1)}${(Number(value.at(-1)) + 1) % 10}`), fc.uuid(), fc.lorem());
    const alarms = fc.sample(others, RUNS).filter((text) => findCards(text).length > 0);
    expect(alarms.length / (alarms.length + 1_000)).toBeLessThanOrEqual(0.05);
  });
});

it('keeps what it does not mask as it was written, and takes any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
    const { text: out, numbers, cards } = redact(text);
    return numbers.length + cards > 0 || out === text;
  }), { seed: 3 });
  expect(redact('Pay to DE89 3704 0044 0532 0130 00, card 4111-1111-1111-1111.')).toEqual({
    text: 'Pay to DE•• •••• 3000, card [card number removed, ending 1111].',
    numbers: [{ kind: 'IBAN', value: 'DE89370400440532013000', lastFour: '3000' }],
    cards: 1,
  });
  expect(redact('４１１１ １１１１ １１１１ １１１１').cards).toBe(1);
  expect(redact('٤١١١ ١١١١ ١١١١ ١١١١').cards).toBe(1);
  expect(redact('two: 4111 1111 1111 1111 5500 0000 0000 0004').cards).toBe(2);
});
