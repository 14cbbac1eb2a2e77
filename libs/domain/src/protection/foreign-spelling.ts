import { wordsOfLanguage, type Language } from '../text/language';
import { Spelling } from '../text/spelling';

/** Of shorter words only swapped and doubled letters are told: without a dictionary of the language more would be guessing. */
const SURE = 7;
const SHORTEST = 5;
/** Bold guesses are made from shorter ones too. */
const SHORTEST_GUESS = 3;

/**
 * Repairs slips in words of another language against the words and stems of its pattern book. A stem stands at the
 * beginning of the word.
 */
export class ForeignSpelling {
  private readonly words: Spelling;
  private readonly stems: Spelling;
  private readonly boldWords: Spelling;
  private readonly boldStems: Spelling;
  private readonly longestStem: number;

  constructor(
    readonly language: Language,
    private readonly vocabulary: { words: ReadonlySet<string>; stems: ReadonlySet<string> },
  ) {
    const from = (length: number, list: ReadonlySet<string>) => new Set([...list].filter((word) => word.length >= length));
    this.words = new Spelling(from(SHORTEST, vocabulary.words), new Set(), SURE);
    this.stems = new Spelling(from(SHORTEST, vocabulary.stems), new Set(), SURE);
    const others = new Set([...wordsOfLanguage(language)].filter((word) => !vocabulary.words.has(word)));
    this.boldWords = new Spelling(from(SHORTEST_GUESS, vocabulary.words), others);
    this.boldStems = new Spelling(from(SHORTEST, vocabulary.stems), others);
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
  /** Bolder guesses, to be believed where the words around agree; none for words that the language or the book knows. */
  guess(word: string): string[] {
    if (word.length < SHORTEST_GUESS || this.vocabulary.words.has(word)) return [];
    const found = new Set(bold(this.boldWords, word));
    for (let length = SHORTEST; length <= Math.min(word.length, this.longestStem + 1); length++) {
      const beginning = word.slice(0, length);
      if (this.vocabulary.stems.has(beginning)) return [];
      for (const stem of bold(this.boldStems, beginning)) found.add(stem);
    }
    return [...found];
  }
}

const bold = (spelling: Spelling, word: string): string[] => [...spelling.repair(word), ...spelling.guess(word)];
