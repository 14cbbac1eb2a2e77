/** A small generator of pseudo-random numbers in [0, 1) (mulberry32): the same seed gives the same slips. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function neighbour(letter: string, random: () => number): string {
  const row = ROWS.find((keys) => keys.includes(letter));
  if (!row) return letter;
  const at = row.indexOf(letter);
  const near = [row[at - 1], row[at + 1]].filter((key) => key !== undefined);
  return near[Math.floor(random() * near.length)] ?? letter;
}

/** One slip of the fingers somewhere in the text's words: two letters swapped, one left out, one doubled, a neighbouring key. */
export function slip(text: string, random: () => number): string {
  const words = [...text.matchAll(/[a-z]{3,}/gi)];
  const word = words[Math.floor(random() * words.length)];
  if (!word) return text;
  const at = word.index + Math.floor(random() * word[0].length);
  const next = at + 1 < word.index + word[0].length;
  const letter = text[at] ?? '';
  switch (Math.floor(random() * 4)) {
    case 0:
      return next ? text.slice(0, at) + (text[at + 1] ?? '') + letter + text.slice(at + 2) : text.slice(0, at - 1) + letter + (text[at - 1] ?? '') + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + letter + text.slice(at);
    default:
      return text.slice(0, at) + neighbour(letter.toLowerCase(), random) + text.slice(at + 1);
  }
}
