import type { ProtectedKind } from './kinds';

/** How a protection was recognised. PHRASE: built-in words; WIDENED: the workspace's words; MEANING: like a known example; MODEL: a language model says so. */
export const PROTECTION_SOURCES = ['PHRASE', 'WIDENED', 'MEANING', 'MODEL'] as const;
export type ProtectionSource = (typeof PROTECTION_SOURCES)[number];

/** What was recognised, by which rule and in which of the customer's own words. */
export interface ProtectionHit {
  kind: ProtectedKind;
  /** The rule's name, as people read it. */
  rule: string;
  /** The customer's sentence that says so, verbatim (in its NFC form); of a long one the words that matched. */
  phrase: string;
  source: ProtectionSource;
  /** With MEANING: the known example that it is like. */
  like?: string;
}
