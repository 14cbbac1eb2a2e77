import fc from 'fast-check';
import { statedAmount } from '../rule/conditions/amount';
import { holdsMod97 } from './bank-numbers';
import { findDetails } from './find-details';

/** Whatever is said around them, typed details are found as they were written, and nothing that a stranger types breaks the search. */

const RUNS = { numRuns: 400, seed: 19 };
const around = fc.constantFrom<[string, string]>(['', ''], ['I was told that ', ' is right.'], ['Please look at ', ', thanks'], ['(', ')'], ['Bitte ', ' prüfen!'], ['Why? ', '? I do not know'], ['🙂 ', ' 🙂'], ['مرحبا ', ' شكرا'], ['\n', '\n']);
const valuesOf = (text: string, key: string) => findDetails(text).filter((one) => one.key === key).map(({ value }) => value);
const pad = (value: number) => String(value).padStart(2, '0');

const amount = fc.record({ whole: fc.integer({ min: 0, max: 9_999_999 }), cents: fc.option(fc.integer({ min: 0, max: 99 })), currency: fc.constantFrom('EUR', 'USD', 'GBP', 'CHF', '€', '$', '£'), english: fc.boolean(), grouped: fc.boolean(), before: fc.boolean(), blank: fc.boolean() });
function written({ whole, cents, currency, english, grouped, before, blank }: { whole: number; cents: number | null; currency: string; english: boolean; grouped: boolean; before: boolean; blank: boolean }): string {
  const [group, point] = english ? [',', '.'] : ['.', ','];
  const digits = grouped ? String(whole).replace(/\B(?=(\d{3})+$)/g, group) : String(whole);
  const number = cents === null ? digits : `${digits}${point}${pad(cents)}`;
  return before ? `${currency}${blank ? ' ' : ''}${number}` : `${number}${blank ? ' ' : ''}${currency}`;
}

it('an amount with its currency is found whole, and says the same number', () => {
  fc.assert(fc.property(amount, around, (of, [before, after]) => {
    const text = written(of);
    const found = valuesOf(`${before}${text}${after}`, 'amount');
    expect(found).toEqual([text]);
    // A group of three without cents may be read either way in the two countries; everything else is exact.
    if (of.cents !== null || !of.grouped) expect(statedAmount(text)?.value).toBeCloseTo(of.whole + (of.cents ?? 0) / 100, 2);
  }), RUNS);
});

it('a date is found in every common writing', () => {
  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  fc.assert(fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 0, max: 5 }), around, (day, month, year, form, [before, after]) => {
    const name = MONTHS[month - 1] ?? '';
    const text = [`${year}-${pad(month)}-${pad(day)}`, `${pad(day)}.${pad(month)}.${year}`, `${day}/${month}/${year}`, `${day} ${name} ${year}`, `${name} ${day}, ${year}`, `${day} ${name.slice(0, 3)} ${year}`][form] ?? '';
    expect(valuesOf(`${before}${text}${after}`, 'date')).toEqual([text]);
  }), RUNS);
});

it('an e-mail address is found in small letters, without what ends the sentence', () => {
  const addresses = fc.tuple(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._%+-]{0,20}[A-Za-z0-9]$/), fc.stringMatching(/^[a-z0-9]{1,10}(-[a-z0-9]{1,5})?$/), fc.constantFrom('com', 'co.uk', 'example', 'dev')).map(([local, domain, end]) => `${local}@${domain}.${end}`);
  fc.assert(fc.property(addresses, around, (address, [before, after]) => {
    expect(valuesOf(`${before}${address}${after}`, 'e-mail')).toEqual([address.toLowerCase()]);
  }), RUNS);
});

it('an IBAN shows its last four signs only, whatever groups it is written in', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 }).map((list) => list.join(''));
  fc.assert(fc.property(digits, fc.constantFrom('', ' ', '-'), around, (rest, by, [before, after]) => {
    const check = Array.from({ length: 97 }, (_, n) => pad(n + 2)).find((two) => holdsMod97(`DE${two}${rest}`)) ?? '00';
    const iban = `DE${check}${rest}`;
    const found = findDetails(`${before}${iban.replace(/(.{4})(?=.)/g, `$1${by}`)}${after}`);
    expect(found.filter(({ key }) => key === 'IBAN').map(({ value }) => value)).toEqual([`…${iban.slice(-4)}`]);
    expect(JSON.stringify(found)).not.toContain(iban.slice(4, 14));
  }), RUNS);
});

it('an invoice number is found however it is introduced', () => {
  fc.assert(fc.property(fc.constantFrom('INV', 'RE', 'RG', 'BILL'), fc.constantFrom('-', '', '_'), fc.integer({ min: 100, max: 99_999_999 }), around, (prefix, by, number, [before, after]) => {
    const text = `${prefix}${by}${number}`;
    expect(valuesOf(`${before}${text}${after}`, 'invoice')).toEqual([text]);
  }), RUNS);
});

it('any text is read, no value is made up, and finding again in what was found gives the same', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('EUR ', '12.', ',,', '@a.b', 'INV-', 'DE89', '4111', '\u0000', '€€', '1'.repeat(40), '- ', 'order no ', '31 May', '. . .'));
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    const found = findDetails(pieces.join(''));
    expect(found.length).toBeLessThanOrEqual(20);
    for (const { key, value, phrase } of found) {
      if (key === 'IBAN' || key === 'card') continue;
      expect(pieces.join('')).toContain(phrase);
      if (key === 'amount' || key === 'e-mail') expect(valuesOf(phrase, key)).toEqual([value]);
    }
  }), { numRuns: 1_000, seed: 23 });
});

it('takes time in proportion to the text, also to a hostile one', () => {
  const HOSTILE = ['1.', '1 ', '9'.repeat(19) + ' ', 'a@', 'a.', 'INV-', 'EUR', 'EUR 1', 'order ', 'DE89 3704 ', '1,1', '4111 ', 'account no. ', '1-', "1'"];
  const cost = (text: string, times: number) => {
    const start = Date.now();
    for (let i = 0; i < times; i += 1) findDetails(text);
    return Date.now() - start;
  };
  for (const piece of HOSTILE) {
    const of = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    // The same number of characters, in eight texts and in one: quadratic work would be eight times as much, always. What
    // else the machine does can only lengthen one of the two now and then, so one pair of several has to show it.
    const shown = Array.from({ length: 8 }).some(() => cost(of(8_000), 1) < 4 * Math.max(cost(of(1_000), 8), 2));
    expect([piece, shown]).toEqual([piece, true]);
  }
});
