/** A sum of money as it stands in a message. */
export interface StatedAmount {
  value: number;
  /** ISO 4217; null when none was said. */
  currency: string | null;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/€|\beur\b|euro/i, 'EUR'], [/£|\bgbp\b|pounds?\b/i, 'GBP'], [/\bchf\b|\bfr\./i, 'CHF'], [/\bcad\b|c\$/i, 'CAD'], [/\baud\b|a\$/i, 'AUD'], [/\$|\busd\b|dollars?\b/i, 'USD'], [/¥|\bjpy\b/i, 'JPY'],
  [/\bpln\b|zł/i, 'PLN'], [/\bsek\b/i, 'SEK'], [/\bnok\b/i, 'NOK'], [/\bdkk\b/i, 'DKK'], [/\bczk\b/i, 'CZK'], [/\bhuf\b/i, 'HUF'],
];

/** What was read last; the same text always reads the same. */
const read = new Map<string, StatedAmount | null>();
const KEPT = 200;

/**
 * Reads "€1.290,50", "1,290.50 USD", "500 euros" or "49". The last of a dot and a comma is the decimal sign; a lone one
 * followed by three digits divides thousands.
 * @returns null for what is no amount
 */
export function statedAmount(text: string): StatedAmount | null {
  // Hundreds of rules may ask about the same few words of one message.
  const known = read.get(text);
  if (known !== undefined) return known;
  const amount = amountIn(text);
  if (read.size >= KEPT) read.clear();
  read.set(text, amount);
  return amount;
}

function amountIn(text: string): StatedAmount | null {
  const digits = /\d[\d.,'’\s]*/.exec(text)?.[0].replace(/['’\s]/g, '').replace(/[.,]+$/, '');
  if (digits === undefined) return null;
  const [dot, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
  const last = Math.max(dot, comma);
  const sign = digits[last] ?? '';
  const thousands = last === -1 || ((dot === -1 || comma === -1) && (digits.split(sign).length > 2 || digits.length - last - 1 === 3));
  const plain = thousands ? digits.replace(/[.,]/g, '') : `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`;
  const value = Number(plain);
  return Number.isFinite(value) ? { value, currency: CURRENCIES.find(([form]) => form.test(text))?.[1] ?? null } : null;
}
