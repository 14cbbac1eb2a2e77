import { LocalEmbedder } from '../embed/local-embedder';
import { dot } from '../embed/vector';
import { CURATED_THRESHOLD, matchCurated, type CuratedPhrase } from './match-curated';
import { differenceOf, normalisedQuestion, shapeOf } from './question-shape';

const embedder = new LocalEmbedder();
afterAll(() => embedder.close());

interface Case {
  entry: string;
  /** Asks the same in other words. */
  same: string[];
  /** Sounds alike and asks something else. */
  different: string[];
}
const CASES: Case[] = [
  { entry: 'How do I get a refund?', same: ['how can I get refunded', 'how do I request a refund?', 'I want a refund, how?'], different: ['How long does a refund take?', 'Why did I not get a refund?', 'Can I refund a customer?', 'who gets a refund?', 'How do I get a receipt?', 'How do I not get a refund?', 'How much refund do I get?'] },
  { entry: 'Do you offer discounts for nonprofits?', same: ['is there a discount for nonprofits?', 'we are a nonprofit, do we get a discount?', 'Do you have nonprofit discounts?'], different: ['Do you offer discounts for students?', 'Do you offer discounts for annual payment?', 'How much is the discount for nonprofits?', 'Do you offer discounts?', 'Do you offer 30 % discount for nonprofits?'] },
  { entry: 'Can I pay by PayPal?', same: ['can we pay with PayPal', 'Paypal payment possible?'], different: ['Can I pay by bank transfer?', 'Can I pay by Klarna?', 'Can I not pay by PayPal?', 'Can I pay by cheque?', 'Why can’t I pay by PayPal?', 'Can I pay without PayPal?'] },
  { entry: 'Where can I download my invoices?', same: ['how can I download an invoice?', 'I need to download my invoice', 'where can I download my bills?'], different: ['Where can I change the address on my invoices?', 'Why can I not download my invoice?', 'When do I get my invoice?', 'Who gets the invoices?', 'Where can I download the app?', 'How do I pay my invoices?', 'Where can I download my receipts?'] },
  { entry: 'What happens when my invoice is overdue?', same: ['what happens with an overdue invoice?', 'my invoice is overdue, what happens now?'], different: ['What happens when my card is declined?', 'when is my invoice overdue?', 'what happens when my invoice is paid?', 'What happens when my trial ends?'] },
  { entry: 'How do I cancel the Pro plan?', same: ['how can I cancel Pro?', 'how do I cancel my pro plan', 'How do I terminate the Pro plan?'], different: ['How do I cancel the Basic plan?', 'How do I upgrade to the Pro plan?', 'How do I cancel?', 'How do I pause the Pro plan?', 'How do I cancel the Harbour plan?'] },
  { entry: 'Are payment terms of Net 30 possible?', same: ['can we get net 30 payment terms?'], different: ['Are payment terms of Net 60 possible?', 'are payment terms possible?', 'do you offer net 90 terms'] },
  { entry: 'How do I change my VAT number?', same: ['how can I update my VAT number?', 'where do I change our VAT number'], different: ['Why do I need a VAT number?', 'How do I change my phone number?', 'How do I change my bank account number?', 'What is your VAT number?', 'How do I remove my VAT number?'] },
  { entry: 'Does the price include VAT?', same: ['is VAT included in the price?', 'Do your prices include tax?'], different: ['Does the price include support?', 'How much VAT is on the price?', 'does the price include shipping?', 'Do I pay VAT?'] },
  { entry: 'How long does a bank transfer take?', same: ['how long do bank transfers take?', 'how many days does a bank transfer take?'], different: ['How long does a refund take?', 'How do I pay by bank transfer?', 'How much does a bank transfer cost?', 'How long does a card payment take?'] },
];

const phrase = (text: string, cosine: number | null, more: Partial<CuratedPhrase> = {}): CuratedPhrase => ({ curatedId: 'entry', text, cosine, threshold: CURATED_THRESHOLD, ...more });

describe.each(CASES)('“$entry”', ({ entry, same, different }) => {
  it('answers those who ask it in other words, and nobody who asks something else', async () => {
    const [own = new Float32Array(), ...vectors] = await embedder.embed([entry, ...same, ...different], 'query');
    const answers = [...same, ...different].filter((question, at) => matchCurated(question, [phrase(entry, dot(own, vectors[at] ?? own))])[0]?.answers);
    expect(answers).toEqual(same);
  });
});

it('takes equal words at once, whatever stands around them and without a vector', () => {
  const entry = phrase('Where can I find my invoice?', null);
  for (const question of ['WHERE CAN I FIND MY INVOICE', 'Hi there, where can I find my invoice?? Thanks a lot!', 'where   can i find\nmy invoice', 'Hello! Could you tell me: where can I find my invoice please']) {
    expect(matchCurated(question, [entry])[0]).toMatchObject({ similarity: 1, answers: true, difference: null });
  }
  expect(matchCurated('???', [phrase('!!!', null)])[0]?.answers).toBe(false);
});

it('names the difference that rules an entry out', () => {
  const between = (a: string, b: string) => differenceOf(shapeOf(a), shapeOf(b));
  expect(between('Can I pay by card?', 'Can I not pay by card?')).toBe('NEGATION');
  expect(between('Is the fee 12 euros?', 'Is the fee 15 euros?')).toBe('NUMBERS');
  expect(between('Is the term two months?', 'Is the term 2 months?')).toBeNull();
  expect(between('What does the Basic plan include?', 'What does the Premium plan include?')).toBe('QUALIFIERS');
  expect(between('How do I connect to Xero?', 'How do I connect to Datev?')).toBe('QUALIFIERS');
  expect(between('How do I connect to Xero?', 'how do i connect to xero')).toBeNull();
  expect(between('When is it due?', 'Why is it due?')).toBe('ASKS_SOMETHING_ELSE');
});

it('keeps the best phrase of each entry and puts those that answer first', () => {
  const matches = matchCurated('pay by card', [
    phrase('something else entirely', 0, { curatedId: 'b' }),
    phrase('pay by card', 0, { curatedId: 'a' }),
    phrase('unlike', 0, { curatedId: 'a' }),
  ]);
  expect(matches.map((match) => [match.curatedId, match.answers])).toEqual([['a', true], ['b', false]]);
});

it('survives what people type', () => {
  for (const text of ['', ' ', '?'.repeat(5_000), '🤷‍♀️', 'ما هو موعد الدفع؟', '発票はどこですか', '<script>alert(1)</script>', 'a\u0000b']) {
    expect(() => matchCurated(text, [phrase('How do I pay?', 1)])).not.toThrow();
  }
  expect(normalisedQuestion('発票はどこですか？')).toBe('発票はどこですか');
});
