import type { PatternSource } from '../pattern-book';

const NOT_RATE = { unlessAfter: ['a', 'per', 'every', 'each', 'yearly', 'monthly', 'weekly', 'daily'] };

export const ENGLISH_DOUBLE: readonly PatternSource[] = [
  ['(<charged>) ~6 (twice|two times|2 times|2x|double|doubled|doubly|three times|3 times|thrice|multiple times|several times|many times)', NOT_RATE],
  '(charged|billed|debited|invoiced) (me|us|my card|my account|my|our) ~3 again',
  '(charged|billed|debited) again',
  '(double|duplicate|duplicated|doubled|repeated|twofold|dual) ~1 (charge|charges|charged|charging|payment|payments|billing|billed|debit|debits|debited|debiting|transaction|transactions|deduction|deductions|deducted|collection|collected|withdrawal|withdrawals|booking|booked|invoiced|invoicing|paid|bill)',
  '(received|got|have|there is|sent|is|see|was) ~1:small (duplicate|duplicated|double) ~1 (invoice|bill|invoices|bills|entry|entries)',
  '(two|2|second|three|3|multiple|several) ~2 (charges|charge|debits|debit|withdrawals|deductions|transactions|payments|collections|bookings|invoices) ~7 (same|identical|instead of one|single|one month|one order|one invoice)',
  '(same|identical) ~3 (invoice|amount|charge|payment|bill|order|month|service|item|subscription|transaction|fee|period|thing|money|debit) ~6 (twice|two times|2 times|2x|again|double|doubled)',
  ['(invoice|invoices|money|payment|payments|amount|fee|card|account|subscription|bill|order|charge|charges|transaction|debit) ~6 (twice|two times|2x|multiple times|several times|many times|more than once|duplicate|duplicated|doubled)', NOT_RATE],
  '(two|2|three) of the same ~2 (charge|charges|payment|payments|transaction|transactions|debit|debits|thing)',
  ['twice ~1 (charged|billed|debited|deducted|paid|taken|collected|for|withdrawn|invoiced|booked)', {}],
  '(paid|pay|payed) ~4 already ~4 (again|charged|debited|second time)',
  '(two|2|three|3|several|multiple) ~1 (identical|same|equal|matching|similar) ~1 (charges|charge|debits|debit|withdrawals|payments|transactions|deductions|amounts|entries|bookings|collections)',
  '(same|identical) ~4 (on|from) ~9 (again|and on|and then on|and also on)',
  '(same|identical) ~2 (sum|amount|payment|charge|fee|money) ~5 (left|taken|gone|collected|debited|withdrawn) ~8 (and|again|twice)',
  '(one|single) (order|invoice|subscription|month|purchase|bill|payment|booking) ~2 (two|2|three|double|several) ~1 (withdrawals|charges|debits|payments|deductions|collections|transactions|bookings|invoices)',
  '(see|seeing|appear|appears|appearing|listed|shown|shows|show|name) ~5 (twice|two times|2x|double) ~5 (statement|account|card|bank)',
  '(paid|settled|payed|transferred) ~9 (and then|and now|but then|then|yet|also|still|again) ~4 (took|taken|charged|debited|hit|collected|withdrew|deducted|billed)',
  '(already|long) (paid|settled|payed) ~9 (again|hit again|charged|debited|collected|taken|second)',
  '(collect|collected|collecting|charge|take|took|debit|withdraw|deduct|bill|deducted|withdrew) ~6 (second time|twice|two times|three times|again this)',
  '(card|account) ~2 (was|got|has been|is|were) ~1 (hit|charged|debited|billed) ~2 (again|twice|two times|once more)',
  '(charged|debited|billed|paid|deducted|taken|withdrawn) ~5 (a second time|second time|third time|one time too many|once too often|more than once)',
];
