import { PhraseIndex, compilePhrase, wordsOf, type WordLists } from '../text/phrase-pattern';
import { Spelling } from '../text/spelling';
import { PROTECTION_KINDS, type ProtectionKind } from './kinds';
import type { PatternBook } from './pattern-book';
import { ENGLISH } from './patterns/english';
import { ENGLISH_LISTS } from './patterns/english-lists';
import { EUROPEAN } from './patterns/european';
import { OTHER_SCRIPTS } from './patterns/other-scripts';
import { REAL_WORDS } from './patterns/real-words';

/** What a pattern stands for. */
export interface Marked {
  kind: ProtectionKind;
  /** As it is written in its book. */
  pattern: string;
}

const TOO_PLAIN = new Set(['about', 'after', 'again', 'their', 'there', 'these', 'those', 'which', 'would', 'could', 'should', 'other', 'where', 'right', 'really', 'still', 'thing', 'being', 'order', 'orders', 'price', 'prices', 'month']);

/** All patterns, filed; built once when the module is loaded. */
export const INDEX = new PhraseIndex<Marked>();
/** The English words of the patterns, whole and as stems. */
export const VOCABULARY: ReadonlySet<string> = build();
/** Repairs slips in words that matter here. */
export const SPELLING = new Spelling(new Set([...VOCABULARY].filter((word) => word.length >= 5 && !TOO_PLAIN.has(word))), REAL_WORDS);

function build(): Set<string> {
  const vocabulary = new Set<string>();
  addBook(ENGLISH, ENGLISH_LISTS, vocabulary);
  for (const book of [...EUROPEAN, ...OTHER_SCRIPTS]) addBook(book, {}, null);
  return vocabulary;
}

function addBook(book: PatternBook, lists: WordLists, vocabulary: Set<string> | null): void {
  for (const kind of PROTECTION_KINDS) {
    for (const source of book[kind] ?? []) {
      const [pattern, options] = typeof source === 'string' ? [source, {}] : source;
      for (const phrase of compilePhrase(pattern, lists, options)) {
        INDEX.add(phrase, { kind, pattern });
        if (vocabulary) for (const word of wordsOf(phrase)) vocabulary.add(word);
      }
    }
  }
}
