import { tokenize } from './tokenize';

/** Words to look for besides the one that was used. A line "a b c" works in all directions, "a > b c" only from a. */
export type SynonymList = readonly string[];

/**
 * The everyday words of billing, by subject; a workspace may add its own. What customers say stands left, what documents
 * say right: a wrong synonym costs more than a missing one, so most lines work from left to right only.
 */
export const BILLING_SYNONYMS: SynonymList = [
  // Invoices and amounts
  'bill invoice',
  'receipt invoice',
  'statement > invoice',
  'paperwork > invoice document',
  'price cost fee',
  'expensive > price cost',
  'cheap > price cost discount',
  'rate > price fee',
  'tariff > price plan',
  'quote > price offer',
  'total amount',
  'sum > amount',
  'balance > credit outstanding',
  'owe > balance outstanding',
  'discount coupon voucher promo',
  'rebate > discount credit',
  'code > coupon voucher',
  'deal > discount offer',
  'gst tax',
  'vat tax',
  'surcharge fee',
  'penalty > fee',
  'dollar > usd currency',
  'euro > eur currency',
  'pound > gbp currency',
  'duplicate > copy',
  'pdf > download',
  // Paying
  'pay payment',
  'paid > payment',
  'buy purchase',
  'bought > purchase',
  'order > purchase',
  'charge bill',
  'debited > charge',
  'deducted > charge',
  'declined failed rejected',
  'refused > declined failed',
  'bounced > failed declined',
  'denied > declined rejected',
  'amex > american express',
  'visa > card',
  'mastercard > card',
  'creditcard > credit card',
  'cc > credit card',
  'debit > card',
  'wire > bank transfer',
  'ach > bank transfer debit',
  'sepa > direct debit bank',
  'iban > bank account',
  'paypal > payment method',
  'wallet > payment method',
  'cheque check',
  'overdue unpaid late outstanding',
  'deadline > due',
  'extension > extend',
  'retry > attempt',
  'twice double duplicate',
  'autopay > automatic payment',
  'auto > automatic',
  // Money back
  'refund reimburse',
  'money > refund payment',
  'refund > credit return',
  'prorated proportional',
  'partial > proportional',
  'unused > remaining rest',
  'leftover > remaining unused',
  'expire lapse',
  // Plans and their end
  'subscription plan',
  'sub > subscription plan',
  'membership > subscription plan',
  'package > plan',
  'tier > plan',
  'contract agreement',
  'cancel terminate unsubscribe',
  'stop > cancel end',
  'quit > cancel leave',
  'leave > cancel',
  'end > cancel expire',
  'close > cancel delete',
  'renew > renewal',
  'continue > renew',
  'pause suspend',
  'upgrade > change plan',
  'downgrade > change plan',
  'bigger > upgrade higher',
  'smaller > downgrade lower',
  'switch change',
  'swap > change replace',
  'move > transfer change',
  'reduce lower',
  'decrease > reduce lower',
  'increase raise',
  'yearly annual',
  'year > annual',
  'month > monthly',
  'trial > free',
  'test > trial',
  'limit cap quota',
  'usage consumption',
  'extra > additional',
  'addon > add extra',
  // People and access
  'user seat member',
  'licence license seat',
  'person > user member seat',
  'people > user member seat',
  'employee colleague member',
  'teammate > member colleague',
  'coworker > colleague member',
  'staff > member employee',
  'boss > owner manager',
  'accountant > billing finance',
  'bookkeeper > billing finance',
  'admin administrator',
  'company business organisation organization',
  'firm > company business',
  'login > sign account',
  'log > sign',
  'account profile',
  'acct > account',
  'permission right role',
  'allowed > permission right',
  'access > permission right',
  'invite add',
  'remove delete',
  'delete remove',
  'blocked > suspended locked',
  'locked > suspended blocked',
  'frozen > suspended locked',
  'disabled > suspended deactivated',
  'update change edit',
  'amend > change edit correct',
  'correct > change edit',
  'wrong > incorrect error correct',
  'mistake > error wrong correct',
  'fix > correct change',
  'email mail',
  'inbox > email',
  'take > accept',
  'accept support',
  'download export',
  'keep > retain store',
  'find > see view',
  'broken > error fail',
  'problem > error issue',
];

/** Words that stand for each other, or, where `means` is not empty, words that stand for those (and not the other way round). */
export interface SynonymGroup {
  /** Words or short phrases. */
  words: string[];
  means: string[];
}

/** A line of a {@link SynonymList} as a group. */
export function parseSynonyms(line: string): SynonymGroup {
  const [left = '', right] = line.split('>');
  const words = left.trim().split(/\s+/).filter((word) => word !== '');
  return { words, means: right === undefined || right.trim() === '' ? [] : [right.trim()] };
}

/** Related terms by term; the key of a phrase is its terms, one space between them. */
export type SynonymIndex = ReadonlyMap<string, readonly string[]>;

/** The list, tokenised like everything else. */
export function indexSynonyms(list: SynonymList): SynonymIndex {
  return indexSynonymGroups(list.map(parseSynonyms));
}

/** The groups, tokenised like everything else; what is left without a content word is passed over. */
export function indexSynonymGroups(groups: readonly SynonymGroup[]): SynonymIndex {
  const index = new Map<string, string[]>();
  const termsOf = (text: string) => tokenize(text).map((token) => token.term);
  const add = (from: string[], to: string[]) => {
    if (from.length === 0) return;
    const key = from.join(' ');
    const known = index.get(key) ?? [];
    index.set(key, [...new Set([...known, ...to.filter((term) => !from.includes(term))])]);
  };
  for (const { words, means } of groups) {
    const entries = words.map(termsOf);
    const others = means.flatMap(termsOf);
    entries.forEach((entry, at) => add(entry, means.length > 0 ? others : entries.flatMap((other, index) => (index === at ? [] : other))));
  }
  return index;
}

/** Related terms of the phrases that stand in a question, by phrase. @param terms of the question, in order */
export function relatedPhrases(index: SynonymIndex, terms: readonly string[]): { phrase: string[]; related: readonly string[] }[] {
  const text = ` ${terms.join(' ')} `;
  return [...index].filter(([key]) => key.includes(' ') && text.includes(` ${key} `)).map(([key, related]) => ({ phrase: key.split(' '), related }));
}
