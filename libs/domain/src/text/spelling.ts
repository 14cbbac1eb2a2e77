import { editDistance } from './edit-distance';

/** How many slips a word of this length may hold and still be told from others of a list; short words are too close to each other. */
export function allowedSlips(length: number): 0 | 1 | 2 {
  return length < 5 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Finds the words of a vocabulary that a mistyped word may stand for. Every vocabulary word is filed under itself with up
 * to two letters left out (the symmetric-delete method), so that a look-up costs the same however large the vocabulary.
 */
export class Spelling {
  private readonly filed = new Map<string, string[]>();

  constructor(
    private readonly vocabulary: ReadonlySet<string>,
    /** Real words that look like a slip of a vocabulary word and are none. */
    private readonly others: ReadonlySet<string> = new Set(),
    /** Of words shorter than this only swapped and doubled letters are told. */
    private readonly strictBelow = 0,
  ) {
    for (const word of vocabulary) {
      for (const key of deletions(word, Math.max(1, allowedSlips(word.length)))) {
        const list = this.filed.get(key);
        if (list) list.push(word);
        else this.filed.set(key, [word]);
      }
    }
  }

  /**
   * Vocabulary words the given word is a slip of, nearest first; empty for words known as they are.
   * @param generous takes one slip more in a word of five letters or more: for a message that is hardly more than this word
   */
  repair(word: string, generous = false): string[] {
    if (word.length < 3 || word.length > 24 || this.vocabulary.has(word) || this.others.has(word)) return [];
    const found = new Map<string, number>();
    for (const key of deletions(word, word.length < 5 ? 1 : 2)) {
      for (const candidate of this.filed.get(key) ?? []) {
        if (found.has(candidate)) continue;
        const limit = candidate.length < 5 ? 1 : Math.min(2, allowedSlips(candidate.length) + (generous ? 1 : 0));
        const distance = editDistance(word, candidate, limit);
        if (distance > limit || !likely(word, candidate, distance)) continue;
        if (candidate.length >= this.strictBelow || swapped(word, candidate) || doubled(word, candidate)) found.set(candidate, distance);
      }
    }
    return [...found].sort((a, b) => a[1] - b[1]).map(([candidate]) => candidate);
  }
}

/**
 * Whether a slip of this kind happens in a word of this length. It rarely hits the first letter: there a letter may be
 * left out, doubled, swapped or that of the key beside it, but not be any other one ("fallback" is no "callback"). In three letters only their order,
 * a doubled and a missing one are told.
 */
function likely(word: string, candidate: string, distance: number): boolean {
  const sameStart = word[0] === candidate[0] || (word[0] === candidate[1] && word[1] === candidate[0]);
  if (candidate.length >= 7) return sameStart || word.length !== candidate.length || nearKey(word, candidate);
  if (!sameStart) return distance === 1 && candidate.length >= 4 && (word === candidate.slice(1) || nearKey(word, candidate));
  if (candidate.length === 3) return swapped(word, candidate) || nearKey(word, candidate) || (word.length === 4 && doubled(word, candidate));
  return candidate.length > 4 || swapped(word, candidate) || word.length !== candidate.length || word.length === 4;
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** One letter is another whose key lies beside it. */
function nearKey(word: string, candidate: string): boolean {
  if (word.length !== candidate.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== candidate[index]);
  if (at < 0 || word.slice(at + 1) !== candidate.slice(at + 1)) return false;
  const row = ROWS.find((keys) => keys.includes(word[at] ?? '-'));
  return row !== undefined && row.includes(candidate[at] ?? '-') && Math.abs(row.indexOf(word[at] ?? '') - row.indexOf(candidate[at] ?? '')) === 1;
}

const swapped = (word: string, candidate: string) => word.length === candidate.length && lettersOf(word) === lettersOf(candidate);
const doubled = (word: string, candidate: string) => word.length > candidate.length && word.replace(/(.)\1/g, '$1') === candidate.replace(/(.)\1/g, '$1');

function lettersOf(word: string): string {
  return [...word].sort().join('');
}

function deletions(word: string, depth: number): Set<string> {
  const all = new Set([word]);
  let edge = [word];
  for (let d = 0; d < depth; d++) {
    const next: string[] = [];
    for (const item of edge) {
      for (let i = 0; i < item.length; i++) {
        const shorter = item.slice(0, i) + item.slice(i + 1);
        if (!all.has(shorter)) {
          all.add(shorter);
          next.push(shorter);
        }
      }
    }
    edge = next;
  }
  return all;
}
