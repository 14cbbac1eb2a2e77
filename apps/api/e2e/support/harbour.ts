// What the tests' company writes, and what its customers ask.

export const REFUNDS = '# Refunds\n\nRefunds of yearly plans are possible within 14 days of the payment. Write to billing@harbour.example.\n';
export const CARDS = '# Payment methods\n\n## Cards\n\nWe accept Visa, Mastercard and American Express on every plan. Prepaid cards are not accepted.\n\n## Change your card\n\n1. Open Settings and choose Payment.\n2. Press Replace and enter the new card.\n';
export const DUE = '# Due dates\n\n## When to pay\n\nInvoices are due 21 days after the invoice date.\n\n## Late payment\n\nAfter the due date a late fee of 12 euros is added once.\n';

/** A kind of question that {@link DUE} does not answer, worded close to what it does. */
export const LATER = ['can the due date of an invoice be moved', 'please postpone the due date of my invoice', 'can we get a later due date', 'can you extend the due date of our invoice', 'is it possible to change the due date', 'move our invoice due date to the end of the month', 'shift the due date by two weeks please', 'we would like to delay the due date'];
/** One more of that kind, in other words. */
export const ASKED_LATER = 'can i move the due date of an invoice';
/** What {@link CARDS} answers. */
export const ASKED_CARDS = 'which credit cards can I use';
