import { foldText } from '../text/fold';
import { plainWords } from './features';
import { FOREIGN_MOOD, FOREIGN_NEGATIONS, unspacedMood } from './mood-lexicon';

/** English words that tell how somebody feels, with their weight; those of other languages stand in `mood-words.ts`. */
const WORDS: Readonly<Record<string, number>> = {
  angry: -2, furious: -3, outrageous: -3, unacceptable: -3, ridiculous: -2, disgusting: -3, terrible: -2, horrible: -2, awful: -2, worst: -3, useless: -2, pathetic: -3, annoyed: -2, annoying: -2,
  disappointed: -2, disappointing: -2, frustrated: -2, frustrating: -2, upset: -2, sick: -1, tired: -1, joke: -2, shame: -2, shameful: -3, liar: -3, liars: -3, lying: -2, thieves: -3, steal: -2, stealing: -3,
  incompetent: -3, nightmare: -2, fed: -1, enough: -1, never: -1, hate: -3, stupid: -2, damn: -2, hell: -2, wtf: -3, crap: -2, bullshit: -3, rubbish: -2, wrong: -1, problem: -1, again: -0.5, still: -0.5,
  thanks: 1, thank: 1, great: 2, perfect: 2, love: 2, awesome: 2, excellent: 2, helpful: 2, nice: 1, good: 1, happy: 2, appreciate: 2, wonderful: 2,
};
const NEGATIONS = new Set(['not', "don't", 'no', 'never', "isn't", "wasn't", "didn't"]);
const MOST_REASONS = 4;

/** How a message sounds. */
export interface Sentiment {
  /** −1 (furious) to 1 (delighted). */
  value: number;
  /** The words that say so. */
  words: string[];
  /** What speaks for it, for people. */
  reasons: string[];
}

/** How a message sounds, with what says so. Shouting and rows of ! make bad worse. */
export function sentimentOf(text: string): Sentiment {
  const words = plainWords(text);
  const telling: string[] = [];
  const reasons: string[] = [];
  let sum = 0;
  const folded = plainWords(foldText(text).text);
  words.forEach((word, index) => {
    const plain = folded.length === words.length ? (folded[index] ?? word) : word;
    const weight = WORDS[word] ?? FOREIGN_MOOD.of(plain);
    if (weight === undefined) return;
    const before = words.slice(Math.max(0, index - 2), index);
    const near = folded.length === words.length ? folded.slice(Math.max(0, index - 2), index + 2) : [];
    const negated = weight > 0 && (before.some((one) => NEGATIONS.has(one)) || (WORDS[word] === undefined && near.some((one) => FOREIGN_NEGATIONS.has(one))));
    sum += negated ? -weight : weight;
    telling.push(word);
    if (Math.abs(weight) >= 1) reasons.push(`“${negated ? [...before, word].join(' ') : word}”`);
  });
  for (const [phrase, weight] of unspacedMood(text)) {
    sum += weight;
    telling.push(phrase);
    reasons.push(`“${phrase}”`);
  }
  if (isShouting(text)) {
    sum -= 1.5;
    reasons.push('in capitals');
  }
  if (/!{2,}/.test(text)) {
    sum += sum > 0 ? 0.5 : -1;
    reasons.push('“!!”');
  }
  return { value: Math.max(-1, Math.min(1, sum / 4)), words: telling, reasons: [...new Set(reasons)].slice(0, MOST_REASONS) };
}

/** Mostly capitals, in a text long enough to tell. */
function isShouting(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 12 && capitals / letters > 0.7;
}
