import { resolveFollowUp } from './follow-up';

it.each([
  ['when are invoices for monthly plans due?', 'and for annual plans?', 'when are invoices for annual plans due?', null],
  ['How much does the Harbour plan cost', 'what about the Tide plan', 'How much does the Tide plan cost?', null],
  ['How high is the late fee?', 'what about refunds then', 'How high is refunds?', 'refunds'],
  ['Where can I find my invoices?', 'and credit notes?', 'Where can I find credit notes?', 'credit notes'],
  ['How do I change my payment method?', 'how long does it take?', 'how long does it take to change my payment method?', null],
  ['How high is the late fee', 'when is it charged', 'when is the late fee charged?', null],
  ['Is VAT included?', 'for companies outside the EU?', 'Is VAT included for companies outside the EU?', null],
  ['Can I pay by card?', 'and by bank transfer?', 'Can I pay by bank transfer?', null],
  ['Can I get a refund for annual plans', 'when?', 'when: Can I get a refund for annual plans?', null],
  ['Wann ist die Rechnung fällig?', 'und für Jahrespläne?', 'Wann ist die Rechnung fällig für Jahrespläne?', null],
  ['¿Cuándo vence la factura?', '¿y para planes anuales?', '¿Cuándo vence la factura para planes anuales?', null],
])('%s … %s', (before, text, resolved, alternative) => {
  expect(resolveFollowUp(text, ['thanks', before])).toEqual({ resolved, alternative, refersTo: before });
});

it.each([
  'How do I cancel my plan?',
  'Where is the invoice from March?',
  'Can I pay that invoice by bank transfer in euros, and how long does the bank need for it usually?',
  'and how do I cancel the whole subscription',
  'My card was declined',
  'this invoice is wrong',
  'annual plans',
  'refund',
  'hello',
  'Is it possible to pay by card?',
  'how long does it take to get a refund',
  '',
])('%j stands by itself', (text) => {
  expect(resolveFollowUp(text, ['When are invoices due?'])).toBeNull();
});

it('leans on nothing when nothing was asked before', () => {
  expect(resolveFollowUp('and for annual plans?', [])).toBeNull();
  expect(resolveFollowUp('and for annual plans?', ['hi', 'thanks'])).toBeNull();
});

it('takes hostile lengths in its stride', () => {
  expect(resolveFollowUp('and '.repeat(100_000), ['When are invoices due?'])).toBeNull();
  expect(resolveFollowUp('and for it?', ['how long does '.repeat(20_000)])?.refersTo.length).toBeLessThanOrEqual(300);
});
