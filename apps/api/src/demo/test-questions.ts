/** A saved test question of the demo company: what a customer asks, and what it should bring. */
export interface DemoTestQuestion {
  readonly question: string;
  readonly expectedOutcome: 'ANSWERED' | 'HANDOFF' | 'DECLINED';
  /** The document to be quoted, by its file name without `.md`, and words that must stand in the answer. */
  readonly from?: readonly [document: string, words: string];
  readonly note?: string;
}

/** What the documents answer, what a person must see, and what is not in the documents. */
export const DEMO_TEST_QUESTIONS: readonly DemoTestQuestion[] = [
  { question: 'Where do I download old invoices?', expectedOutcome: 'ANSWERED', from: ['getting-invoices', 'Settings → Billing → Invoices'] },
  { question: 'Which cards do you accept?', expectedOutcome: 'ANSWERED', from: ['payment-methods', 'American Express'] },
  { question: 'How long do refunds take?', expectedOutcome: 'ANSWERED', from: ['refunds', 'five to ten working days'] },
  { question: 'We moved, how do I change the address on our invoices?', expectedOutcome: 'ANSWERED', from: ['vat-and-invoice-details', 'Invoice details'] },
  { question: 'how do i cancel my subscription', expectedOutcome: 'ANSWERED', from: ['cancelling', 'Cancel subscription'] },
  { question: 'When does a downgrade take effect?', expectedOutcome: 'ANSWERED', from: ['plan-changes', 'next renewal'] },
  { question: 'How do I get a quote?', expectedOutcome: 'ANSWERED', from: ['purchase-orders-and-bank-transfer', 'PDF'] },
  { question: 'Is our balance lost at some point?', expectedOutcome: 'ANSWERED', from: ['credit-notes', 'does not expire'], note: 'In words that the documents do not use.' },
  { question: 'You took the October payment twice', expectedOutcome: 'HANDOFF', note: 'Protected: never answered by the AI alone.' },
  { question: 'Check our account, please, something blocks every booking', expectedOutcome: 'HANDOFF', note: 'Only a person can look into an account.' },
  { question: 'Do you have an interface that returns invoices as JSON?', expectedOutcome: 'HANDOFF', note: 'Not in the documents.' },
  { question: 'Do you sell excavators yourselves?', expectedOutcome: 'DECLINED', note: 'Not in the documents, nor anything like it.' },
];
