import type { PatternSource } from '../pattern-book';

const NOT_TRANSFER = { unlessAfter: ['transfer', 'transfers', 'holiday', 'holidays', 'payment', 'payments', 'fees', 'charges', 'fee', 'wire', 'working', 'business', 'statement', 'statements', 'card', 'cards'] };
const CHANGE = 'change|changed|changes|changing|update|updated|updating|updates|switch|switched|switching|replace|replaced|modify|modified|edit|amend|amended|correct|alter|altered|move|moved|moving|migrate|migrated|swap|swapped|revise|adjust|new|different|exchange|replacing|rectify|enter|renew';

export const ENGLISH_BANK: readonly PatternSource[] = [
  `(${CHANGE}) ~5 (iban|ibans|bic|swift code|sort code|routing number)`,
  `(${CHANGE}) ~4 (bank|banking) (account|accounts|details|detail|data|info|information|number|numbers|connection|coordinates|particulars|record|records|relationship)`,
  `(${CHANGE}) ~3 (account number|account details|account numbers|payout|payouts|payee|direct debit mandate|sepa mandate|direct debit details|direct debit account|debit account|beneficiary|remittance details|mandate)`,
  ['(change|changed|changing|switch|switched|switching|moved|moving|new|left|changes) ~2:small (bank|banks)', NOT_TRANSFER],
  ['(bank|iban|ibans|bic|sort code|account number|banking|bank account|bank details|banking details|account details|routing number|bank data) ~5 (changed|change|changes|changing|updated|update|different|new|switched|replaced|moved|closed|modified|amended|differs|expired|invalid|no longer|outdated|obsolete|out of date|old|wrong|incorrect|not correct|not current|stale)', { unlessBefore: { words: ['transfer'], span: 2 } }],
  'account ~2 (changed|updated|switched|replaced) ~7 bank',
  '(revok*|cancel*|withdraw|withdrew|withdrawn|withdrawing|terminate|terminated|terminating|recall|rescind*|end|stop|block) ~4 (mandate|direct debit|sepa|standing order|debit authority|debit authorisation|debit authorization|direct debits)',
  '(mandate|direct debit|sepa|direct debits) ~4 (revok*|withdrawn|cancelled|canceled|terminated|invalid|recalled)',
  '(pay|send|transfer|wire|remit|payment|payments|refund|refunds|payout|collect|debit|deduct|money) ~5 (to|into|on|onto|from|via) ~2 (this|following|new|another|different|below|other) ~3 (account|iban|bank)',
  '(use|using|take|note|save|store|register) ~1 (this|following|new|below|other|another|these|different) ~2 (account|iban|bank|bank account|bank details)',
  '(my|our) (iban|account number|bank account|bank details|account details|bank) (is|are|has|will be) ~2 (now|new|no longer|changing|as follows|different|:)?',
  '(add|register|provide|submit|give you|send you|replace) ~3 (new|my|our|another|different) ~2 (bank account|bank details|iban|account number)',
  `(${CHANGE}) ~3 (account|bank account) ~3 (debit|debited|debiting|collect|collecting|take|withdraw|charge|deduct|pay from|paying from|payment|direct debit)`,
  '(switch|change|move|moving|transfer|update|set|put|redirect) ~2 (direct debit|sepa|mandate|standing order|payout|payouts|refund|refunds|collection|collections) ~3 (to|onto|over to|account|from)',
  '(sort code|iban|bic|account number|bank details|account details|routing number|mandate|bank account) ~7 (no longer|not) ~1 (valid|correct|current|ours|mine|active|exist|exists|right|used)',
  '(account|bank account) ~4 (closed|closing|closes|dissolved|terminated|expires|expired|gone|does not exist|no longer) ~9 (new|other|another|instead|take|use|collect|debit|money)?',
  '(collecting|collect|debiting|debit|withdrawing|taking) ~3 (from|off) ~4 (old|closed|wrong|former|previous|no longer|not ours|account we no longer|account i no longer)',
  '(refund|money|payout|credit|payment|it) ~9 (not) ~4 (card) ~3 (but|instead|rather) ~4 (account|savings|bank)',
  '(refund|payout|money|repay|repayment|reimbursement) ~6 (my|our|a|another|new|different|savings|other) ~1 (savings|bank|current|checking|giro)? (account)',
  '(opened|open|opening|got|have) ~2 (account|accounts) (at|with) ~3',
  '(new|different|another|other|changed|updated) ~1 (ibna|iban|account number|bank account|bank)',
  ['(iban|bank account|account) ~3 (instead|from now on|going forward|as of)', { unlessAfter: ['of'] }],
];
