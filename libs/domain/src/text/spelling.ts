import { editDistance } from './edit-distance';

/** How many slips a word of this length may hold and still be told; short words are too close to each other. */
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
  ) {
    for (const word of vocabulary) {
      for (const key of deletions(word, allowedSlips(word.length))) {
        const list = this.filed.get(key);
        if (list) list.push(word);
        else this.filed.set(key, [word]);
      }
    }
  }

  /** Vocabulary words the given word is a slip of, nearest first; empty for words known as they are. */
  repair(word: string): string[] {
    if (word.length < 4 || word.length > 24 || this.vocabulary.has(word) || this.others.has(word)) return [];
    const found = new Map<string, number>();
    for (const key of deletions(word, word.length < 7 ? 1 : 2)) {
      for (const candidate of this.filed.get(key) ?? []) {
        if (found.has(candidate)) continue;
        const limit = allowedSlips(candidate.length);
        const distance = editDistance(word, candidate, limit);
        // A slip rarely hits the first letter, and words that differ there are mostly other words.
        const sameStart = word[0] === candidate[0] || (word[0] === candidate[1] && word[1] === candidate[0]);
        if (distance <= limit && (sameStart || (distance === 1 && candidate.length >= 7))) found.set(candidate, distance);
      }
    }
    return [...found].sort((a, b) => a[1] - b[1]).map(([candidate]) => candidate);
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
