import { foldText } from '../text/fold';
import { wordsOfText } from './features';
import { FOREIGN_PRESSING, FOREIGN_RELAXED, unspacedPressing } from './mood-lexicon';

/** How soon somebody should look at a message. */
export interface Urgency {
  /** 0 (any time) to 1 (now). */
  value: number;
  /** What speaks for it, for people. */
  reasons: string[];
}

/** English phrases that press, with their weight; those of other languages stand in `mood-words.ts`. */
const PRESSING: readonly (readonly [string, number])[] = [
  ['urgent', 0.6], ['urgently', 0.6], ['emergency', 0.7], ['asap', 0.5], ['as soon as possible', 0.5], ['immediately', 0.5], ['right now', 0.4], ['right away', 0.4], ['at once', 0.3],
  ['today', 0.2], ['tonight', 0.3], ['tomorrow', 0.2], ['this morning', 0.2], ['end of day', 0.4], ['within the hour', 0.6], ['deadline', 0.4], ['due today', 0.5], ['last reminder', 0.4], ['final notice', 0.5],
  ['cut off', 0.5], ['suspended', 0.4], ['suspend', 0.4], ['blocked', 0.4], ['locked out', 0.5], ['shut down', 0.5], ['stopped working', 0.4], ['cannot work', 0.5], ["can't work", 0.5], ['losing money', 0.5],
  ['debt collector', 0.5], ['collection agency', 0.5], ['payroll', 0.2], ['hacked', 0.6], ['stolen', 0.5],
];
const RELAXED = ['not urgent', 'no rush', 'no hurry', 'whenever you', 'when you have time', 'take your time', "isn't urgent", 'nothing urgent'];
const URGENT_TAG = 0.5;

/**
 * How soon somebody should look, from what is said and from tags that the workspace calls urgent.
 * @param urgentTags names of those among the message's tags
 */
export function urgencyOf(text: string, urgentTags: readonly string[]): Urgency {
  const message = ` ${wordsOfText(text).join(' ')} `;
  const says = (phrase: string): boolean => message.includes(` ${phrase} `) || (phrase.endsWith('you') && message.includes(` ${phrase}`));
  const folded = ` ${wordsOfText(foldText(text).text).join(' ')} `;
  const saysElsewhere = (phrase: string): boolean => folded.includes(phrase.endsWith('*') ? ` ${phrase.slice(0, -1)}` : ` ${phrase} `);
  const unspaced = unspacedPressing(text);
  const relaxed = RELAXED.find(says) ?? FOREIGN_RELAXED.find(saysElsewhere) ?? unspaced.relaxed;
  const tagged = urgentTags.map((name) => `tag ${name}`);
  if (relaxed !== undefined) return { value: tagged.length > 0 ? URGENT_TAG / 2 : 0, reasons: [`“${relaxed}”`, ...tagged] };
  const english = PRESSING.filter(([phrase]) => says(phrase));
  const further = FOREIGN_PRESSING.filter(([phrase]) => saysElsewhere(phrase) && !english.some(([one]) => one.startsWith(phrase.replace('*', ''))));
  // What several languages write alike is one sign.
  const pressing = [...new Map([...english, ...further, ...unspaced.pressing].map((entry) => [entry[0].replace('*', ''), entry] as const)).values()].map(([phrase, weight]) => [phrase.replace('*', '…'), weight] as const);
  // Independent signs: each takes its share of what is left to certainty.
  const signs = [...pressing.map(([, weight]) => weight), ...urgentTags.map(() => URGENT_TAG)];
  const value = 1 - signs.reduce((left, weight) => left * (1 - weight), 1);
  return { value: Math.round(value * 100) / 100, reasons: [...pressing.map(([phrase]) => `“${phrase}”`), ...tagged].slice(0, 4) };
}
