import { detectAll } from 'tinyld';
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

/** Scripts that name their language. Those that several share are left to the statistics. */
const SCRIPTS: readonly [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['th', /\p{Script=Thai}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['hi', /\p{Script=Devanagari}/u],
];

/**
 * Which language a text is written in; null when it does not tell (numbers, names, one word). Deliberately cautious: a
 * wrong guess would keep a customer from an answer that exists, no guess falls back to what is known of the customer.
 */
export function detectLanguage(raw: string): DetectedLanguage | null {
  // Addresses, numbers and codes say nothing of the language around them.
  const text = raw.slice(0, LONGEST).normalize('NFC').replace(/\S*[@/\\_\p{N}]\S*|\b\p{Lu}{2,}\b/gu, ' ').toLowerCase();
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return null;
  for (const [language, script] of SCRIPTS) {
    const share = (text.match(new RegExp(script.source, 'gu'))?.length ?? 0) / letters;
    // Japanese mixes its own syllables with Han characters; a few of them decide.
    if (share > (language === 'ja' ? 0.1 : 0.5)) return { language, certain: true };
  }
  const words = text.match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];
  const small = smallWords(words);
  const [first, second] = detectAll(text, { only: [...LANGUAGES] });
  if (small && small.lead >= 2) return { language: small.language, certain: true };
  const clear = first && words.length >= 3 && first.accuracy >= SURE && first.accuracy - (second?.accuracy ?? 0) >= MARGIN;
  // Statistics alone have taken English without its small words for Dutch.
  const known = first && FUNCTION_WORDS[first.lang];
  const statistics = clear && (!known || words.some((word) => known.has(word))) ? first.lang : null;
  if (statistics && (!small || small.language === statistics)) return { language: statistics, certain: true };
  if (small && small.lead >= 1 && (words.length <= 4 || first?.lang === small.language)) return { language: small.language, certain: first?.lang === small.language && words.length >= 2 };
  return first ? { language: small?.language ?? first.lang, certain: false } : null;
}

/**
 * The language whose small words are most frequent, and by how many words it leads. One letter decides nothing: “u” is
 * a Dutch word, and how people type “you”.
 */
function smallWords(words: readonly string[]): { language: string; lead: number } | null {
  const counts = Object.entries(FUNCTION_WORDS)
    .map(([language, known]) => ({ language, count: words.filter((word) => word.length > 1 && known.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [best, next] = counts;
  if (!best || best.count === 0 || best.count === next?.count) return null;
  return { language: best.language, lead: best.count - (next?.count ?? 0) };
}
