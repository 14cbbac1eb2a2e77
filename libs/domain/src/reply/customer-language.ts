/** What the words of one message tell of their language. */
export interface SpokenLanguage {
  /** ISO 639-1, lower case. */
  language: string;
  /** True when the words suffice to rely on it. */
  certain: boolean;
}

/** The language that a customer is to be answered in, and how that is known. */
export interface CustomerLanguage {
  /** ISO 639-1, lower case. */
  code: string;
  /** True when the customer's own words say so; only then an answer in another language is held back. */
  certain: boolean;
  from: 'MESSAGE' | 'EARLIER' | 'WIDGET' | 'DEFAULT';
}

/** Where nothing tells: the language of the product's own words. */
export const DEFAULT_LANGUAGE = 'en';

/**
 * Decides by the message itself; one that does not tell ("ok", "INV-1042") is in the language of what the customer
 * wrote before in this episode, else in that of the page the widget stands on.
 * @param earlier of the customer's earlier messages, newest first
 * @param locale a BCP 47 tag such as de-AT; null when unknown
 */
export function customerLanguage(message: SpokenLanguage | null, earlier: readonly (SpokenLanguage | null)[], locale: string | null): CustomerLanguage {
  if (message?.certain) return { code: message.language, certain: true, from: 'MESSAGE' };
  const before = earlier.find((one) => one?.certain);
  if (before) return { code: before.language, certain: true, from: 'EARLIER' };
  const page = /^([a-z]{2})(?:[-_]|$)/i.exec(locale ?? '')?.[1]?.toLowerCase();
  if (page) return { code: page, certain: message?.language === page, from: 'WIDGET' };
  return { code: DEFAULT_LANGUAGE, certain: false, from: 'DEFAULT' };
}
