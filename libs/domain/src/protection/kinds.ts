/** What never gets an automated-only response. */
export const PROTECTION_KINDS = ['asks-for-person', 'dispute', 'double-charge', 'fraud', 'bank-details-change', 'legal', 'data-protection'] as const;
export type ProtectionKind = (typeof PROTECTION_KINDS)[number];

/** A kind that a workspace has added for itself; it only ever adds to the built-in ones. */
export type OwnKind = `own-${string}`;
export type ProtectedKind = ProtectionKind | OwnKind;
export const isOwnKind = (kind: string): kind is OwnKind => /^own-[a-z0-9-]{1,60}$/.test(kind);

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

/** How soon somebody should look: harm grows by the hour, or the matter is delicate. */
export function priorityOfProtection(hits: readonly { kind: string }[]): 'URGENT' | 'HIGH' {
  return hits.some(({ kind }) => kind === 'fraud' || kind === 'bank-details-change' || kind === 'legal') ? 'URGENT' : 'HIGH';
}

/** Most pressing first: what the customer wants done, then where harm grows by the hour. */
const PRESSING: readonly ProtectionKind[] = ['asks-for-person', 'fraud', 'bank-details-change', 'legal', 'data-protection', 'double-charge', 'dispute'];

/** Sorts kinds by how pressing they are; a workspace's own come after the built-in ones. */
export function pressing(a: ProtectedKind, b: ProtectedKind): number {
  return rankOf(a) - rankOf(b);
}
function rankOf(kind: ProtectedKind): number {
  const rank = (PRESSING as readonly string[]).indexOf(kind);
  return rank < 0 ? PRESSING.length : rank;
}
