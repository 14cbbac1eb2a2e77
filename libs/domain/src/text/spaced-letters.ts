import type { Token } from './tokens';

const MIN_RUN = 4;

/**
 * Puts words together that were written letter by letter ("f r a u d", "h.u.m.a.n"). A run is cut into words of the
 * vocabulary where that works out; otherwise the vocabulary words hidden in it stand for it.
 */
export function joinSpacedLetters(tokens: readonly Token[], vocabulary: ReadonlySet<string>): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    let j = i;
    while (j < tokens.length && isLetter(tokens[j])) j++;
    const run = tokens.slice(i, j);
    if (run.length >= MIN_RUN) out.push(...wordsOfRun(run, vocabulary));
    else out.push(...run);
    if (j === i) {
      const token = tokens[i];
      if (token) out.push(token);
      j++;
    }
    i = j;
  }
  return out;
}

function isLetter(token: Token | undefined): token is Token {
  return token !== undefined && (token.forms[0] ?? '').length === 1 && token.forms.some((form) => /^\p{L}$/u.test(form)) || isLeetLetter(token);
}
function isLeetLetter(token: Token | undefined): token is Token {
  return token !== undefined && /^[013457@$]$/.test(token.forms[0] ?? '');
}

const SMALL_WORDS = new Set(['i', 'a', 'an', 'to', 'the', 'my', 'me', 'is', 'it', 'we', 'was', 'not', 'did', 'want', 'need', 'please', 'with', 'on', 'this', 'of', 'and']);
const DIGIT_LETTER: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };

function wordsOfRun(run: readonly Token[], vocabulary: ReadonlySet<string>): Token[] {
  const letters = run.map((token) => token.forms.find((form) => /^[a-z]$/.test(form)) ?? DIGIT_LETTER[token.forms[0] ?? ''] ?? token.forms[0] ?? '');
  const joined = letters.join('');
  const known = (word: string) => vocabulary.has(word) || SMALL_WORDS.has(word);
  // best[k]: fewest words that make up the first k letters, and where the last of them begins.
  const best: ({ words: number; from: number } | null)[] = [{ words: 0, from: 0 }];
  for (let k = 1; k <= letters.length; k++) {
    best[k] = null;
    for (let from = Math.max(0, k - 16); from < k; from++) {
      const before = best[from];
      const here = best[k];
      if (before && known(joined.slice(from, k)) && (!here || before.words + 1 < here.words)) best[k] = { words: before.words + 1, from };
    }
  }
  const spans: [number, number][] = [];
  if (best[letters.length]) {
    for (let k = letters.length; k > 0; k = best[k]?.from ?? 0) spans.unshift([best[k]?.from ?? 0, k]);
  } else {
    for (let from = 0; from < letters.length; from++) {
      for (let k = Math.min(letters.length, from + 16); k >= from + MIN_RUN; k--) {
        if (!vocabulary.has(joined.slice(from, k))) continue;
        spans.push([from, k]);
        from = k - 1;
        break;
      }
    }
  }
  if (spans.length === 0) spans.push([0, letters.length]);
  return spans.flatMap(([from, to]) => {
    const first = run[from];
    const last = run[to - 1];
    return first && last ? [{ forms: [joined.slice(from, to)], start: first.start, end: last.end, breakBefore: first.breakBefore }] : [];
  });
}
