import type { Language } from '../text/language';
import { Spelling } from '../text/spelling';

/** Of shorter words only swapped and doubled letters are told: without a dictionary of the language more would be guessing. */
const SURE = 7;
const SHORTEST = 5;

/**
 * Repairs slips in words of another language against the words and stems of its pattern book. A stem stands at the
 * beginning of the word.
 */
export class ForeignSpelling {
  private readonly words: Spelling;
  private readonly stems: Spelling;
  private readonly longestStem: number;

  constructor(
    readonly language: Language,
    private readonly vocabulary: { words: ReadonlySet<string>; stems: ReadonlySet<string> },
  ) {
    const long = (list: ReadonlySet<string>) => new Set([...list].filter((word) => word.length >= SHORTEST));
    this.words = new Spelling(long(vocabulary.words), new Set(), SURE);
    this.stems = new Spelling(long(vocabulary.stems), new Set(), SURE);
    this.longestStem = Math.max(0, ...[...vocabulary.stems].map((stem) => stem.length));
  }

  /** Words and stems of the book that the word may be a slip of; empty for words that the book knows. */
  repair(word: string): string[] {
    if (word.length < SHORTEST || this.vocabulary.words.has(word)) return [];
    const found = new Set(this.words.repair(word));
    for (let length = SHORTEST; length <= Math.min(word.length, this.longestStem + 1); length++) {
      const beginning = word.slice(0, length);
      if (this.vocabulary.stems.has(beginning)) return [];
      for (const stem of this.stems.repair(beginning)) found.add(stem);
    }
    return [...found];
  }
}
