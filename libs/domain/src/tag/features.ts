/** A sparse vector: hashed n-grams with their weights, of length 1. */
export interface SparseVector {
  readonly keys: readonly number[];
  readonly weights: Float32Array;
}

/** The lexical half of a text: tf-idf vectors of its words and characters. */
export interface LexicalFeatures {
  words: SparseVector;
  characters: SparseVector;
}

/** In how many of the texts each gram occurs. */
export interface LexicalModel {
  documents: number;
  words: Map<number, number>;
  characters: Map<number, number>;
}

/** Text as the features see it: folded to lower case, punctuation as gaps, numbers as one sign. */
export function plainWords(text: string): string[] {
  return wordsOfText(text.replace(/\d[\d.,]*/g, ' 0 '));
}

/** The words of a text, folded to lower case, numbers as they are. */
export function wordsOfText(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .split(/[^\p{L}\p{N}\p{M}']+/u)
    .filter((word) => word !== '' && word !== "'");
}

/** Words of a text that are looked at: the rest of a very long message repeats what it is about. */
const MOST_WORDS = 400;
const LONGEST_WORD = 30;

/** FNV-1a. Two grams of one hash are rare among the few ten thousand of a workspace, and harmless. */
function hash(gram: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < gram.length; i += 1) value = Math.imul(value ^ gram.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function counted(grams: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

/** Words and pairs of neighbours. */
function* wordGrams(words: readonly string[]): Iterable<number> {
  for (let i = 0; i < words.length; i += 1) {
    yield hash(words[i] ?? '');
    if (i > 0) yield hash(`${words[i - 1] ?? ''} ${words[i] ?? ''}`);
  }
}

/** Runs of three to five characters within a word and its edges. */
function* characterGrams(words: readonly string[]): Iterable<number> {
  for (const word of words) {
    const letters = `_${word.slice(0, LONGEST_WORD)}_`;
    for (let size = 3; size <= 5; size += 1) {
      for (let from = 0; from + size <= letters.length; from += 1) yield hash(letters.slice(from, from + size));
    }
  }
}

/** A model that has seen nothing. */
export function emptyLexicon(): LexicalModel {
  return { documents: 0, words: new Map(), characters: new Map() };
}

/** Counts the grams of one more text. */
export function countText(model: LexicalModel, text: string): void {
  const words = plainWords(text).slice(0, MOST_WORDS);
  model.documents += 1;
  for (const gram of new Set(wordGrams(words))) model.words.set(gram, (model.words.get(gram) ?? 0) + 1);
  for (const gram of new Set(characterGrams(words))) model.characters.set(gram, (model.characters.get(gram) ?? 0) + 1);
}

/** A text's features under a model; a gram that the model has never seen counts as rarest. */
export function lexicalFeatures(text: string, model: LexicalModel): LexicalFeatures {
  const words = plainWords(text).slice(0, MOST_WORDS);
  return {
    words: weighted(counted(wordGrams(words)), model.words, model.documents),
    characters: weighted(counted(characterGrams(words)), model.characters, model.documents),
  };
}

function weighted(counts: Map<number, number>, frequencies: Map<number, number>, documents: number): SparseVector {
  const keys = [...counts.keys()];
  const weights = new Float32Array(keys.length);
  let squares = 0;
  keys.forEach((gram, i) => {
    const weight = (1 + Math.log(counts.get(gram) ?? 1)) * (Math.log((1 + documents) / (1 + (frequencies.get(gram) ?? 0))) + 1);
    weights[i] = weight;
    squares += weight * weight;
  });
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < weights.length; i += 1) weights[i] = (weights[i] as number) / length;
  return { keys, weights };
}
