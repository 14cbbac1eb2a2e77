import { AhoCorasick, type Found } from './aho-corasick';
import { canonicalPhrase, canonicalReadings } from './canonical';

/** Scripts that write no space between words: there a phrase may begin and end inside a run of letters. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** All phrases of a workspace as one automaton: a message is read once, however many phrases there are. */
export class PhraseAutomaton {
  private readonly automaton: AhoCorasick;
  private readonly phrases: string[][];
  private readonly vocabulary: ReadonlySet<string>;

  /** @param phrases as people wrote them; those without a word are never found */
  constructor(phrases: Iterable<string>) {
    const byPattern = new Map<string, string[]>();
    const vocabulary = new Set<string>();
    for (const phrase of new Set(phrases)) {
      const words = canonicalPhrase(phrase);
      if (words === '') continue;
      for (const word of words.split(' ')) vocabulary.add(word);
      const pattern = `${UNSPACED.test(words.slice(0, 2)) ? '' : ' '}${words}${UNSPACED.test(words.slice(-2)) ? '' : ' '}`;
      byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), phrase]);
    }
    this.automaton = new AhoCorasick([...byPattern.keys()]);
    this.phrases = [...byPattern.values()];
    this.vocabulary = vocabulary;
  }

  /** Where each phrase that occurs is said first: whole words in this order, [start, end) in the text as it was written. */
  find(text: string): Map<string, Found> {
    const places = new Map<string, Found>();
    for (const reading of canonicalReadings(text, this.vocabulary)) {
      for (const [index, { start, end }] of this.automaton.search(reading.text)) {
        const from = reading.text[start] === ' ' ? start + 1 : start;
        const to = reading.text[end - 1] === ' ' ? end - 2 : end - 1;
        for (const phrase of this.phrases[index] ?? []) {
          if (!places.has(phrase)) places.set(phrase, { start: reading.starts[from] ?? 0, end: reading.ends[to] ?? 0 });
        }
      }
    }
    return places;
  }
}
