import { joinSpacedLetters } from './spaced-letters';
import { tokenise, type Token } from './tokens';

/** A text as phrases are looked up in: words divided by one space, one space at either end, with the way back. */
export interface CanonicalText {
  text: string;
  /** For each UTF-16 unit of `text`: where the written word it came from begins in the original. */
  starts: Int32Array;
  /** … and where it ends. */
  ends: Int32Array;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * A text in the two readings that count: as it is written (folded: case, width, diacritics, invisibles), and with what
 * disguises words undone (look-alike letters, leet, stretched and spaced letters). One, where the two agree.
 * @param vocabulary words that a run of single letters may be cut into
 */
export function canonicalReadings(original: string, vocabulary: ReadonlySet<string> = NONE): CanonicalText[] {
  const tokens = tokenise(original);
  const plain = canonical(tokens, (token) => token.forms[0] ?? '');
  const undone = canonical(joinSpacedLetters(tokens, vocabulary), (token) => token.forms.at(-1) ?? '');
  return undone.text === plain.text ? [plain] : [plain, undone];
}

/** A phrase in the form in which it is looked up, without the outer spaces; empty when it holds no word. */
export function canonicalPhrase(phrase: string): string {
  return tokenise(phrase).map((token) => token.forms[0] ?? '').join(' ');
}

function canonical(tokens: readonly Token[], form: (token: Token) => string): CanonicalText {
  const words = tokens.map(form);
  const text = words.length === 0 ? ' ' : ` ${words.join(' ')} `;
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let at = 0;
  tokens.forEach((token, index) => {
    const length = (words[index] ?? '').length + 1;
    starts.fill(token.start, at, at + length);
    ends.fill(token.end, at, at + length);
    at += length;
  });
  const last = tokens.at(-1);
  if (last) {
    starts[at] = last.start;
    ends[at] = last.end;
  }
  return { text, starts, ends };
}
