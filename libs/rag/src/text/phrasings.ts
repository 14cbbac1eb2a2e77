import phrasings from './phrasings.json';
import { stem, tokenize } from './tokenize';

/** A way of putting something that stands in a text. */
export interface Phrasing {
  /** Content words that were used for it, as terms; none where it is made of function words ("how come"). */
  own: string[];
  /** Terms that documents use for it. */
  related: readonly string[];
}

/** The words that may stand at one place of a phrasing, by {@link base}; a gap is any words, at most {@link MOST_GAP}. */
type Place = ReadonlySet<string> | 'gap';
interface Pattern {
  places: Place[];
  related: readonly string[];
}

const MOST_GAP = 3;

/** The plain form of the irregular verbs that customers use; other inflexions the stemmer knows. */
const IRREGULAR = forms({
  be: 'am is are was were been being', have: 'has had', do: 'does did done doing', go: 'went gone goes going', get: 'got gotten', run: 'ran', take: 'took taken',
  leave: 'left', pay: 'paid payed', buy: 'bought', sell: 'sold', lose: 'lost', keep: 'kept', give: 'gave given', send: 'sent', come: 'came', see: 'saw seen', grow: 'grew',
  forget: 'forgot forgotten', steal: 'stole stolen', make: 'made', think: 'thought', throw: 'threw thrown', tell: 'told', bring: 'brought', spend: 'spent', find: 'found',
  hold: 'held', break: 'broke broken', draw: 'drew drawn', choose: 'chose chosen', freeze: 'froze frozen', know: 'knew known', speak: 'spoke spoken', you: 'u', until: 'till',
});
/** Verbs whose "n't" is typed without its apostrophe, and the two that change before it. */
const DENIED = forms({ can: 'cannot cant', will: 'wont', do: 'dont doesnt didnt', be: 'isnt arent wasnt', could: 'couldnt', would: 'wouldnt', have: 'havent hasnt' });

const PATTERNS = Object.values<Readonly<Record<string, string>>>(phrasings).flatMap((subject) => Object.entries(subject).map(([phrase, means]) => readPattern(phrase, means)));
/** By the word they begin with. */
const BY_FIRST = new Map<string, Pattern[]>();
for (const pattern of PATTERNS) for (const first of pattern.places[0] ?? []) BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), pattern]);

/**
 * The customers' ways of putting things that stand in a question, with the words documents use instead: "can we get out of
 * this" is about cancelling. The list, `phrasings.json`, was written from everyday billing English; it holds no product's names.
 *
 * Its lines, by subject: on the left the phrase, `a/b` for either word and `*` for up to three words of any kind, on the right
 * the words to look for. Words meet in any inflexion.
 */
export function findPhrasings(text: string): Phrasing[] {
  const words = wordsOf(text);
  const found = new Map<Pattern, Phrasing>();
  words.forEach((word, at) => {
    for (const pattern of BY_FIRST.get(word.base) ?? []) {
      if (found.has(pattern)) continue;
      const used = match(words, at, pattern.places);
      if (used) found.set(pattern, { own: [...new Set(used.flatMap((one) => tokenize(one.written).map((token) => token.term)))], related: pattern.related });
    }
  });
  return [...found.values()];
}

function readPattern(phrase: string, means: string): Pattern {
  const places = phrase.split(' ').map((place): Place => (place === '*' ? 'gap' : new Set(place.split('/').map(base))));
  return { places, related: [...new Set(tokenize(means).map((token) => token.term))] };
}

interface Word {
  written: string;
  base: string;
}

/** Every word, function words too; "don't" is two. */
function wordsOf(text: string): Word[] {
  return [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)].flatMap(([written]): Word[] => {
    const plain = written.replace(/['’](?:s|re|ve|ll|d|m)$/u, '').replace(/['’]/gu, '');
    const denied = DENIED.get(plain) ?? (/n['’]t$/u.test(written) ? plain.slice(0, -2) : undefined);
    return denied === undefined ? [{ written, base: base(plain) }] : [{ written, base: base(denied) }, { written, base: 'not' }];
  });
}

/** The words of a text that fill the places from one word on, or null. */
function match(words: readonly Word[], at: number, [place, ...rest]: readonly Place[]): Word[] | null {
  if (place === undefined) return [];
  if (place === 'gap') {
    for (let skip = 0; skip <= MOST_GAP; skip += 1) {
      const used = match(words, at + skip, rest);
      if (used) return used;
    }
    return null;
  }
  const word = words[at];
  if (!word || !place.has(word.base)) return null;
  const used = match(words, at + 1, rest);
  return used && [word, ...used];
}

function base(word: string): string {
  return stem(IRREGULAR.get(word) ?? word);
}

function forms(verbs: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(verbs).flatMap(([verb, others]) => others.split(' ').map((form): [string, string] => [form, verb])));
}
