import type { Token } from './tokens';

/** Words that matter, and words that are known to be words; the first are among the second. */
export interface KnownWords {
  matters(word: string): boolean;
  isKnown(word: string): boolean;
}

/** Small words that run together with others when the space bar is missed. */
const SMALL = new Set(['to', 'the', 'my', 'me', 'is', 'it', 'we', 'was', 'not', 'did', 'with', 'on', 'this', 'of', 'and', 'our', 'us', 'you', 'your', 'for', 'from', 'are']);
const SHORTEST_JOINED = 6;
const SHORTEST_TORN = 5;
const LONGEST_JOINED = 24;
/** Of two words that ran together one is at least so long: shorter ones are found in too many others. */
const TELLING = 4;
const SHORTEST_PART = 3;

/**
 * Puts the blank where it belongs: takes words apart that ran together ("chargedtwice", "mymoney") and joins what was
 * torn ("char ged", "pay ment"). Only where the result is a word that matters and what stood there is no known word.
 */
export function mendBoundaries(tokens: readonly Token[], words: KnownWords): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const before = out.at(-1);
    const joined = before && torn(before, token, words);
    if (joined) out[out.length - 1] = joined;
    else out.push(...apart(token, words));
  }
  return out;
}

function torn(a: Token, b: Token, words: KnownWords): Token | null {
  const [first = ''] = a.forms;
  const [second = ''] = b.forms;
  const whole = first + second;
  // What one word was written as, a contraction for instance, was never torn.
  if (b.breakBefore || b.start < a.end || whole.length < SHORTEST_TORN || !words.matters(whole) || (words.isKnown(first) && words.isKnown(second))) return null;
  return { forms: [whole], start: a.start, end: b.end, breakBefore: a.breakBefore };
}

function apart(token: Token, words: KnownWords): Token[] {
  const [form = ''] = token.forms;
  if (form.length < SHORTEST_JOINED || form.length > LONGEST_JOINED || words.isKnown(form)) return [token];
  const isPart = (part: string) => SMALL.has(part) || (part.length >= SHORTEST_PART && words.matters(part));
  let best: [string, string] | null = null;
  for (let at = 2; at <= form.length - 2; at++) {
    const parts: [string, string] = [form.slice(0, at), form.slice(at)];
    if (!parts.every(isPart) || !parts.some((part) => part.length >= TELLING && words.matters(part))) continue;
    if (!best || Math.min(...parts.map((part) => part.length)) > Math.min(...best.map((part) => part.length))) best = parts;
  }
  return best ? best.map((part, index) => ({ forms: [part], start: token.start, end: token.end, breakBefore: index === 0 && token.breakBefore })) : [token];
}
