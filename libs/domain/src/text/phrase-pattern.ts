import { foldText } from './fold';
import type { Token } from './tokens';

/**
 * A small language for phrases, matched word by word, in linear time:
 *
 *   speak        the word
 *   #            a number of three or more figures that is no year: a customer's, an order's, a ticket's
 *   disput*      a word that begins so;   *umtausch*  a word that holds it
 *   (a|b*|c d)   one of these; an alternative may be several words
 *   a?           may be absent
 *   ~3           up to three other words;   ~3:small  up to three, all of the word list `small`
 *   <name>       a word list of the library
 *   ^  $         the beginning or end of the message
 *
 * A phrase does not reach over the end of a sentence unless the matcher is told that it may. One of its words may stand
 * there as a bold guess at a slip (`Token.near`), when the others that carry it are there as they are.
 */
export interface PhraseOptions {
  /** Not when one of these words stands among the `span` words before the phrase in its sentence (default 4). */
  unlessBefore?: { words: string[]; span?: number };
  /** Not when this word follows at once. */
  unlessAfter?: string[];
}

interface Term {
  exact: ReadonlySet<string>;
  prefixes: readonly string[];
  infixes: readonly string[];
  /** Holds a number that names a case as well. */
  number?: boolean;
}
type Element = { kind: 'term'; term: Term } | { kind: 'gap'; max: number; only: Term | null };

export interface Phrase {
  elements: readonly Element[];
  anchoredStart: boolean;
  anchoredEnd: boolean;
  before: { term: Term; span: number } | null;
  after: Term | null;
  /** Of several words one may be guessed boldly; a single word speaks only for itself. */
  boldly: boolean;
}

/** Named word lists: alternatives separated by `|`, with the same stars. */
export type WordLists = Readonly<Record<string, string>>;

/** Reads a pattern; one pattern with optional parts becomes several phrases. Throws on a pattern it cannot read. */
export function compilePhrase(source: string, lists: WordLists, options: PhraseOptions = {}): Phrase[] {
  const parts = source.replace(/<([a-z-]+)>/g, (_, name: string) => listed(lists, name)).match(/\([^)]*\)\??|\S+/g) ?? [];
  let variants: Element[][] = [[]];
  let anchoredStart = false;
  let anchoredEnd = false;
  for (const part of parts) {
    if (part === '^') anchoredStart = true;
    else if (part === '$') anchoredEnd = true;
    else variants = variants.flatMap((variant) => readPart(part, lists).map((tail) => [...variant, ...tail]));
  }
  const { unlessBefore, unlessAfter } = options;
  const before = unlessBefore ? { term: termOf(unlessBefore.words), span: unlessBefore.span ?? 4 } : null;
  const after = unlessAfter ? termOf(unlessAfter) : null;
  return variants.map((elements) => {
    if (elements[0]?.kind !== 'term') throw new Error(`A phrase begins with a word: ${source}`);
    return { elements, anchoredStart, anchoredEnd, before, after, boldly: elements.filter(({ kind }) => kind === 'term').length > 1 };
  });
}

function listed(lists: WordLists, name: string): string {
  const words = lists[name];
  if (words === undefined) throw new Error(`Unknown word list <${name}>`);
  return words;
}

/** The ways one part of a pattern may be spelt out. */
function readPart(part: string, lists: WordLists): Element[][] {
  const gap = /^~(\d+)(?::([a-z-]+))?$/.exec(part);
  if (gap) {
    const only = gap[2] === undefined ? null : termOf(listed(lists, gap[2]).split('|'));
    return [[{ kind: 'gap', max: Number(gap[1]), only }]];
  }
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const alternatives = body.startsWith('(') ? body.slice(1, -1).split('|') : [body];
  const single = alternatives.filter((word) => !word.includes(' '));
  const several = alternatives.filter((words) => words.includes(' '));
  const ways: Element[][] = several.map((words) => words.split(' ').map((word) => ({ kind: 'term', term: termOf([word]) })));
  if (single.length > 0) ways.push([{ kind: 'term', term: termOf(single) }]);
  if (optional) ways.push([]);
  return ways;
}

function termOf(words: readonly string[]): Term {
  const exact = new Set<string>();
  const prefixes: string[] = [];
  const infixes: string[] = [];
  for (const written of words) {
    const word = foldText(written).text;
    if (word === NUMBER) continue;
    if (word.startsWith('*') && word.endsWith('*')) infixes.push(word.slice(1, -1));
    else if (word.endsWith('*')) prefixes.push(word.slice(0, -1));
    else exact.add(word);
  }
  return { exact, prefixes, infixes, number: words.includes(NUMBER) };
}

const NUMBER = '#';
const NAMES_A_CASE = /^(?!(?:19|20)\d\d$)\D*\d{3,}$/;

function holds(term: Term, token: Token): boolean {
  return token.forms.some((form) => says(term, form));
}

function mayHold(term: Term, token: Token): boolean {
  return token.near !== undefined && token.near.some((form) => says(term, form));
}

function says(term: Term, form: string): boolean {
  return term.exact.has(form) || term.prefixes.some((prefix) => form.startsWith(prefix)) || term.infixes.some((infix) => form.includes(infix)) || (term.number === true && NAMES_A_CASE.test(form));
}

/** The words and stems that a phrase is made of. */
export function wordsOf(phrase: Phrase): string[] {
  return phrase.elements.flatMap((element) => (element.kind === 'term' ? [...element.term.exact, ...element.term.prefixes] : []));
}

/** Parts of words open a phrase only in scripts that join particles to the word (Arabic, Hebrew) or write vowels around it (Hindi). */
const BEYOND_ASCII = /[^\x00-\x7F]/;

/** Finds which of many phrases occur in a text; phrases are filed under their first words. */
export class PhraseIndex<T> {
  private readonly byWord = new Map<string, { phrase: Phrase; value: T }[]>();
  private readonly byStem = new Map<string, { phrase: Phrase; value: T }[]>();
  private readonly others: { phrase: Phrase; value: T }[] = [];
  private static readonly STEM = 3;

  add(phrase: Phrase, value: T): void {
    const first = phrase.elements[0];
    if (first?.kind !== 'term') return;
    if (first.term.number) throw new Error('A phrase begins with a word, not with a number.');
    const entry = { phrase, value };
    for (const word of first.term.exact) file(this.byWord, word, entry);
    for (const prefix of first.term.prefixes) {
      if (prefix.length < PhraseIndex.STEM) throw new Error(`A stem has at least ${PhraseIndex.STEM} letters: ${prefix}`);
      file(this.byStem, prefix.slice(0, PhraseIndex.STEM), entry);
    }
    if (first.term.infixes.some((infix) => !BEYOND_ASCII.test(infix))) throw new Error('A phrase begins with a Latin word or stem, not with a part of one.');
    if (first.term.infixes.length > 0) this.others.push(entry);
  }

  /**
   * Every occurrence, from left to right: [first word, last word]. `acrossSentences`: a phrase may run over a full stop;
   * `boldly`: one of its words may be a bold guess.
   */
  *find(tokens: readonly Token[], acrossSentences = false, boldly = false): Generator<{ value: T; from: number; to: number }> {
    for (let from = 0; from < tokens.length; from++) {
      const token = tokens[from];
      if (!token) continue;
      for (const { phrase, value } of this.candidates(token, boldly)) {
        const to = matchAt(phrase, { tokens, from, across: acrossSentences }, boldly);
        if (to !== null) yield { value, from, to };
      }
    }
  }

  private candidates(token: Token, boldly: boolean): Set<{ phrase: Phrase; value: T }> {
    const found = new Set<{ phrase: Phrase; value: T }>(token.forms.some((form) => BEYOND_ASCII.test(form)) ? this.others : []);
    for (const form of token.near === undefined || !boldly ? token.forms : [...token.forms, ...token.near]) {
      for (const entry of this.byWord.get(form) ?? []) found.add(entry);
      for (const entry of this.byStem.get(form.slice(0, PhraseIndex.STEM)) ?? []) found.add(entry);
    }
    return found;
  }
}

function file<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Where a phrase is looked for. */
interface Walk {
  tokens: readonly Token[];
  from: number;
  across: boolean;
}

/** Index of the phrase's last word when it begins at `from`, else null. */
function matchAt(phrase: Phrase, walk: Walk, boldly: boolean): number | null {
  const { tokens, from } = walk;
  if (phrase.anchoredStart && from > 0) return null;
  const end = matchRest(phrase, 0, walk, from, boldly && phrase.boldly ? 1 : 0);
  if (end === null) return null;
  if (phrase.before) {
    for (let i = from - 1; i >= Math.max(0, from - phrase.before.span) && !tokens[i + 1]?.breakBefore; i--) {
      const token = tokens[i];
      if (token && holds(phrase.before.term, token)) return null;
    }
  }
  return end - 1;
}

function matchRest(phrase: Phrase, index: number, walk: Walk, at: number, bold: number): number | null {
  const { tokens, from, across } = walk;
  const element = phrase.elements[index];
  if (!element) {
    if (phrase.anchoredEnd && at < tokens.length) return null;
    const next = tokens[at];
    return phrase.after && next && !next.breakBefore && holds(phrase.after, next) ? null : at;
  }
  if (element.kind === 'term') {
    const token = tokens[at];
    if (!token || (at > from && token.breakBefore && !across)) return null;
    if (holds(element.term, token)) return matchRest(phrase, index + 1, walk, at + 1, bold);
    return bold > 0 && mayHold(element.term, token) ? matchRest(phrase, index + 1, walk, at + 1, bold - 1) : null;
  }
  for (let skipped = 0; skipped <= element.max; skipped++) {
    const end = matchRest(phrase, index + 1, walk, at + skipped, bold);
    if (end !== null) return end;
    const token = tokens[at + skipped];
    if (!token || (token.breakBefore && !across) || (element.only && !holds(element.only, token))) return null;
  }
  return null;
}
