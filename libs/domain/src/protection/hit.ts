import type { ProtectionKind } from './kinds';

/** What was recognised, by which rule and in which of the customer's own words. */
export interface ProtectionHit {
  kind: ProtectionKind;
  /** The built-in rule's name, as people read it. */
  rule: string;
  /** The customer's sentence that says so, verbatim (in its NFC form); of a long one the words that matched. */
  phrase: string;
}
