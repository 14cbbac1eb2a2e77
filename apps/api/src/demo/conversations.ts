import type { DemoConversation, DemoEvidence, DemoStep } from './demo-script';

const says = (text: string, after?: number): DemoStep => ({ do: 'customer', text, after });
const answers = (confidence: number, ...evidence: DemoEvidence[]): DemoStep => ({ do: 'answer', confidence, evidence });
const helped = (confidence: number, ...evidence: DemoEvidence[]): DemoStep => ({ do: 'answer', confidence, evidence, helpful: true });
const suggests = (confidence: number, ...evidence: DemoEvidence[]): DemoStep => ({ do: 'answer', confidence, evidence, tentative: true });
const WELCOME = 'You are welcome. If anything else comes up about your invoices, just write here.';
const thanks = (text: string): readonly DemoStep[] => [
  says(text, 2),
  { do: 'small-talk', text: WELCOME },
  { do: 'end', by: 'AI_CONFIRMED' },
];
/** The customer pressed "helpful" and left. */
const rated: DemoStep = { do: 'end', by: 'AI_CONFIRMED', after: 2 };
const quiet: DemoStep = { do: 'end', by: 'AI_ASSUMED', after: 1_440 };

const INVOICE_LIST: DemoEvidence = ['getting-invoices', 'The list shows the number, date, amount, currency and state of every invoice since the account was opened.'];
const INVOICE_CLOSED: DemoEvidence = ['getting-invoices', 'After an account is closed you can no longer sign in, but you can still get copies.'];
const RETRIES: DemoEvidence = ['failed-payments', 'A failed card payment is tried again after 1, 3, 5 and 7 days.'];
const LATE_FEE: DemoEvidence = ['due-dates-and-late-payment', 'A second reminder follows ten days after the due date, and with it a late fee of €15 is added to your next invoice.'];
const FEE_WAIVED: DemoEvidence = ['due-dates-and-late-payment', 'We waive the late fee once per calendar year when you ask.'];
const REVERSE_CHARGE: DemoEvidence = ['vat-and-invoice-details', 'Businesses in other EU countries with a valid VAT number are charged no VAT: the reverse charge applies, and the invoice says so.'];
const UPGRADE: DemoEvidence = ['plan-changes', 'You pay the difference for the rest of the current period, counted by the day, and the renewal date stays the same.'];

/** The last thirty days of the demo company's billing chat: what goes well, what a person has to do, what is missing. */
export const DEMO_CONVERSATIONS: readonly DemoConversation[] = [
  {
    contact: { name: 'Hanna Brandt', email: 'hanna@brandt-verleih.example' }, hoursAgo: 702, tags: ['invoice-copy'],
    steps: [says('Where can I download our old invoices?'), helped(0.93, INVOICE_LIST), ...thanks('perfect, found them. thank you')],
  },
  {
    hoursAgo: 668, tags: ['pricing-question'],
    steps: [
      says('How much does one more user cost on the Team plan?'),
      answers(0.95, ['seats-and-usage', 'The Team plan includes six seats, and each additional seat costs €8 per month.']), quiet,
    ],
  },
  {
    contact: { name: 'Oisín Daly', email: 'oisin@dalyplant.example' }, hoursAgo: 651, tags: ['payment-failed'],
    steps: [
      says('My card was declined yesterday. When will you try again?'), helped(0.91, RETRIES),
      says('And do I pay a fee for that?', 2),
      answers(0.9, ['failed-payments', 'We charge nothing for a declined card.']), ...thanks('great, thanks'),
    ],
  },
  {
    contact: { name: 'Claire Marchand', email: 'compta@marchand-location.example' }, hoursAgo: 623, tags: ['double-charge', 'billing-dispute'],
    steps: [
      says('You charged us twice for LK-2026-003911. 58.80 went out on the 2nd and again on the 3rd.'),
      {
        do: 'handoff', reason: 'RULE', phrase: 'charged us twice', protection: 'DISPUTE', priority: 'URGENT',
        summary: 'Claire Marchand reports a double charge for LK-2026-003911: €58.80 on the 2nd and again on the 3rd. She wants the second amount back.',
        details: [['invoiceNumber', 'LK-2026-003911'], ['amount', '€58.80']],
      },
      { do: 'claim', agent: 'ben', after: 9 },
      { do: 'note', agent: 'ben', text: 'Provider shows two captures, 14 hours apart. The second one came from the Pay now button while the retry was running.', after: 6 },
      { do: 'reply', agent: 'ben', text: 'Hello Claire, you are right: the amount was booked twice. I have started the refund of €58.80 just now; it arrives on your card within five to ten working days. Sorry for the trouble.', after: 2 },
      says('Thank you for the quick help.', 18),
      { do: 'resolve', agent: 'ben', after: 4 },
    ],
  },
  {
    hoursAgo: 598, tags: ['tax'],
    steps: [says('we are a GmbH in Hamburg with a VAT ID. do we have to pay vat?'), helped(0.9, REVERSE_CHARGE), rated],
  },
  {
    contact: { name: 'Jonas Meyer', email: 'jonas@meyer-geruest.example' }, hoursAgo: 571, tags: ['late-payment'],
    steps: [
      says('Why is there a late fee of 15 euros on my invoice?'), answers(0.88, LATE_FEE),
      says('Can you waive it? It never happened before.', 3), helped(0.9, FEE_WAIVED), ...thanks('ok, I will write to you. thanks'),
    ],
  },
  {
    hoursAgo: 549, tags: [],
    steps: [
      says('Can you recommend a good excavator for a small garden?'),
      { do: 'declined', text: 'I can only help with invoices, payments and plans of Larkstead. If you would like to talk to a person, just say so.' },
      { do: 'end', by: 'ABANDONED', after: 1_440 },
    ],
  },
  {
    contact: { name: 'Sofia Rossi', email: 'sofia@rossinoleggi.example' }, hoursAgo: 520, tags: ['tax'],
    steps: [
      says('Can you send our invoices through the Italian SDI system?'),
      {
        do: 'handoff', reason: 'LOW_CONFIDENCE',
        summary: 'Sofia Rossi asks whether invoices can be delivered through the Italian SDI system. The documents mention Peppol but not SDI.',
      },
      { do: 'claim', agent: 'ines', after: 47 },
      { do: 'reply', agent: 'ines', text: 'Hello Sofia, we do not deliver to SDI. As your supplier is in Ireland, our invoices reach you as PDF with an EN 16931 attachment, and your accountant registers them as a foreign purchase.', after: 12 },
      says('Clear, thank you.', 55),
      { do: 'resolve', agent: 'ines', after: 10 },
    ],
  },
  {
    hoursAgo: 497, tags: ['pricing-question'],
    steps: [
      says('What do I pay if I upgrade to Team in the middle of the month?'), helped(0.92, UPGRADE),
      ...thanks('that is fair. thanks!'),
    ],
  },
  {
    contact: { name: 'Peter Nagy', email: 'peter@nagy-rental.example' }, hoursAgo: 470, tags: ['request-for-person', 'refund-request'],
    steps: [
      says('Can I get a refund for the month that started last week?'),
      answers(0.87, ['refunds', 'Monthly plans are not refunded for a month that has started.']),
      says('I want to speak to a real person about this.', 2),
      {
        do: 'handoff', reason: 'CUSTOMER_ASKED', phrase: 'speak to a real person', protection: 'PERSON', priority: 'HIGH',
        summary: 'Peter Nagy wants a refund for a monthly period that started last week. The AI quoted the refund rule; he asks for a person.',
      },
      { do: 'claim', agent: 'mara', after: 21 },
      { do: 'reply', agent: 'mara', text: 'Hello Peter, this is Mara from billing. The rule is as quoted, but I see that you cancelled on the day of the renewal. As a gesture I have credited the month; the credit note is in your mailbox.', after: 8 },
      says('That is very kind, thank you!', 30),
      { do: 'resolve', agent: 'mara', after: 5 },
    ],
  },
  {
    hoursAgo: 452, tags: ['invoice-copy'],
    steps: [
      says('We closed our account in spring and need copies of the invoices for the tax office'),
      helped(0.89, INVOICE_CLOSED, ['getting-invoices', 'Write to billing@larkstead.example from one of the former billing addresses and name the company and the period; copies are sent within two working days and cost nothing.']),
      rated,
    ],
  },
  {
    contact: { name: 'Lena Vogt', email: 'l.vogt@stadt-moorbach.example' }, hoursAgo: 428, tags: [],
    steps: [
      says('Where do we put our purchase order number?'),
      helped(0.93, ['purchase-orders-and-bank-transfer', 'Enter the number in the field Purchase order; up to 30 characters are possible.']),
      says('and can we, as a municipality, pay within 30 days?', 2),
      answers(0.9, ['purchase-orders-and-bank-transfer', 'Schools, municipalities and other public bodies can get a due date of 30 days.']),
      ...thanks('Wonderful, thank you.'),
    ],
  },
  {
    hoursAgo: 401, tags: ['payment-failed'],
    steps: [
      says('payment failed again, how often do you retry the card'), answers(0.9, RETRIES), quiet,
    ],
  },
  {
    contact: { name: 'Tom Whelan', email: 'accounts@whelanhire.example' }, hoursAgo: 377, tags: ['bank-details-change', 'fraud'],
    steps: [
      says('We got an e-mail that your bank details have changed to a bank in Latvia. Is that right? We have 1,290 to pay this week.'),
      {
        do: 'handoff', reason: 'RULE', phrase: 'bank details have changed', protection: 'BANK_DETAILS', priority: 'URGENT',
        summary: 'Tom Whelan received an e-mail announcing new bank details in Latvia and has €1,290 to pay this week. Nothing has been paid yet.',
        details: [['amount', '1,290']],
      },
      { do: 'claim', agent: 'mara', after: 4 },
      { do: 'reply', agent: 'mara', text: 'Hello Tom, please do not pay: that message is not from us and our bank details have not changed. The valid ones are on your invoice inside Larkstead. Could you forward the e-mail to security@larkstead.example?', after: 3 },
      says('Glad I asked. Forwarded.', 11),
      { do: 'note', agent: 'mara', text: 'Second report of this sender this month. Passed to security, they are asking the registrar to take the domain down.', after: 6 },
      { do: 'resolve', agent: 'mara', after: 2 },
    ],
  },
  {
    hoursAgo: 351, tags: ['pricing-question'],
    steps: [
      says('Do schools get a discount?'),
      suggests(0.52, ['trial-and-discounts', 'Registered charities and non-profit clubs get 25 % off the Team and Business plans.']),
      says('No, we are a public school', 2),
      {
        do: 'handoff', reason: 'NEGATIVE_FEEDBACK',
        summary: 'A public school asks for a discount. The AI showed the discount for non-profit organisations, which does not answer it.',
      },
      { do: 'claim', agent: 'ines', after: 96 },
      { do: 'reply', agent: 'ines', text: 'Hello, public schools get the same 25 % as non-profit clubs. Please send a confirmation of your school to billing@larkstead.example and mention this chat.', after: 7 },
      { do: 'resolve', agent: 'ines', after: 180 },
    ],
  },
  {
    contact: { name: 'Aino Lehto', email: 'aino@lehtovuokraus.example' }, hoursAgo: 318, tags: ['cancel-subscription'],
    steps: [
      says('We only work in summer. Can we pause the plan over the winter?'),
      helped(0.92, ['cancelling', 'Hire shops with a quiet season can pause a monthly plan for one to four months per calendar year.'], ['cancelling', 'A paused account costs €5 per month; bookings are closed but all data stays.']),
      ...thanks('exactly what we need'),
    ],
  },
  {
    hoursAgo: 290, tags: ['late-payment'],
    steps: [says('how much is the late fee if we pay two weeks after the due date'), answers(0.9, LATE_FEE), quiet],
  },
  {
    contact: { name: 'Marek Zielinski', email: 'marek@zielinski-sprzet.example' }, hoursAgo: 266, tags: ['invoice-copy'],
    steps: [
      says('Can we get the invoices in Swedish?'),
      suggests(0.55, ['vat-and-invoice-details', 'Invoices are available in English, German, French, Spanish and Dutch.']),
      says('Yes', 1), { do: 'end', by: 'AI_CONFIRMED' },
    ],
  },
  {
    contact: { name: 'Dervla Quinn', email: 'dervla@quinnmarquees.example' }, hoursAgo: 241, tags: ['billing-dispute', 'angry'],
    steps: [
      says('This is ridiculous. Invoice LK-2026-004055 is wrong, we never had 11 seats. I dispute this invoice.'),
      {
        do: 'handoff', reason: 'RULE', phrase: 'I dispute this invoice', protection: 'DISPUTE', priority: 'URGENT',
        summary: 'Dervla Quinn disputes LK-2026-004055: it charges 11 seats, which she says were never used. She is angry.',
        details: [['invoiceNumber', 'LK-2026-004055']],
      },
      { do: 'claim', agent: 'ben', after: 14 },
      { do: 'note', agent: 'ben', text: 'History: five invitations sent on the 4th by the manager account, none accepted. They count as seats from the invitation on.', after: 8 },
      { do: 'reply', agent: 'ben', text: 'Hello Dervla, I have looked at the history: five people were invited on the 4th and never accepted, and an open invitation counts as a seat. I have removed the invitations and credited €40 for this invoice.', after: 3 },
      says('Fine. You should say that more clearly before sending them.', 25),
      { do: 'reply', agent: 'ben', text: 'That is a fair point, I have passed it on. The credit note is LC-2026-000331.', after: 6 },
      { do: 'resolve', agent: 'ben', after: 60 },
    ],
  },
  {
    hoursAgo: 213, tags: ['invoice-copy'],
    steps: [says('where do i find the invoice from may'), helped(0.9, INVOICE_LIST), rated],
  },
  {
    contact: { name: 'Sofia Rossi', email: 'sofia@rossinoleggi.example' }, hoursAgo: 187, tags: ['change-payment-method'],
    steps: [
      says('Can I pay with Apple Pay?'),
      {
        do: 'handoff', reason: 'LOW_CONFIDENCE',
        summary: 'Sofia Rossi asks whether Apple Pay is accepted. The documents list cards, direct debit and bank transfer, and do not mention Apple Pay.',
      },
      { do: 'claim', agent: 'ines', after: 33 },
      { do: 'reply', agent: 'ines', text: 'Hello Sofia, not yet: please enter the card itself under Settings → Billing → Payment method. Apple Pay is planned.', after: 4 },
      { do: 'resolve', agent: 'ines', after: 240 },
    ],
  },
  {
    hoursAgo: 160, tags: ['pricing-question'],
    steps: [
      says('if we switch to Business on the 12th, what do we pay for this month?'), helped(0.91, UPGRADE), rated,
    ],
  },
  {
    contact: { name: 'Grace Obi', email: 'grace@obievents.example' }, hoursAgo: 139, tags: ['tax'],
    steps: [
      says('I forgot to enter our VAT number. Can last month\u2019s invoice be corrected?'),
      helped(0.9, ['vat-and-invoice-details', 'If VAT was charged because the number was missing, we can correct invoices of the last 60 days: write to billing@larkstead.example after the number has been verified.']),
      ...thanks('thanks, that helps a lot'),
    ],
  },
  {
    hoursAgo: 118, tags: ['payment-failed'],
    steps: [
      says('card was declined but there is enough money on it!!'),
      answers(0.72, ['failed-payments', 'For the real reason you have to ask your bank; it does not tell us more.']),
      says('that does not help me', 3),
      { do: 'end', by: 'ABANDONED', after: 1_440 },
    ],
  },
  {
    contact: { name: 'Rory Byrne', email: 'rory@byrne-tools.example' }, hoursAgo: 95, tags: ['legal', 'billing-dispute'],
    steps: [
      says('Our solicitor will contact you if the interest on LK-2026-003702 is not removed by Friday.'),
      {
        do: 'handoff', reason: 'RULE', phrase: 'Our solicitor will contact you', protection: 'LEGAL', priority: 'URGENT',
        summary: 'Rory Byrne announces a solicitor unless the interest on LK-2026-003702 is removed by Friday.',
        details: [['invoiceNumber', 'LK-2026-003702']],
      },
      { do: 'claim', agent: 'mara', after: 16 },
      { do: 'reply', agent: 'mara', text: 'Hello Rory, thank you for telling us. I am checking how the interest was counted and will answer here by tomorrow noon. Reminders for this invoice are on hold until then.', after: 9 },
      { do: 'note', agent: 'mara', text: '@Niamh the transfer arrived on day 29, so the interest looks wrong. Waiting for the bank statement from finance.', after: 30 },
    ],
  },
  {
    hoursAgo: 71, tags: ['cancel-subscription'],
    steps: [
      says('What is the notice period?'),
      answers(0.89, ['cancelling', 'There is no notice period and no fee.']), quiet,
    ],
  },
  {
    contact: { name: 'Hanna Brandt', email: 'hanna@brandt-verleih.example' }, hoursAgo: 49, tags: ['change-payment-method'],
    steps: [
      says('Is Google Pay possible?'),
      {
        do: 'handoff', reason: 'LOW_CONFIDENCE',
        summary: 'Hanna Brandt asks whether Google Pay is accepted. The documents list cards, direct debit and bank transfer only.',
      },
      { do: 'claim', agent: 'ben', after: 28 },
      { do: 'reply', agent: 'ben', text: 'Hello Hanna, not at the moment. A card entered under Settings → Billing → Payment method works the same way.', after: 3 },
      { do: 'resolve', agent: 'ben', after: 120 },
    ],
  },
  {
    contact: { name: 'Youssef Amrani', email: 'youssef@amrani-location.example' }, hoursAgo: 26, tags: ['late-payment'],
    steps: [
      says('We need ten more days for this month\u2019s invoice. Is that possible?'),
      helped(0.88, ['due-dates-and-late-payment', 'The billing team can extend the due date of one invoice by up to 21 days, or split an annual invoice of €600 or more into three monthly instalments.']),
      says('Please do it for LK-2026-004182 then', 3),
      {
        do: 'handoff', reason: 'LOW_CONFIDENCE', priority: 'HIGH',
        summary: 'Youssef Amrani asks to extend the due date of LK-2026-004182 by ten days. The AI quoted the rule; the extension has to be entered by the billing team.',
        details: [['invoiceNumber', 'LK-2026-004182']],
      },
      { do: 'claim', agent: 'ines', after: 52 },
      { do: 'reply', agent: 'ines', text: 'Hello Youssef, done: LK-2026-004182 is now due ten days later. You will not get a reminder before that.', after: 6 },
    ],
  },
  {
    contact: { name: 'Anneke de Wit', email: 'anneke@dewit-verhuur.example' }, hoursAgo: 3, tags: ['double-charge', 'critical'],
    steps: [
      says('I was charged twice for the annual plan! 2 x 1,290 euro, invoice LK-2026-004197. We cannot pay our own suppliers now.'),
      {
        do: 'handoff', reason: 'RULE', phrase: 'charged twice', protection: 'DISPUTE', priority: 'URGENT',
        summary: 'Anneke de Wit reports a double charge of €1,290 for the annual plan (LK-2026-004197) and says her company cannot pay its suppliers. She wants the second amount back.',
        details: [['invoiceNumber', 'LK-2026-004197'], ['amount', '1,290 euro']],
      },
    ],
  },
  {
    hoursAgo: 1.4, tags: ['tax'],
    steps: [
      says('Do I have to pay sales tax in Texas?'),
      {
        do: 'handoff', reason: 'LOW_CONFIDENCE',
        summary: 'Somebody asks whether sales tax is due in Texas. The documents say that customers outside the EU are not charged VAT; sales tax is not mentioned.',
      },
    ],
  },
  {
    contact: { name: 'Luca Ferri', email: 'luca@ferri-ponteggi.example' }, hoursAgo: 0.5, tags: ['invoice-copy'],
    steps: [
      says('How many addresses can get the invoice by e-mail?'),
      answers(0.92, ['getting-invoices', 'You can enter up to five billing contacts under Settings → Billing → Contacts.']),
    ],
  },
];
