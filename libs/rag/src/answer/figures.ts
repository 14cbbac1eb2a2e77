/**
 * Numbers of a text with what they count, so that "15 %" is not proved by "€15", nor "5 days" by "5 business days".
 */
export interface Figure {
  /** As it could be meant: "1,000.50" and "1000.50" share one spelling. */
  spellings: readonly string[];
  /** Canonical: %, EUR, day, business-day …; null where nothing known follows or precedes. */
  unit: string | null;
}

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11', twelve: '12', thirteen: '13', fourteen: '14', fifteen: '15',
  sixteen: '16', seventeen: '17', eighteen: '18', nineteen: '19', twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70', eighty: '80', ninety: '90',
  hundred: '100', thousand: '1000', million: '1000000', half: '0.5', twice: '2', double: '2', triple: '3', dozen: '12',
};
const NUMBER_WORD = new RegExp(`\\b(?:${Object.keys(NUMBER_WORDS).join('|')})\\b`, 'giu');
const NUMBER = /\p{Nd}+(?:[.,:/-]\p{Nd}+)*/gu;

const UNITS: readonly [string, RegExp][] = [
  ['%', /^(?:%|percent|per cent|prozent|pour cent|por ciento)/iu],
  ['EUR', /^(?:€|eur\b|euros?\b)/iu],
  ['USD', /^(?:\$|us\$|usd\b|dollars?\b)/iu],
  ['GBP', /^(?:£|gbp\b|pounds?\b)/iu],
  ['CHF', /^(?:chf\b|francs?\b|franken\b)/iu],
  ['JPY', /^(?:¥|jpy\b|yen\b)/iu],
  ['business-day', /^(?:business|working|banking)[ -]days?\b|^(?:werktage?n?|arbeitstage?n?|bankarbeitstage?n?)\b/iu],
  ['day', /^(?:calendar )?days?\b|^(?:tage?n?|jours?|días?|giorni|dias?|dagen)\b/iu],
  ['week', /^(?:weeks?|wochen?|semaines?|semanas?|settimane)\b/iu],
  ['month', /^(?:months?|monate?n?|mois|meses|mesi|maanden)\b/iu],
  ['year', /^(?:years?|jahre?n?|ans?|années?|años?|anni|anos?)\b/iu],
  ['hour', /^(?:hours?|hrs?|stunden?|heures?|horas?|ore|uur)\b/iu],
  ['minute', /^(?:minutes?|mins?|minuten?|minutos?|minuti)\b/iu],
];
const BEFORE = /(€|\$|£|¥|\b(?:eur|usd|gbp|chf|jpy))\s?$/iu;

/** Every number, digit by digit or in words, with its unit. */
export function figuresOf(raw: string): Figure[] {
  const text = withDigits(raw);
  return [...text.matchAll(NUMBER)].map((match) => {
    const after = text.slice(match.index + match[0].length).replace(/^[\s-]+/, '');
    const before = BEFORE.exec(text.slice(Math.max(0, match.index - 5), match.index))?.[1];
    const unit = UNITS.find(([, pattern]) => pattern.test(after))?.[0] ?? (before ? (UNITS.find(([, pattern]) => pattern.test(before))?.[0] ?? null) : null);
    return { spellings: spellingsOf(match[0]), unit };
  });
}

/** True when each figure of the text occurs in the evidence, counting the same thing. */
export function figuresSupported(text: string, evidence: string): boolean {
  const known = figuresOf(evidence);
  return figuresOf(text).every((figure) =>
    known.some((other) => other.spellings.some((spelling) => figure.spellings.includes(spelling)) && (figure.unit === null || other.unit === figure.unit)),
  );
}

function withDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(NUMBER_WORD, (word) => NUMBER_WORDS[word.toLowerCase()] ?? word);
}

/** Digits of every script come in runs of ten, zero first. */
function asciiDigit(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

function spellingsOf(number: string): string[] {
  const grouped = /^\d{1,3}(?:([.,])\d{3})+(?:[.,]\d+)?$/.exec(number);
  const plain = grouped ? number.replaceAll(grouped[1] ?? ',', '').replace(',', '.') : number.replace(/^(\d+),(\d{1,2})$/, '$1.$2');
  return [...new Set([number, plain, plain.replace(/\.0+$/, '')])];
}
