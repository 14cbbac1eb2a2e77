import { foldText } from '../text/fold';
import { MOOD_WORDS, UNSPACED_MOOD } from './mood-words';

/** Words and beginnings of words with a value each. */
export class Lexicon<V> {
  private readonly words = new Map<string, V>();
  private readonly stems = new Map<string, V>();
  private longest = 0;

  /** @param listed words divided by blanks; `word*` begins so */
  add(listed: string, value: V): void {
    for (const word of listed.split(/\s+/).filter(Boolean)) {
      if (!word.endsWith('*')) this.words.set(word, value);
      else {
        this.stems.set(word.slice(0, -1), value);
        this.longest = Math.max(this.longest, word.length - 1);
      }
    }
  }

  /** The value of a folded word; of several beginnings the longest counts. */
  of(word: string): V | undefined {
    const whole = this.words.get(word);
    if (whole !== undefined) return whole;
    for (let length = Math.min(word.length, this.longest); length > 2; length -= 1) {
      const value = this.stems.get(word.slice(0, length));
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

const VALUES = { furious: -3, annoyed: -2, complaining: -1, pleased: 1, delighted: 2 } as const;
const PRESSURE = { now: 0.6, soon: 0.4, today: 0.2 } as const;
type Entry<T> = readonly [phrase: string, value: T];
const entries = <T extends number>(listed: string, value: T): Entry<T>[] => listed.split('|').map((phrase) => [phrase, value] as const);

/** Words of other languages that tell how somebody feels, with their weight. */
export const FOREIGN_MOOD = new Lexicon<number>();
/** Words of other languages that turn a good word into a bad one. */
export const FOREIGN_NEGATIONS = new Set<string>();
/** Phrases of other languages that press, with their weight; those that take haste away. */
export const FOREIGN_PRESSING: readonly Entry<number>[] = Object.values(MOOD_WORDS).flatMap((words) => (Object.entries(PRESSURE) as [keyof typeof PRESSURE, number][]).flatMap(([key, value]) => entries(words[key], value)));
export const FOREIGN_RELAXED: readonly string[] = Object.values(MOOD_WORDS).flatMap(({ relaxed }) => relaxed.split('|'));
for (const words of Object.values(MOOD_WORDS)) {
  for (const [key, value] of Object.entries(VALUES) as [keyof typeof VALUES, number][]) FOREIGN_MOOD.add(words[key], value);
  for (const word of words.not.split(' ')) FOREIGN_NEGATIONS.add(word);
}

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const MOOD: readonly Entry<number>[] = (['furious', 'annoyed', 'pleased', 'delighted'] as const).flatMap((key) => entries(UNSPACED_MOOD[key], VALUES[key]));
const PRESSING: readonly Entry<number>[] = (['now', 'soon', 'today'] as const).flatMap((key) => entries(UNSPACED_MOOD[key], PRESSURE[key]));

/** What a Chinese, Japanese or Korean text holds of these; nothing for any other. */
export function unspacedMood(text: string): Entry<number>[] {
  return UNSPACED.test(text) ? heldIn(text, MOOD) : [];
}
export function unspacedPressing(text: string): { pressing: Entry<number>[]; relaxed: string | undefined } {
  if (!UNSPACED.test(text)) return { pressing: [], relaxed: undefined };
  const folded = foldText(text).text;
  return { pressing: heldIn(text, PRESSING), relaxed: UNSPACED_MOOD.relaxed.split('|').find((phrase) => folded.includes(phrase)) };
}

function heldIn(text: string, list: readonly Entry<number>[]): Entry<number>[] {
  const folded = foldText(text).text;
  return list.filter(([phrase]) => folded.includes(phrase));
}
