import { editDistance } from './edit-distance';

/** How many slips a word of this length may hold and still be told from others of a list; short words are too close to each other. */
export function allowedSlips(length: number): 0 | 1 | 2 {
  return length < 5 ? 0 : length < 8 ? 1 : 2;
}

/** Shorter words are too close to each other to take two slips. */
const SHORT = 5;

/**
 * Finds the words of a vocabulary that a mistyped word may stand for. Every vocabulary word is filed under itself with up
 * to two letters left out (the symmetric-delete method), so that a look-up costs the same however large the vocabulary.
 */
export class Spelling {
  private readonly filed = new Map<string, string[]>();
  private readonly filedOthers = new Map<string, string[]>();

  constructor(
    private readonly vocabulary: ReadonlySet<string>,
    /** Real words that look like a slip of a vocabulary word and are none. */
    private readonly others: ReadonlySet<string> = new Set(),
    /** Of words shorter than this only swapped and doubled letters are told. */
    private readonly strictBelow = 0,
  ) {
    for (const word of vocabulary) file(this.filed, word, word.length < SHORT ? 1 : 2);
    for (const word of others) if (word.length >= SHORT - 1) file(this.filedOthers, word, 1);
  }

  /**
   * Vocabulary words the given word is a slip of, nearest first; empty for words known as they are.
   * @param generous takes one slip more in a word of five letters or more: for a message that is hardly more than this word
   */
  repair(word: string, generous = false): string[] {
    if (word.length < 3 || word.length > 24 || this.vocabulary.has(word) || this.others.has(word)) return [];
    return this.within(word, (candidate) => (candidate.length < SHORT ? 1 : Math.min(2, allowedSlips(candidate.length) + (generous ? 1 : 0))), (candidate, distance) =>
      likely(word, candidate, distance) && (candidate.length >= this.strictBelow || swapped(word, candidate) || doubled(word, candidate)));
  }

  /**
   * Bolder guesses than {@link repair}, to be believed where the words around agree: two slips in a word of five letters
   * or more, any one slip in a shorter word. Of what it may be only the nearest; nothing for known words, their
   * inflections, and slips that are told already.
   */
  guess(word: string): string[] {
    if (word.length < 3 || word.length > 24 || this.knows(word) || this.repair(word).length > 0) return [];
    const sound = (candidate: string) => word[0] === candidate[0] || word.slice(-2) === candidate.slice(-2) || swapped(word.slice(0, 2), candidate.slice(0, 2));
    const near = this.within(word, () => 1, () => true);
    if (near.length > 0 || this.isNearAnother(word)) return near;
    return this.within(word, (candidate) => (candidate.length < SHORT ? 1 : 2), sound);
  }

  /** One slip away from a word that is none of the vocabulary: the likelier reading. */
  private isNearAnother(word: string): boolean {
    return [...deletions(word, 1)].some((key) => (this.filedOthers.get(key) ?? []).some((other) => editDistance(word, other, 1) <= 1));
  }

  /** A word of the vocabulary, one that is known to be none of it, or a form of either. */
  knows(word: string): boolean {
    return this.isListed(word) || isInflected(word, (stem) => this.isListed(stem));
  }

  private isListed(word: string): boolean {
    return this.vocabulary.has(word) || this.others.has(word);
  }

  private within(word: string, limitOf: (candidate: string) => number, believable: (candidate: string, distance: number) => boolean): string[] {
    const found = new Map<string, number>();
    for (const key of deletions(word, word.length < SHORT - 1 ? 1 : 2)) {
      for (const candidate of this.filed.get(key) ?? []) {
        if (found.has(candidate)) continue;
        const limit = limitOf(candidate);
        const distance = editDistance(word, candidate, limit);
        if (distance <= limit && believable(candidate, distance)) found.set(candidate, distance);
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

const ENDINGS: readonly (readonly [ending: string, stems: readonly string[]])[] = [
  ['ing', ['', 'e']], ['ings', ['', 'e']], ['ied', ['y']], ['ies', ['y']], ['ed', ['', 'e']], ['er', ['', 'e']], ['es', ['', 'e']], ['s', ['']], ['ly', ['']], ['able', ['', 'e']], ['ment', ['']], ['y', ['']], ['n', ['']], ['en', ['', 'e']],
];
const BEGINNINGS = ['un', 're', 'pre', 'non', 'over', 'out', 'up'];

/** An English form or derivation of a known word ("showing", "topped", "unblock"): a word, and no slip of another. */
function isInflected(word: string, isKnown: (stem: string) => boolean): boolean {
  if (BEGINNINGS.some((beginning) => word.startsWith(beginning) && word.length > beginning.length + 3 && isKnown(word.slice(beginning.length)))) return true;
  return ENDINGS.some(([ending, tails]) => {
    if (!word.endsWith(ending) || word.length < ending.length + 3) return false;
    const stem = word.slice(0, -ending.length);
    const single = stem.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
    return tails.some((tail) => isKnown(stem + tail)) || (single !== stem && ending !== 's' && isKnown(single));
  });
}

const swapped = (word: string, candidate: string) => word.length === candidate.length && lettersOf(word) === lettersOf(candidate);
const doubled = (word: string, candidate: string) => word.length > candidate.length && word.replace(/(.)\1/g, '$1') === candidate.replace(/(.)\1/g, '$1');

function lettersOf(word: string): string {
  return [...word].sort().join('');
}

function file(index: Map<string, string[]>, word: string, depth: number): void {
  for (const key of deletions(word, depth)) {
    const list = index.get(key);
    if (list) list.push(word);
    else index.set(key, [word]);
  }
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
