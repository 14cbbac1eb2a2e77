import type { Token } from '../text/tokens';

/** Characters of the customer's that are quoted at most. */
const LONGEST_PHRASE = 200;

/** Indexes of the first word of the sentence that holds `from` and of the first word after the one that holds `to`. */
export function sentenceSpan(tokens: readonly Token[], from: number, to: number): [first: number, next: number] {
  let first = from;
  while (first > 0 && !tokens[first]?.breakBefore) first--;
  let next = to + 1;
  while (next < tokens.length && !tokens[next]?.breakBefore) next++;
  return [first, next];
}

/** The sentence or sentences that hold the words, verbatim; a long one is cut around them. */
export function quote(text: string, tokens: readonly Token[], from: number, to: number): string {
  const [first, next] = sentenceSpan(tokens, from, to);
  const sentence = text.slice(tokens[first]?.start ?? 0, tokens[next]?.start ?? text.length).trim();
  if (sentence.length <= LONGEST_PHRASE) return sentence;
  const words = text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? text.length);
  return [...words].slice(0, LONGEST_PHRASE).join('');
}

export const is = (token: Token | undefined, ...words: string[]): boolean => token !== undefined && token.forms.some((form) => words.includes(form));
