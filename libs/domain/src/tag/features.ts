/** Sparse, unit-length tf-idf vectors of a text's words and characters: the lexical half of the classifier's kernel. */
export interface LexicalFeatures {
  words: Map<string, number>;
  characters: Map<string, number>;
}

/** Document frequencies over the texts a classifier was trained on. */
export interface LexicalModel {
  documents: number;
  words: Map<string, number>;
  characters: Map<string, number>;
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

function counted(grams: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

function wordGrams(words: string[]): string[] {
  return [...words, ...words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`)];
}

function* characterGrams(words: string[]): Iterable<string> {
  for (const word of words) {
    const letters = [...`_${word.slice(0, 30)}_`];
    for (let size = 3; size <= 5; size += 1) {
      for (let from = 0; from + size <= letters.length; from += 1) yield letters.slice(from, from + size).join('');
    }
  }
}

/** Counts in how many texts each gram occurs. */
export function lexicalModel(texts: readonly string[]): LexicalModel {
  const model: LexicalModel = { documents: texts.length, words: new Map(), characters: new Map() };
  for (const text of texts) {
    const words = plainWords(text);
    for (const gram of new Set(wordGrams(words))) model.words.set(gram, (model.words.get(gram) ?? 0) + 1);
    for (const gram of new Set(characterGrams(words))) model.characters.set(gram, (model.characters.get(gram) ?? 0) + 1);
  }
  return model;
}

/** A text's features under a model; a gram that the model has never seen counts as rarest. */
export function lexicalFeatures(text: string, model: LexicalModel): LexicalFeatures {
  const words = plainWords(text);
  return {
    words: weighted(counted(wordGrams(words)), model.words, model.documents),
    characters: weighted(counted(characterGrams(words)), model.characters, model.documents),
  };
}

function weighted(counts: Map<string, number>, frequencies: Map<string, number>, documents: number): Map<string, number> {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [gram, count] of counts) {
    const weight = (1 + Math.log(count)) * (Math.log((1 + documents) / (1 + (frequencies.get(gram) ?? 0))) + 1);
    weights.set(gram, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [gram, weight] of weights) weights.set(gram, weight / length);
  return weights;
}

/** Cosine of two sparse unit vectors. */
export function sparseDot(a: Map<string, number>, b: Map<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [gram, weight] of small) sum += weight * (large.get(gram) ?? 0);
  return sum;
}
