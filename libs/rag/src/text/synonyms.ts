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
