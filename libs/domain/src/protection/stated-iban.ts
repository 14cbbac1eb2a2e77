import type { Token } from '../text/tokens';
import { PROTECTED_RULES } from './kinds';
import type { ProtectionHit } from './hit';

const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\s?\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/iu;
const CUES = new Set([
  'new', 'now', 'change', 'changed', 'update', 'updated', 'use', 'instead', 'following', 'replace', 'switch', 'my', 'our', 'iban', 'account', 'bank', 'pay', 'transfer', 'refund',
  'neue', 'neu', 'konto', 'bankverbindung', 'nouveau', 'compte', 'nueva', 'nuevo', 'cuenta', 'nuovo', 'conto', 'rekening', 'nieuwe', 'conta', 'nova', 'novo', 'konta', 'nowe', 'yeni', 'hesap',
]);

/** As it is stored: country and the last four. */
const MASKED = /(?<![\p{L}\p{N}])[A-Z]{2}•• •••• [A-Z0-9]{4}/u;

/** An IBAN that a customer states: where money is to go or come from is a person's matter. */
export function findIban(text: string, tokens: readonly Token[]): ProtectionHit | null {
  const match = MASKED.exec(text) ?? IBAN.exec(text);
  if (!match || !tokens.some((token) => token.forms.some((form) => CUES.has(form)))) return null;
  return { kind: 'bank-details-change', rule: PROTECTED_RULES['bank-details-change'], phrase: match[0], source: 'PHRASE' };
}
