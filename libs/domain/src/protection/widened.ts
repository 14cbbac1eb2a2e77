import { allowedSlips } from '../text/spelling';
import { editDistance } from '../text/edit-distance';
import { foldText } from '../text/fold';
import { tokenise, type Token } from '../text/tokens';

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Written in a script without spaces between words: found as characters, not as words. */
export function isUnspaced(phrase: string): boolean {
  return UNSPACED.test(phrase);
}

/** Where a plain phrase stands in a text, word for word, allowing the usual slips; null where it does not. */
export function holdsPhrase(tokens: readonly Token[], phrase: string, text: string): { start: number; end: number } | null {
  if (isUnspaced(phrase)) {
    const folded = foldText(text);
    const wanted = foldText(phrase.trim()).text;
    const at = wanted === '' ? -1 : folded.text.indexOf(wanted);
    return at < 0 ? null : { start: folded.origin[at] ?? 0, end: folded.origin[at + wanted.length] ?? text.length };
  }
  const words = tokenise(phrase).map((token) => token.forms[0] ?? '');
  if (words.length === 0) return null;
  for (let from = 0; from + words.length <= tokens.length; from++) {
    if (words.every((word, i) => says(tokens[from + i], word))) {
      return { start: tokens[from]?.start ?? 0, end: tokens[from + words.length - 1]?.end ?? text.length };
    }
  }
  return null;
}

function says(token: Token | undefined, word: string): boolean {
  const slips = allowedSlips(word.length);
  return token !== undefined && token.forms.some((form) => form === word || (slips > 0 && editDistance(form, word, slips) <= slips));
}
