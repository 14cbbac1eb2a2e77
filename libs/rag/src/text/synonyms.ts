import { tokenize } from './tokenize';

/** Words to look for besides the one that was used. A line "a b c" works in all directions, "a > b c" only from a. */
export type SynonymList = readonly string[];

/** The everyday words of billing; a workspace may add its own. Kept short on purpose: a wrong synonym costs more than a missing one. */
export const BILLING_SYNONYMS: SynonymList = [
  'bill invoice',
  'receipt invoice',
  'refund reimburse',
  'money > refund payment',
  'cancel terminate unsubscribe',
  'subscription plan',
  'price cost fee',
  'pay payment',
  'buy purchase',
  'charge bill',
  'declined failed rejected',
  'overdue unpaid late outstanding',
  'owe > balance outstanding',
  'discount coupon voucher promo',
  'upgrade > change plan',
  'downgrade > change plan',
  'switch change',
  'yearly annual',
  'vat tax',
  'amex > american express',
  'creditcard > credit card',
  'cc > credit card',
  'login > sign account',
  'delete remove',
  'update change edit',
  'email mail',
  'twice double duplicate',
  'take > accept',
  'stop > cancel',
  'quit > cancel',
  'statement > invoice',
  'gst tax',
  'wire > bank transfer',
  'company business',
  'user seat member',
  'bounced > failed declined',
];

/** Terms by term. */
export type SynonymIndex = ReadonlyMap<string, readonly string[]>;

/** The list, tokenised like everything else. */
export function indexSynonyms(list: SynonymList): SynonymIndex {
  const index = new Map<string, string[]>();
  const terms = (text: string) => tokenize(text).map((token) => token.term);
  const add = (from: string, to: string[]) => {
    const known = index.get(from) ?? [];
    index.set(from, [...new Set([...known, ...to.filter((term) => term !== from)])]);
  };
  for (const line of list) {
    const [left = '', right] = line.split('>');
    if (right !== undefined) for (const from of terms(left)) add(from, terms(right));
    else for (const from of terms(left)) add(from, terms(left));
  }
  return index;
}
