import fc from 'fast-check';
import { detectProtection } from './detect-protection';
import type { ProtectionKind } from './kinds';

const kindOf = (text: string, ...before: string[]): ProtectionKind | null => detectProtection(text, { recentCustomerTexts: before })?.kind ?? null;

const MUST: [ProtectionKind, string[]][] = [
  ['asks-for-person', ['let me talk to a human', 'I want to speak to someone from your team', 'can I speak with a real person please', 'AGENT', 'human please!!', 'connect me to a representative', 'is there a person I can talk to', 'get me your manager', 'stop the bot, I need human help', 'could someone call me back', 'Kann ich mit einem Menschen sprechen?', 'je veux parler à une personne', 'quiero hablar con una persona']],
  ['dispute', ['I dispute this charge', 'I want to file a complaint about my bill', 'this invoice is wrong', 'you overcharged me', 'I have asked my bank for a chargeback', 'I refuse to pay this', 'i want my money back', 'reverse the charge now', 'Ich widerspreche der Rechnung', 'je conteste la facture']],
  ['double-charge', ['you charged me twice!!', 'I was billed two times for the same month', 'there is a duplicate charge on my card', 'double payment taken in May', 'charged 2x', 'doppelt abgebucht']],
  ['fraud', ['this is fraud', 'someone used my card without asking', 'I never authorised this payment', 'I did not order this', 'that was not me', 'my card was stolen', 'I do not recognise this transaction', 'my account got hacked', 'I got a phishing mail with your logo', 'это мошенничество', '这是诈骗']],
  ['bank-details-change', ['please change my bank account', 'our IBAN has changed', 'new IBAN: DE89 3704 0044 0532 0130 00', 'refund it to a different account', 'I revoke the SEPA mandate', 'we switched banks', 'Bitte die Bankverbindung ändern']],
  ['legal', ['you will hear from my lawyer', 'we will sue you', 'I am taking you to court', 'this is a GDPR request: send me a copy of all data you hold', 'our company is insolvent', 'I will report you to the ombudsman', 'mein Anwalt meldet sich']],
];
const MAY = [
  'When is my invoice due?', 'Which cards do you accept?', 'How do refunds work?', 'What is your refund policy?', 'What is your IBAN so that I can pay by transfer?', 'How long does a bank transfer take?',
  'Where can I download last year’s invoices?', 'Our address is 5 Court Road, please print it on the invoice.', 'Sue needs a copy of invoice 12', 'How do I add a second card?', 'Can I pay twice a year?', 'Do you charge VAT?',
  'Can I get someone else added as a billing contact?', 'How do I cancel my subscription?', 'Why is there a proration line on my bill?', 'What happens when a payment fails?', 'are you a bot?', 'thanks, that helped',
];

describe('what must reach a person', () => {
  for (const [kind, texts] of MUST) it.each(texts)(`${kind}: %s`, (text) => expect(kindOf(text)).toBe(kind));
  it.each(MAY)('an ordinary question stays with the AI: %s', (text) => expect(kindOf(text)).toBeNull());
});

describe('disguises', () => {
  it.each(['f r a u d', 'fr4ud', 'FRAUD', 'ｆｒａｕｄ', 'fr\u200baud', 'frаud', 'fraaaud', 'F.R.A.U.D'])('%s', (text) => expect(kindOf(text)).toBe('fraud'));
  it.each([['i dispuet this charge', 'dispute'], ['you chargd me twice', 'double-charge'], ['talk to a represntative', 'asks-for-person'], ['my lawer will write', 'legal']])('a slip: %s', (text, kind) => expect(kindOf(text)).toBe(kind));
  it('reads two messages together', () => {
    expect(kindOf('pute', 'dis')).toBe('dispute');
    expect(kindOf('I mean the bank account.', 'My account has changed.')).toBe('bank-details-change');
    expect(kindOf('and when is it due?', 'I dispute this charge')).toBeNull(); // that message had its own hit
  });
});

it('names the rule and quotes the customer', () => {
  expect(detectProtection('Hello. I think you charged me twice! Please check.', { recentCustomerTexts: [] })).toEqual({ kind: 'double-charge', rule: 'Charged twice', phrase: 'I think you charged me twice!' });
});

it('is widened by a workspace, never narrowed', () => {
  const widened = [{ rule: 'Legal matter', phrase: 'works council' }];
  expect(detectProtection('The WORKS  council asks about it', { recentCustomerTexts: [], widened })).toMatchObject({ kind: 'legal', phrase: 'The WORKS  council asks about it' });
  expect(kindOf('The works council asks about it')).toBeNull();
});

it('takes any text, and long ones in linear time', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void detectProtection(text, { recentCustomerTexts: [text] })), { seed: 11 });
  const time = (size: number) => {
    const text = 'charged to a new account again and '.repeat(size);
    const start = performance.now();
    for (let i = 0; i < 5; i += 1) detectProtection(text, { recentCustomerTexts: [] });
    return performance.now() - start;
  };
  time(30);
  expect(time(600)).toBeLessThan(40 * Math.max(time(60), 1));
});
