import { createRequire } from 'node:module';
import { STOP_WORDS } from './stop-words';

// The stemmer (Porter2, http://snowball.tartarus.org/algorithms/english/stemmer.html) carries no types.
const porter2 = createRequire(__filename)('wink-porter2-stemmer') as (word: string) => string;
/** Stems that are known already: a question looks at the same few hundred words again and again. Begun anew when full. */
const stems = new Map<string, string>();
const MOST_STEMS = 20_000;

/** What the inflexions of an English word have in common (Porter2). */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = porter2(word);
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, made);
  return made;
}

const WORD = /\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}]+(?:['’][\p{L}]+)*\p{N}*/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u;

/** A word as it was written (lower case) and the term it is indexed under. */
export interface Token {
  word: string;
  term: string;
}

/**
 * Content words of a text, in order. Documents and questions go through this one function, so that what is asked can
 * meet what is stored; scripts without spaces become overlapping pairs of characters.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [match] of text.normalize('NFKC').toLowerCase().matchAll(WORD)) {
    const word = match.replace(/['’](?:s|re|ve|ll|d|m)$/u, '').replace(/['’]/gu, '');
    if (word.length > 60 || STOP_WORDS.has(word)) continue;
    if (UNSPACED.test(word)) {
      const letters = [...word];
      if (letters.length === 1) tokens.push({ word, term: word });
      for (let i = 0; i + 1 < letters.length; i += 1) tokens.push({ word: `${letters[i]}${letters[i + 1]}`, term: `${letters[i]}${letters[i + 1]}` });
    } else if (/^\p{N}/u.test(word)) tokens.push({ word, term: word.replace(/,(?=\d{3}\b)/g, '') });
    else tokens.push({ word, term: /^[a-z]{3,}$/.test(word) ? stem(word) : word });
  }
  return tokens;
}

/** How often each term occurs. */
export function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of tokenize(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
