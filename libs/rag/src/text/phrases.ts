/** A phrase that stands in a text, with what it stands for. */
export interface FoundPhrase<T> {
  value: T;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Finds many words and phrases in a text at once: each where it stands whole, in any case, its words one white space apart.
 * A regular expression for each of a hundred takes the engine a quarter of a second to compile, again and again, since it
 * forgets those that rest.
 */
export class Phrases<T> {
  /** By first word. */
  private readonly phrases = new Map<string, { text: string; words: number; value: T }[]>();

  /** @param entries phrases in lower case, with what they stand for */
  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [text, value] of entries) {
      const words = text.match(WORD) ?? [];
      const first = words[0] ?? '';
      this.phrases.set(first, [...(this.phrases.get(first) ?? []), { text, words: words.length, value }]);
    }
  }

  /** From left to right; of those that begin with the same word, in the order they were given. */
  in(text: string): FoundPhrase<T>[] {
    const found: FoundPhrase<T>[] = [];
    const words = [...text.matchAll(WORD)];
    words.forEach((word, at) => {
      for (const phrase of this.phrases.get(word[0].toLowerCase()) ?? []) {
        const last = words[at + phrase.words - 1];
        if (!last) continue;
        const [start, end] = [word.index, last.index + last[0].length];
        if (text.slice(start, end).toLowerCase().replace(/\s+/g, ' ') === phrase.text) found.push({ value: phrase.value, start, end });
      }
    });
    return found;
  }
}
