/** A number found in a text: [start, end) in UTF-16 units of the text as written. */
export interface FoundNumber {
  start: number;
  end: number;
  /** Its letters and digits alone, upper case. */
  value: string;
}

/** Length of an IBAN by country (ISO 13616 registry). */
const IBAN_LENGTH: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BI: 27, BR: 29, BY: 28, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22, DJ: 27, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18,
  FK: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HN: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20,
  LV: 21, LY: 25, MC: 27, MD: 24, ME: 22, MK: 19, MN: 20, MR: 27, MT: 31, MU: 30, NI: 28, NL: 18, NO: 15, OM: 23, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, RU: 33, SA: 24, SC: 31, SD: 18,
  SE: 24, SI: 19, SK: 24, SM: 27, SO: 23, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26, UA: 29, VA: 22, VG: 24, XK: 20, YE: 30,
};

/** A letter or digit of the text in its plain form, and where it stands. */
interface Sign {
  sign: string;
  start: number;
  end: number;
  /** What stood between it and the sign before was more than separators. */
  apart: boolean;
  /** Something stood between it and the sign before. */
  spaced: boolean;
}

/** What may stand inside a number: blanks of every kind, hyphens, dots, slashes, and what cannot be seen. */
const SEPARATOR = /^[\p{Cf}\p{Mn}\p{Zs}\t\u00ad\u115f\u1160\u3164\uffa0\p{Pd}._/·•|*]$/u;
const MOST_SEPARATORS = 4;

function signsOf(text: string): Sign[] {
  const signs: Sign[] = [];
  let offset = 0;
  let between = 0;
  let apart = false;
  for (const character of text) {
    const start = offset;
    offset += character.length;
    const plain = /^[0-9A-Za-z]$/.test(character) ? character.toUpperCase() : character.normalize('NFKC').toUpperCase();
    const digit = plain.length === 1 && /^[0-9A-Z]$/.test(plain) ? plain : digitOf(plain);
    if (digit !== null) {
      signs.push({ sign: digit, start, end: offset, apart: apart || between > MOST_SEPARATORS, spaced: between > 0 });
      between = 0;
      apart = false;
    } else if (SEPARATOR.test(character)) between += 1;
    else apart = true;
  }
  return signs;
}

const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810];

/** The Western digit that a decimal digit of another script stands for; null for anything else. */
function digitOf(character: string): string | null {
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((base) => code >= base && code < base + 10);
  return zero === undefined ? null : String(code - zero);
}

/** Every IBAN whose check digits hold (ISO 7064, mod 97-10). */
export function findIbans(text: string): FoundNumber[] {
  const signs = signsOf(text);
  const found: FoundNumber[] = [];
  for (let i = 0; i + 15 <= signs.length; i++) {
    const previous = signs[i - 1];
    // A country code begins a word.
    if (previous && !signs[i]?.apart && !signs[i]?.spaced && /[A-Z0-9]/.test(previous.sign)) continue;
    const country = `${signs[i]?.sign ?? ''}${signs[i + 1]?.sign ?? ''}`;
    const length = IBAN_LENGTH[country];
    if (length === undefined) continue;
    const run = signs.slice(i, i + length);
    if (run.length < length || run.slice(1).some((sign) => sign.apart)) continue;
    const next = signs[i + length];
    if (next && !next.apart && !next.spaced) continue;
    const value = run.map((sign) => sign.sign).join('');
    if (!/^[A-Z]{2}\d{2}/.test(value) || !holdsMod97(value)) continue;
    found.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0, value });
    i += length - 1;
  }
  return found;
}

/** The remainder of an IBAN, its first four signs moved to the end and letters as 10 … 35, is 1. */
export function holdsMod97(iban: string): boolean {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** First digits of the card networks and how long their numbers are. */
const NETWORKS: readonly [pattern: RegExp, lengths: readonly number[]][] = [
  [/^4/, [16, 13, 19]],
  [/^(?:5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720))/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[68])/, [14, 16]],
  [/^(?:6011|64[4-9]|65)/, [16, 19]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:5[06-8]|6[0-9])/, [16, 12, 13, 14, 15, 17, 18, 19]],
];

/** Every payment card number: of a known network, of its length, with a check digit that holds (ISO/IEC 7812, Luhn). */
export function findCards(text: string): FoundNumber[] {
  const signs = signsOf(text);
  const found: FoundNumber[] = [];
  for (let i = 0; i < signs.length; i++) {
    const here = signs[i];
    if (!here || !/\d/.test(here.sign) || (i > 0 && !here.apart && !here.spaced && /[\dA-Z]/.test(signs[i - 1]?.sign ?? ''))) continue;
    let run = '';
    for (let j = i; j < signs.length && run.length < 19; j++) {
      const sign = signs[j];
      if (!sign || !/\d/.test(sign.sign) || (j > i && sign.apart)) break;
      run += sign.sign;
    }
    const length = cardLength(run, (n) => {
      const next = signs[i + n];
      return !next || next.apart || next.spaced;
    });
    if (length === null) continue;
    found.push({ start: here.start, end: signs[i + length - 1]?.end ?? here.end, value: run.slice(0, length) });
    i += length - 1;
  }
  return found;
}

/** @param endsAt whether the number may end after so many digits */
function cardLength(run: string, endsAt: (digits: number) => boolean): number | null {
  for (const [pattern, lengths] of NETWORKS) {
    if (!pattern.test(run)) continue;
    for (const length of lengths) if (run.length >= length && endsAt(length) && holdsLuhn(run.slice(0, length))) return length;
  }
  return null;
}

/** Doubling every second digit from the right, the sum of the digits is a multiple of ten. Rows of one digit are no cards. */
export function holdsLuhn(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
