import { forFinding } from '../embed/centred-embedder';
import { LocalEmbedder } from '../embed/local-embedder';
import { extractFacts, type Fact } from './extract-facts';
import { findConflicts } from './find-conflicts';
import { findValues } from './find-values';

// As the product keeps sentences' vectors.
const embedder = forFinding(new LocalEmbedder());
afterAll(() => embedder.close());

interface Line { text: string; headings?: string[]; row?: boolean }
const line = (text: string, headings?: string[]): Line => ({ text, headings });

/** Runs steps to their end; how many there were is in `steps`. */
let steps = 0;
function all<T>(work: Generator<void, T>): T {
  for (steps = 0; ; steps += 1) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Conflicts between documents, each given as its sentences. */
async function conflicts(...documents: Line[][]): Promise<string[]> {
  const vectors = new Map<string, Float32Array>();
  const facts: Fact[] = [];
  for (const [at, lines] of documents.entries()) {
    const embedded = await embedder.embed(lines.map((one) => one.text), 'ingest');
    for (const [position, one] of lines.entries()) {
      vectors.set(`${at} ${position}`, embedded[position] ?? new Float32Array());
      facts.push(...extractFacts({ documentId: String(at), passageId: String(at), position, text: one.text, headingPath: ['Title', ...(one.headings ?? [])], row: one.row ?? false }));
    }
  }
  return all(findConflicts(facts, (fact) => vectors.get(`${fact.documentId} ${fact.position}`) ?? null)).map(({ left, right }) => `${left.value.text} / ${right.value.text}`);
}

const CONTRADICTING: [string, string, string][] = [
  ['Invoices are due within 30 days of the invoice date.', 'Every invoice is due 14 days after the invoice date.', '30 days / 14 days'],
  ['Our payment terms are Net 30 for all invoices.', 'Payment terms for invoices are Net 14.', 'Net 30 / Net 14'],
  ['A late fee of €15 is added to overdue invoices.', 'For overdue invoices we add a late fee of 20 euros.', '€15 / 20 euros'],
  ['You can ask for a refund within 14 days of the payment.', 'Customers can ask for a refund within 30 days of payment.', '14 days / 30 days'],
  ['We add 19 % VAT to all invoices.', 'All invoices include VAT of 21 %.', '19 % / 21 %'],
  ['The notice period for cancelling a subscription is one month.', 'A subscription can be cancelled with a notice period of three months.', 'one month / three months'],
  ['The Pro plan costs €49 per month.', 'The price of the Pro plan is €59 per month.', '€49 / €59'],
  ['The free trial lasts 14 days.', 'A free trial runs for 30 days.', '14 days / 30 days'],
  ['The new prices are valid from 1 March 2026.', 'New prices are valid from April 1, 2026.', '1 March 2026 / April 1, 2026'],
  ['Charities get a discount of 40 percent on every plan.', 'Charities get a discount of 25 % on all plans.', '40 percent / 25 %'],
];

it.each(CONTRADICTING)('hears the contradiction: %s | %s', async (a, b, expected) => {
  expect(await conflicts([line(a)], [line(b)])).toEqual([expected]);
});

const AGREEING: [string, string][] = [
  ['The Pro plan costs €49 per month.', 'The Basic plan costs €29 per month.'],
  ['The Pro plan costs €49 per month.', 'The Pro plan costs €490 per year.'],
  ['The Pro plan costs €49 per month.', 'The Pro plan costs $53 per month.'],
  ['A late fee of €15 is added to overdue invoices.', 'A set-up fee of €50 is added to the first invoice.'],
  ['You can ask for a refund within 14 days of the payment.', 'A refund takes 5 days to arrive in your account.'],
  ['The first reminder is sent after 7 days.', 'The second reminder is sent after 14 days.'],
  ['The minimum amount of a payment is €10.', 'The maximum amount of a payment is €100.'],
  ['The free trial lasts two weeks.', 'A free trial runs for 14 days.'],
  ['The notice period for cancelling a subscription is one month.', 'The notice period for cancelling a subscription is 30 days.'],
  ['A refund arrives within 5 to 7 days.', 'A refund arrives within 7 days.'],
  ['For example, an invoice of €120 with a late fee of €15 comes to €135.', 'A late fee of €20 is added to overdue invoices.'],
  ['Invoices are kept for ten years.', 'Booking data is deleted after 60 days.'],
  ['Invoices paid by card are due within 7 days of the invoice date.', 'Invoices paid by bank transfer are due within 30 days of the invoice date.'],
  ['From 10 users on the price is €8 per user.', 'From 50 users on the price is €6 per user.'],
  ['Is the late fee for overdue invoices €15?', 'A late fee of €20 is added to overdue invoices.'],
  ['A transfer takes 2 business days to arrive.', 'A transfer takes 3 days to arrive.'],
  ['The fee for a transfer in Germany is €5.', 'The fee for a transfer in Norway is €9.'],
  ['A late fee of 1,200.50 euros is added to overdue invoices.', 'A late fee of €1200.50 is added to overdue invoices.'],
];

it.each(AGREEING)('is not fooled: %s | %s', async (a, b) => {
  expect(await conflicts([line(a)], [line(b)])).toEqual([]);
});

it('reads tables and headings as scope', async () => {
  const row = (text: string, headings?: string[]): Line => ({ text, headings, row: true });
  expect(await conflicts([row('Pro — Price per month: €49; Users: 5'), row('Basic — Price per month: €29; Users: 2')], [row('Basic — Price per month: €39; Users: 2')])).toEqual(['€29 / €39']);
  expect(await conflicts([line('The price is €49 per month.', ['Pro plan'])], [line('The price is €29 per month.', ['Basic plan'])])).toEqual([]);
  expect(await conflicts([line('The price is €49 per month.', ['Pro plan'])], [line('The price is €59 per month.', ['Pro plan'])])).toEqual(['€49 / €59']);
});

it('takes several figures in one document for a list, and stays within a document', async () => {
  const list = [line('A late fee of €15 is added to overdue invoices.'), line('A late fee of €30 is added to overdue invoices.')];
  expect(await conflicts(list)).toEqual([]);
  expect(await conflicts(list, [line('A late fee of €30 is added to overdue invoices.')])).toEqual([]);
  expect((await conflicts(list, [line('A late fee of €40 is added to overdue invoices.')])).length).toBe(1);
});

it('compares thousands of pairs in small steps', () => {
  const facts = [0, 1].flatMap((at) => Array.from({ length: 150 }, (_, position) => extractFacts({ documentId: String(at), passageId: String(at), position, text: `A late fee of €${15 + at + 2 * position} is added to overdue invoices.`, headingPath: ['Fees'], row: false })).flat());
  expect(facts.length).toBeGreaterThanOrEqual(300);
  expect(all(findConflicts(facts, () => null)).length).toBeGreaterThan(0);
  expect(steps).toBeGreaterThanOrEqual(100);
});

it('reads figures however they are written', () => {
  const read = (text: string) => findValues(text).map(({ kind, unit, from, to }) => `${kind} ${unit} ${from}${to === from ? '' : `..${to}`}`);
  expect(read('€1.234,50, $1,000 and 12 euros')).toEqual(['AMOUNT EUR 1234.5', 'AMOUNT USD 1000', 'AMOUNT EUR 12']);
  expect(read('within two weeks, 24 hours, 1 month or 10 business days')).toEqual(['DURATION day 14', 'DURATION day 1', 'DURATION day 28..31', 'DURATION business day 10']);
  expect(read('5–7 days; a 30-day trial; net-45')).toEqual(['DURATION day 5..7', 'DURATION day 30', 'DURATION day 45']);
  expect(read('2026-03-01, 1st of March 2026, March 1, 2026')).toEqual(['DATE date 20513', 'DATE date 20513', 'DATE date 20513']);
  expect(read('INV-1042, version 2.3, 99 problems, 2026')).toEqual([]);
  expect(read(`${'9'.repeat(5_000)} days ${'€ '.repeat(2_000)}`)).toEqual([]);
});
