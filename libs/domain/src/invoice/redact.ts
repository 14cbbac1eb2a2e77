import { findCards, findIbans } from './bank-numbers';

/** A bank number as it was written, kept apart from the text. */
export interface SensitiveNumber {
  kind: 'IBAN';
  /** Without separators, upper case. */
  value: string;
  lastFour: string;
}

/** A text that may be stored, searched, logged and shown to a model. */
export interface RedactedText {
  text: string;
  /** What was masked and may be shown again to those who may see it. Card numbers are gone for good. */
  numbers: SensitiveNumber[];
  /** How many card numbers were taken out. */
  cards: number;
}

/** What stands in a text for an IBAN: country, and the last four characters. */
export const maskedIban = (value: string): string => `${value.slice(0, 2)}•• •••• ${value.slice(-4)}`;
/** What stands in a text for a card number. */
export const maskedCard = (digits: string): string => `[card number removed, ending ${digits.slice(-4)}]`;

/**
 * Takes card numbers out of a customer's text and masks IBANs, before it is stored anywhere: numbers are told by their
 * check digits, whatever separators or invisible characters stand in them. Linear in the length of the text.
 */
export function redact(text: string): RedactedText {
  const ibans = findIbans(text).map((found) => ({ ...found, by: maskedIban(found.value) }));
  const cards = findCards(text).filter((card) => !ibans.some((iban) => card.start < iban.end && card.end > iban.start)).map((found) => ({ ...found, by: maskedCard(found.value) }));
  return { text: replaced(text, [...ibans, ...cards]), numbers: ibans.map(({ value }) => ({ kind: 'IBAN', value, lastFour: value.slice(-4) })), cards: cards.length };
}

/**
 * Takes card numbers out of any text that comes in, whoever wrote it; what it holds besides stays as it is. Bank numbers
 * stay: a company gives its own to be paid.
 */
export function withoutCards(text: string): string {
  const cards = findCards(text);
  if (cards.length === 0) return text;
  const ibans = findIbans(text);
  return replaced(text, cards.filter((card) => !ibans.some((iban) => card.start < iban.end && card.end > iban.start)).map((found) => ({ ...found, by: maskedCard(found.value) })));
}

function replaced(text: string, places: readonly { start: number; end: number; by: string }[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, by } of [...places].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, start) + by;
    at = end;
  }
  return out + text.slice(at);
}
