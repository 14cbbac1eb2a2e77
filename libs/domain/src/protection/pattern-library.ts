import type { Language } from '../text/language';
import { PhraseIndex, compilePhrase, wordsOf, type WordLists } from '../text/phrase-pattern';
import { Spelling } from '../text/spelling';
import { PROTECTION_KINDS, type ProtectionKind } from './kinds';
import { ForeignSpelling } from './foreign-spelling';
import type { PatternBook, PatternSource } from './pattern-book';
import { COMMON_WORDS } from './patterns/common-words';
import { ENGLISH } from './patterns/english';
import { ENGLISH_LISTS } from './patterns/english-lists';
import { EUROPEAN } from './patterns/european';
import { familiesOf } from './patterns/families';
import { OTHER_SCRIPTS } from './patterns/other-scripts';
import { REAL_WORDS } from './patterns/real-words';
import { SHORT_WORDS } from './patterns/short-words';

/** What a pattern stands for. */
export interface Marked {
  kind: ProtectionKind;
  /** The language of its book; null for books of a script of its own, which says it already. */
  language: Language | null;
  /** As it is written in its book. */
  pattern: string;
}

const TOO_PLAIN = new Set(['right', 'really', 'thing', 'being', 'order', 'orders', 'price', 'prices', 'month']);

/** All patterns, filed; built once when the module is loaded. */
export const INDEX = new PhraseIndex<Marked>();
/** The English words of the patterns, whole and as stems. */
export const VOCABULARY: ReadonlySet<string> = build();
/** Repairs slips in words that matter here. */
export const SPELLING = new Spelling(new Set([...VOCABULARY].filter((word) => word.length >= 3 && !TOO_PLAIN.has(word))), new Set([...REAL_WORDS, ...SHORT_WORDS, ...COMMON_WORDS].filter((word) => !VOCABULARY.has(word))));

/** Repairs slips in words of the other languages of Latin script. */
export const FOREIGN_SPELLING: readonly ForeignSpelling[] = EUROPEAN.map(([language, book]) => new ForeignSpelling(language, wordsOfBook(withFamilies(language, book))));

function wordsOfBook(book: PatternBook): { words: Set<string>; stems: Set<string> } {
  const words = new Set<string>();
  const stems = new Set<string>();
  for (const { elements } of PROTECTION_KINDS.flatMap((kind) => (book[kind] ?? []).flatMap((source) => (typeof source === 'string' ? compilePhrase(source, {}) : compilePhrase(source[0], {}, source[1]))))) {
    for (const element of elements) {
      if (element.kind !== 'term') continue;
      for (const word of element.term.exact) words.add(word);
      for (const stem of element.term.prefixes) stems.add(stem);
    }
  }
  return { words, stems };
}

function build(): Set<string> {
  const vocabulary = new Set<string>();
  addBook('en', withFamilies('en', ENGLISH), ENGLISH_LISTS, vocabulary);
  for (const [language, book] of EUROPEAN) addBook(language, withFamilies(language, book), {}, null);
  for (const [language, book] of OTHER_SCRIPTS) addBook(null, withFamilies(language, book), {}, null);
  return vocabulary;
}

function withFamilies(language: Language, book: PatternBook): PatternBook {
  const whole: Partial<Record<ProtectionKind, readonly PatternSource[]>> = { ...book };
  for (const { kind, patterns } of familiesOf(language)) whole[kind] = [...(whole[kind] ?? []), ...patterns];
  return whole;
}

function addBook(language: Language | null, book: PatternBook, lists: WordLists, vocabulary: Set<string> | null): void {
  for (const kind of PROTECTION_KINDS) {
    for (const source of book[kind] ?? []) {
      const [pattern, options] = typeof source === 'string' ? [source, {}] : source;
      for (const phrase of compilePhrase(pattern, lists, options)) {
        INDEX.add(phrase, { kind, language, pattern });
        if (vocabulary) for (const word of wordsOf(phrase)) vocabulary.add(word);
      }
    }
  }
}
