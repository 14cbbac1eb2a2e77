/** What never gets an automated-only response. */
export const PROTECTION_KINDS = ['asks-for-person', 'dispute', 'double-charge', 'fraud', 'bank-details-change', 'legal', 'data-protection'] as const;
export type ProtectionKind = (typeof PROTECTION_KINDS)[number];

/** The built-in rule behind each kind, by the name people read in the console and in a handoff. */
export const PROTECTED_RULES: Readonly<Record<ProtectionKind, string>> = {
  'asks-for-person': 'Asks for a person',
  dispute: 'Disputes a charge',
  'double-charge': 'Charged twice',
  fraud: 'Suspected fraud or an unknown charge',
  'bank-details-change': 'Change of bank details',
  legal: 'Legal matter',
  'data-protection': 'Request about personal data',
};

/** The kind behind a built-in rule's name; null for any other name. */
export function kindOfRule(rule: string): ProtectionKind | null {
  return PROTECTION_KINDS.find((kind) => PROTECTED_RULES[kind] === rule) ?? null;
}
