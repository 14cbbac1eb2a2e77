/** A text made comparable, character by character, with the way back to where each character came from. */
export interface FoldedText {
  text: string;
  /** Offset in the original of each UTF-16 unit of `text`; one more at the end: the original's length. */
  origin: number[];
}

const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss', ẞ: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', ł: 'l', Ł: 'l', đ: 'd', Đ: 'd', ı: 'i', ð: 'd', þ: 'th',
  '’': "'", '‘': "'", '`': "'", '´': "'", ʼ: "'", '＇': "'", '‐': '-', '‑': '-', '–': '-', '—': '-', أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ة: 'ه',
};
/** Invisible: format characters, joiners, variation selectors, soft hyphen, fillers, tag characters. */
const INVISIBLE = /[\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFE00-\uFE0F\u0640]/u;
/** Marks that only decorate: Latin, Greek and Cyrillic diacritics, Arabic and Hebrew vowel points. */
const DECORATION = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF]/u;

/**
 * Lower case, compatibility forms (full width, circled, mathematical letters) as plain ones, no diacritics, nothing
 * invisible. One pass over the text.
 */
export function foldText(original: string): FoldedText {
  const origin: number[] = [];
  let text = '';
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let i = 0; i < folded.length; i++) origin.push(offset);
    text += folded;
    offset += character.length;
  }
  origin.push(original.length);
  return { text, origin };
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? character.toLowerCase() : character;
  const special = SPECIAL[character];
  if (special !== undefined) return special;
  if (INVISIBLE.test(character) || DECORATION.test(character)) return '';
  let out = '';
  for (const part of character.normalize('NFKC').toLowerCase()) {
    const partCode = part.codePointAt(0) ?? 0;
    // Only alphabets whose accents decorate are taken apart; kana and Hangul change their meaning when they are.
    const alphabetic = partCode < 0x0530 || (partCode >= 0x1e00 && partCode <= 0x1fff);
    const plain = alphabetic ? [...part.normalize('NFD')].filter((c) => !DECORATION.test(c)).join('') : part;
    out += SPECIAL[plain] ?? plain;
  }
  return out;
}

/** Letters of other alphabets that pass for Latin ones at a glance (Unicode confusables, those of common fonts). */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ғ: 'f', ԍ: 'g', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', п: 'n', о: 'o', р: 'p', ԛ: 'q',
  г: 'r', ѕ: 's', т: 't', ц: 'u', и: 'u', ѵ: 'v', ԝ: 'w', ш: 'w', х: 'x', у: 'y', ь: 'b', я: 'r', э: 'e',
  α: 'a', β: 'b', ϲ: 'c', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', ς: 's', τ: 't', υ: 'u', χ: 'x', γ: 'y', ω: 'w', μ: 'u',
  ɑ: 'a', ɡ: 'g', ɩ: 'i', ո: 'n', ս: 'u', օ: 'o', ꜱ: 's', ᴀ: 'a', ᴄ: 'c', ᴅ: 'd', ᴇ: 'e', ꜰ: 'f', ɢ: 'g', ʜ: 'h', ɪ: 'i', ᴊ: 'j', ᴋ: 'k', ʟ: 'l',
  ᴍ: 'm', ɴ: 'n', ᴏ: 'o', ᴘ: 'p', ʀ: 'r', ᴛ: 't', ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ʏ: 'y', ᴢ: 'z', ʙ: 'b',
};
const NOT_LATIN = /[^\x00-\x7F]/;

/** The word as it looks to a reader of Latin script; null where it holds no look-alike. */
export function latinised(word: string): string | null {
  if (!NOT_LATIN.test(word)) return null;
  let out = '';
  let changed = false;
  for (const letter of word) {
    const latin = LOOKALIKES[letter];
    if (latin !== undefined) changed = true;
    out += latin ?? letter;
  }
  return changed ? out : null;
}

const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b', '9': 'g', '@': 'a', $: 's', '!': 'i', '|': 'l', '+': 't' };

/** The word with digits and signs read as the letters they stand for; null for plain words and for numbers. */
export function unleet(word: string): string | null {
  if (!/[a-z]/.test(word) || !/[0-9@$!|+]/.test(word)) return null;
  return word.replace(/[0-9@$!|+]/g, (sign) => LEET[sign] ?? sign);
}

/** The word without stretched letters ("fraaaud"); null where nothing is stretched. */
export function unstretched(word: string): string | null {
  const short = word.replace(/(\p{L})\1{2,}/gu, '$1');
  return short === word ? null : short;
}
