import fc from 'fast-check';
import { acceptClaims } from './model-claims';

const messages = [{ seq: 3, text: 'Good morning.\nMy accountant  says you keep the VAT twice' }, { seq: 4, text: 'Ich lasse das nicht auf sich BERUHEN, hören Sie?' }];

it('takes a claim whose quote the customer wrote, in the customer’s own words and place', () => {
  expect(acceptClaims([{ kind: 'legal', quote: 'nicht auf sich beruhen, horen' }, { kind: 'double-charge', quote: 'keep the VAT twice' }], messages)).toEqual([
    { kind: 'legal', rule: 'Legal matter', phrase: 'nicht auf sich BERUHEN, hören', source: 'MODEL', messageSeq: 4 },
    { kind: 'double-charge', rule: 'Charged twice', phrase: 'keep the VAT twice', source: 'MODEL', messageSeq: 3 },
  ]);
  expect(acceptClaims([{ kind: 'fraud', quote: 'Good morning. My' }], messages)[0]?.phrase).toBe('Good morning.\nMy');
});

it.each([['a kind that is none', { kind: 'weather', quote: 'Good morning' }], ['words that nobody wrote', { kind: 'fraud', quote: 'my card was stolen' }], ['no words', { kind: 'fraud', quote: ' ' }], ['a sign', { kind: 'fraud', quote: '.' }]])('does not take %s', (_, claim) => {
  expect(acceptClaims([claim], messages)).toEqual([]);
});

it('takes one claim per matter, and any claim without harm', () => {
  expect(acceptClaims([{ kind: 'fraud', quote: 'Good morning' }, { kind: 'fraud', quote: 'accountant' }], messages)).toHaveLength(1);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (quote, text) => {
      for (const { phrase } of acceptClaims([{ kind: 'fraud', quote }], [{ seq: 1, text }])) expect(text).toContain(phrase);
    }),
    { seed: 8 },
  );
});
