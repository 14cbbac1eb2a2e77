import { detectAll } from 'tinyld';
import { Remembered } from '../text/remembered';
import { FUNCTION_WORDS } from './function-words';

/** The language of a text. */
export interface DetectedLanguage {
  /** ISO 639-1, lower case. */
  language: string;
  /** True when a reply may rely on it; a few words, a name or a number seldom suffice. */
  certain: boolean;
}

/** Languages that are told apart; others are undecided rather than mistaken for a neighbour. */
const LANGUAGES = [
  'en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'sv', 'da', 'no', 'fi', 'cs', 'sk', 'hu', 'ro', 'el', 'ru', 'uk', 'bg', 'ar', 'fa', 'he', 'hi', 'th', 'zh', 'ja', 'ko', 'vi', 'id',
] as const;
const LONGEST = 2_000;
/** Least confidence of the statistics, and its least distance to the second, for a text of several words. */
const SURE = 0.3;
const MARGIN = 0.2;
/** Small words by which a language leads: enough for themselves, and enough where the statistics say the same. */
const LEADS = 1;
const AGREES = 0.5;

/** Scripts that name their language; where several write in one, the letters that only the others use. */
const SCRIPTS: readonly { language: string; script: RegExp; others?: readonly [string, RegExp][] }[] = [
  { language: 'ja', script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { language: 'ko', script: /\p{Script=Hangul}/gu },
  { language: 'zh', script: /\p{Script=Han}/gu },
  { language: 'th', script: /\p{Script=Thai}/gu },
  { language: 'el', script: /\p{Script=Greek}/gu },
  { language: 'he', script: /\p{Script=Hebrew}/gu },
  { language: 'hi', script: /\p{Script=Devanagari}/gu },
  { language: 'ar', script: /\p{Script=Arabic}/gu, others: [['fa', /[پچژگکی]/u]] },
  // Russian alone writes ы, э and ё.
  { language: 'ru', script: /\p{Script=Cyrillic}/gu, others: [['uk', /[іїєґ]/u]] },
];
const RUSSIAN = /[ыэё]/u;
const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ı: 'i', ø: 'o', æ: 'ae', đ: 'd' };

/**
 * Which language a text is written in; null when it does not tell (numbers, names, one word). Deliberately cautious: a
 * wrong guess would keep a customer from an answer that exists, no guess falls back to what is known of the customer.
 */
export function detectLanguage(raw: string): Readonly<DetectedLanguage> | null {
  return raw.length <= MESSAGE ? messages.of(raw) : detect(raw);
}

/** A message is asked for by several who look at it one after the other; longer texts are not kept in memory. */
const MESSAGE = 500;
const messages = new Remembered(detect, 200);

function detect(raw: string): Readonly<DetectedLanguage> | null {
  // Addresses, numbers and codes say nothing of the language around them.
  const text = raw.slice(0, LONGEST).normalize('NFC').replace(/\S*[@/\\_\p{N}]\S*|\b\p{Lu}{2,}\b/gu, ' ').toLowerCase();
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return null;
  const written = byScript(text, letters);
  if (written) return written;
  const words = text.match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];
  const small = smallWords(words);
  const [first, second] = detectAll(text, { only: [...LANGUAGES] });
  if (small && words.length >= 2 && (small.lead >= LEADS || (small.lead >= AGREES && first?.lang === small.language))) return { language: small.language, certain: true };
  const clear = first && words.length >= 3 && first.accuracy >= SURE && first.accuracy - (second?.accuracy ?? 0) >= MARGIN;
  // Statistics alone have taken English without its small words for Dutch.
  const known = first && FUNCTION_WORDS[first.lang];
  const statistics = clear && (!known || words.some((word) => known.has(folded(word)))) ? first.lang : null;
  if (statistics && (!small || small.language === statistics)) return { language: statistics, certain: true };
  return first ? { language: small?.language ?? first.lang, certain: false } : null;
}

function byScript(text: string, letters: number): DetectedLanguage | null {
  for (const { language, script, others = [] } of SCRIPTS) {
    const share = (text.match(script)?.length ?? 0) / letters;
    // Japanese mixes its own syllables with Han characters; a few of them decide.
    if (share <= (language === 'ja' ? 0.1 : 0.5)) continue;
    const other = others.find(([, letter]) => letter.test(text))?.[0];
    if (other) return { language: other, certain: true };
    if (language !== 'ru' || RUSSIAN.test(text)) return { language, certain: true };
    const [first] = detectAll(text, { only: ['ru', 'uk', 'bg'] });
    return { language: first?.lang ?? language, certain: true };
  }
  return null;
}

/** The language whose small words are most frequent, and by how many it leads; one of several languages counts in parts. */
function smallWords(words: readonly string[]): { language: string; lead: number } | null {
  const counts = new Map<string, number>();
  for (const word of words) {
    const languages = SPEAKERS.get(folded(word)) ?? [];
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1 / languages.length);
  }
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] === next?.[1]) return null;
  return { language: best[0], lead: best[1] - (next?.[1] ?? 0) };
}

const SPEAKERS = new Map<string, string[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS)) for (const word of words) SPEAKERS.set(word, [...(SPEAKERS.get(word) ?? []), language]);

/** Without accents: many leave them out. */
function folded(word: string): string {
  return word.replace(/[ßłıøæđ]/g, (letter) => FOLDED[letter] ?? letter).normalize('NFD').replace(/\p{M}/gu, '');
}
