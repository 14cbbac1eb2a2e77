import type { PatternSource } from '../pattern-book';

const NOT_INFO = { unlessAfter: ['resolution', 'process', 'policy', 'procedure', 'management', 'form', 'center', 'centre', 'fee', 'fees'] };
const NOT_PARTICULARS = {
  unlessBefore: { words: ['address', 'name', 'vat', 'po', 'company', 'logo', 'language', 'format', 'number', 'id', 'street', 'e-mail', 'email'], span: 4 },
  unlessAfter: ['address', 'name', 'recipient', 'language', 'date', 'number', 'format', 'email', 'template', 'currency', 'file', 'logo', 'po'],
};
const NOT_HOW = { unlessBefore: { words: ['how', 'what', 'where', 'when', 'can', 'could', 'if', 'may', 'should', 'which', 'whether'], span: 3 } };

export const ENGLISH_DISPUTE: readonly PatternSource[] = [
  '(i|we|hereby|formally|will|am|are|must|would|wish|want|like|going|client|customer|company|he|she|they|and|have) (to)? (formally|hereby|now|also|strongly|officially|been)? (dispute|disputes|disputing|disputed)',
  ['(dispute|disputes|disputing|disputed) ~2:small (<charge>|this|that|it|the|these|those|a|my|our|your|with|all|everything)', NOT_INFO],
  ['(a|in|under|open|file|filing|raise|start|lodge|initiate|billing|payment|invoice|charge|card|formal|my|this|begin|submit) dispute', NOT_INFO],
  ['(disputed|undisputed)', {}],
  '^ (disput*) (please|now|charge|it)? $',
  '(contest|contesting|contested) ~3 (<charge>|this|that|it)',
  '(challenge|challenging|question|questioning) ~1:small (charge|charges|debit|fee|amount)',
  '(object|objecting|objection|objections) (to|against|regarding) ~5 (<charge>|this|that|it|claim|claims|demand|reminder|dunning|reminders|increase)',
  '(raise|raising|file|filing|formal|lodge|submit|have|our|my|enter|an|this) objection',
  '(bank|paypal|card issuer|card company|credit card company) ~7 (get|getting|claim|claiming|claw|bring|take|taking|fetch|recover|reverse|reversing|dispute|call|pull|recall) ~4 (back|refund|money|payment|charge|debit)',
  '(chargeback|chargebacks|charge back|charged back|chargebacking)',
  '(refuse|refusing|refuses|decline) to pay',
  '(i|we) ~1 (not|never) ~1 (pay|paying) ~2 (this|that|it|the|for|your|these|any|such|invoice|bill|a cent|anything)',
  '(i|we|and|am|are) (will|would|am|are|not) (not|going)? ~2 (pay|paying) (this|that|it|for that|for this|your|these)',
  '(withhold|withholding) ~3 payment',
  ['(wrong|wrongly|incorrect|incorrectly|erroneous|erroneously|mistaken|mistakenly|falsely|unfairly|unjustified|unjustly|improper|improperly|illegal|illegally|unlawful|unlawfully|excessive|bogus|inflated|unwarranted|unreasonable) ~1 (charged|charge|charges|charging|billed|bill|billing|debited|invoiced|invoice|fee|fees|amount|amounts|deduction|debit|payment|claim|sum|price|prices)', NOT_PARTICULARS],
  ['(charged|billed|invoiced|debited|charging|billing) ~3 (wrong|wrongly|incorrectly|mistakenly|by mistake|in error|too much|too high|for nothing|more than|extra for|unfairly|unjustly|erroneously|despite|although)', NOT_PARTICULARS],
  '(overcharg*|overbill*|over charged|over billed|overcharge|overpaid)',
  ['(charge|charges|payment|transaction|debit|invoice|invoices|bill|amount|amounts|fee|fees|sum|total|price|calculation|billing|reminder|claim) (is|was|are|were|seems|looks|appears|has|must be|can not be|is not|was not) ~2 (wrong|incorrect|unjustified|a mistake|an error|unfair|not right|not correct|right|correct|too high|invalid|false|erroneous|inaccurate|unlawful|illegal|unacceptable|bogus|a joke|absurd|mistaken)', NOT_PARTICULARS],
  '(i|we) ~2 (not|never) (accept|agree|agreed|acknowledge|approve) ~5 (<charge>|this|that|price|increase|it|claim|pay)',
  '(i|we) ~2 not ~2 owe',
  '(nothing|not) (owed|owing|due from)',
  '(reverse|undo|revert|reversal of|claw back|annul|void) ~3 (charge|charges|payment|payments|transaction|debit|debits|deduction|transfer|booking|direct debit)',
  '(cancel|stop|delete) (this|that|these|those) (charge|charges|transaction|debit|payment)',
  ['(i|we) ~4:modal (want|demand|expect|insist|require|request|need|like|claim|deserve|ask|demanding|requesting|asking|insisting) ~4:modal (refund|refunded|refunds|reimburse*|money back|money returned|compensation)', NOT_HOW],
  '(my|our) (money|funds|cash) ~1 (back|returned|refunded)',
  '(refund|reimburse|compensate) (me|us)',
  '(refund|reimburse) ~4 (immediately|now|asap|at once|right away|urgently|today)',
  '(please|must|shall|immediately) ~1 (refund|reimburse)',
  '(give|pay|hand|return|send) ~2 (money|amount|eur|euro|euros|dollars|usd|fee) back',
  '(make|making|file|filing|lodge|raise|formal|submit|log|register|official|open|serious|handle|escalate|have|got) ~1:small complaint',
  '(complain|complaining|complained) (about|to|against|that)',
  'cancel* ~9 (still|yet|again|but|nevertheless|anyway) ~4 (charged|billed|debited|charging|billing|invoiced|charge|bill|pay|paying)',
  '(still|keep|keeps|continue|continues|continuing|kept) ~2 (being|to|on|getting)? (charging|charged|billed|billing|debiting|debited|taking|invoicing|charge|bill) ~4 (me|us|my|our|after|although|though|despite|even)',
  '(charged|billed|debited|invoiced) ~5 (after|although|despite|though|even) ~6 cancel*',
  '(rip off|ripoff|ripping|ripped off|rip us off|daylight robbery|extortion|extort|usury)',
  '(reminder|reminders|dunning|late fee|late fees|overdue notice) ~8 (unjustified|wrong|incorrect|mistake|object|error|although|already paid|paid already|unfair|not owe|was paid|is paid)',
  '(already|long) (paid|payed|settled) ~8 (reminder|dunning|demand|collection)',
];
