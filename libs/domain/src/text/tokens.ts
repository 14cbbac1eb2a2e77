import { foldText, latinised, unleet, unstretched } from './fold';

/** A word of a text in every form it may stand for, and where it was written. */
export interface Token {
  /** The word folded, and where they differ: as it looks in Latin script, without leet, without stretched letters. */
  forms: string[];
  /** What it may stand for where the words around it agree: a bolder guess at a slip than `forms` takes. */
  near?: string[];
  /** Where it stands in the original: [start, end). Words taken out of one written word share its place. */
  start: number;
  end: number;
  /** A sentence ended before it. */
  breakBefore: boolean;
}

const WORD = /[@$]?[\p{L}\p{N}\p{M}]+(?:[@$!|+'](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;
const SENTENCE_END = /[.!?;:…。！？؟।](?=\s|$|["')\]»”])|[。！？।\n]/u;
/** A full stop before a figure belongs to an abbreviation (Art. 15, No. 3). */
const ABBREVIATED = /^\.[ \t]+\d$/;
const TAILS: Readonly<Record<string, string>> = { re: 'are', ve: 'have', ll: 'will', m: 'am', d: 'would' };
const IRREGULAR: Readonly<Record<string, string[]>> = {
  cannot: ['can', 'not'], cant: ['can', 'not'], wont: ['will', 'not'], dont: ['do', 'not'], didnt: ['did', 'not'], doesnt: ['does', 'not'], isnt: ['is', 'not'],
  wasnt: ['was', 'not'], werent: ['were', 'not'], arent: ['are', 'not'], havent: ['have', 'not'], hasnt: ['has', 'not'], hadnt: ['had', 'not'],
  wouldnt: ['would', 'not'], couldnt: ['could', 'not'], shouldnt: ['should', 'not'], aint: ['is', 'not'], im: ['i', 'am'], ive: ['i', 'have'],
  whos: ['who', 'is'], thats: ['that', 'is'], wanna: ['want', 'to'], gonna: ['going', 'to'], gotta: ['got', 'to'], "can't": ['can', 'not'], "won't": ['will', 'not'],
  "shan't": ['shall', 'not'], "ain't": ['is', 'not'], lemme: ['let', 'me'], gimme: ['give', 'me'], creditcard: ['credit', 'card'], bankaccount: ['bank', 'account'],
};

/** The words of a text, in order. Linear in its length. */
export function tokenise(original: string): Token[] {
  const { text, origin } = foldText(original);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    const to = from + match[0].length;
    const place = {
      start: origin[from] ?? 0,
      end: endInOriginal(original, origin[to - 1] ?? 0),
      breakBefore: tokens.length > 0 && SENTENCE_END.test(text.slice(end, from)) && !ABBREVIATED.test(text.slice(end, from + 1)),
    };
    end = to;
    for (const [i, word] of apart(match[0]).entries()) {
      tokens.push({ forms: formsOf(word), ...place, breakBefore: i === 0 && place.breakBefore });
    }
  }
  return tokens;
}

function endInOriginal(original: string, lastStart: number): number {
  const code = original.codePointAt(lastStart);
  return lastStart + (code !== undefined && code > 0xffff ? 2 : 1);
}

/** Contractions as the words they stand for. */
function apart(word: string): string[] {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  const quote = word.lastIndexOf("'");
  if (quote <= 0) return [word];
  const head = word.slice(0, quote);
  const tail = word.slice(quote + 1);
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not'];
  if (tail === 't' || tail === 'nt') return [head, 'not']; // dno't, did'nt
  if (tail === 's') return ['who', 'what', 'that', 'it', 'he', 'she', 'there', 'where', 'here'].includes(head) ? [head, 'is'] : [head];
  const expanded = TAILS[tail];
  if (expanded) return [head, expanded];
  // l'avocat, d'un, qu'il, dell'avvocato: the elided word stands on its own.
  return [head, tail];
}

/** Nothing to undo: plain small letters, none of them three times in a row. Most words are so. */
const PLAIN = /^(?:([a-z])(?!\1\1))+$/;

function formsOf(word: string): string[] {
  if (PLAIN.test(word)) return [word];
  const forms = new Set([word]);
  for (const form of [latinised(word), unleet(word)]) if (form !== null) forms.add(form);
  for (const form of [...forms]) {
    const both = unleet(form);
    if (both !== null) forms.add(both);
  }
  for (const form of [...forms]) {
    const short = unstretched(form);
    if (short !== null) forms.add(short).add(form.replace(/(\p{L})\1{2,}/gu, '$1$1'));
  }
  return [...forms];
}
