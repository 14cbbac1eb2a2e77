import type { Sentence } from '../ports';
import type { Scored } from '../retrieve/rank';
import type { SearchResult } from '../retrieve/search';
import { conceptsOf, coverage, told } from './concepts';
import { ANSWER_TYPES, type AnswerType, askedTypes } from './answer-type';
import { pairsOf, readingOf } from './sentence-reading';

/** Passages whose sentences are looked at. */
export const CONSIDERED = 10;

/** A sentence that may answer and what was measured about it, in the order of {@link SENTENCE_FEATURES}. */
export interface Candidate {
  passage: Scored;
  /** Index in the passage's sentences. */
  at: number;
  features: number[];
}

const PLAIN = [
  'passage', 'passageShare', 'rank', 'owner', 'dense', 'lexical', 'meaning', 'meaningShare', 'words', 'wordsShare', 'heading', 'title', 'context',
  'precision', 'headingPrecision', 'titlePrecision', 'rarest', 'pairs', 'number', 'length', 'short', 'long', 'question', 'pointer', 'item', 'step', 'row', 'code', 'announces', 'opens', 'first', 'depth', 'leans',
  'both', 'agreement', 'typeShare', 'negated', 'meta', 'prefixes', 'early', 'least', 'tail',
] as const;

/** How a sentence's passage, itself, it under its headings, and the headings meet the question token by token; see `Interaction`. */
const TOKENS = ['tokensAll', 'tokensSentence', 'tokensUnder', 'tokensHeading'] as const;

/** Kinds whose absence speaks against a sentence; the others are too loosely recognised for that. */
const STRICT: readonly AnswerType[] = ['AMOUNT', 'DURATION', 'DATE', 'NUMBER', 'PLACE', 'STEPS'];

/** Features that need no interaction, in order; `has:X` is 1 where the question asks for X and the sentence states it, `lacks:X` where it does not. */
export const PLAIN_FEATURES: readonly string[] = [...PLAIN, ...ANSWER_TYPES.map((type) => `has:${type}`), ...STRICT.map((type) => `lacks:${type}`)];

/** Names of all features, in order: the plain ones, those of the tokens (0 without an interaction), and how far each of these lies behind the best. */
export const SENTENCE_FEATURES: readonly string[] = [...PLAIN_FEATURES, ...TOKENS, ...TOKENS.map((name) => `${name}Behind`)];

/** Whether a line announces the list below it. */
export function announces(sentence: Sentence | undefined): boolean {
  return sentence?.kind === 'sentence' && /[:：]$/.test(sentence.text);
}

/** Every sentence of the best passages with its features; those that are relative are relative to these sentences. */
export function candidateSentences(result: SearchResult): Candidate[] {
  const { terms } = result.weighed;
  const passages = result.passages.slice(0, CONSIDERED);
  const best = passages[0];
  if (!best) return [];
  const inPool = new Set(terms.filter((term) => passages.some((passage) => (passage.frequencies[term.term] ?? 0) > 0)).map((term) => term.term));
  const concepts = conceptsOf(terms, (term) => inPool.has(term));
  const ways = new Set(concepts.flatMap((concept) => [...concept.ways.keys()]));
  const rarest = [...concepts].sort((a, b) => b.weight - a.weight)[0];
  const wanted = askedTypes(result.question.text);
  const pairs = pairsOf(result.question.tokens.map((token) => token.term));
  const numbers = new Set(result.question.tokens.map((token) => token.term).filter((term) => /^\d/.test(term)));
  const topLexical = Math.max(1e-9, ...passages.map((passage) => passage.lexical));

  const rows = passages.flatMap((passage, rank) => {
    const under = termSet(passage.headingPath.slice(-1).join(' '));
    const title = termSet(passage.headingPath.slice(0, 1).join(' '));
    const above = termSet(passage.headingPath.join(' '));
    const readings = passage.sentences.map((sentence) => readingOf(sentence.text));
    return readings.map((reading, at) => {
      const sentence = passage.sentences[at] as Sentence;
      const { terms: own, set, stated } = reading;
      const around = new Set([...own, ...(readings[at - 1]?.terms ?? []), ...(readings[at + 1]?.terms ?? []), ...above]);
      const words = coverage(concepts, set);
      const meaning = Math.max(0, passage.sentenceCosines[at] ?? 0);
      const values: Record<(typeof PLAIN)[number], number> = {
        passage: passage.score,
        passageShare: passage.score / Math.max(1e-9, best.score),
        rank: 1 / Math.log2(rank + 2),
        owner: passage.documentId === best.documentId ? 1 : 0,
        dense: passage.dense,
        lexical: passage.lexical / topLexical,
        meaning,
        meaningShare: 0,
        words,
        wordsShare: 0,
        heading: coverage(concepts, under),
        title: coverage(concepts, title),
        titlePrecision: precision(title, ways),
        context: coverage(concepts, around),
        precision: precision(set, ways),
        headingPrecision: precision(under, ways),
        rarest: rarest ? told(rarest, set) : 0,
        pairs: pairs.size > 0 ? [...reading.pairs].filter((pair) => pairs.has(pair)).length / pairs.size : 0,
        number: numbers.size > 0 && own.some((term) => numbers.has(term)) ? 1 : 0,
        length: Math.min(1, Math.log(1 + sentence.text.length) / 6),
        short: sentence.text.length < 30 ? 1 : 0,
        long: sentence.text.length > 180 ? 1 : 0,
        question: reading.question ? 1 : 0,
        pointer: reading.pointer ? 1 : 0,
        item: sentence.kind === 'item' ? 1 : 0,
        step: sentence.ordinal !== undefined ? 1 : 0,
        row: sentence.kind === 'row' ? 1 : 0,
        code: sentence.kind === 'code' ? 1 : 0,
        announces: announces(sentence) ? 1 : 0,
        opens: passage.headingPath.length <= 1 ? 1 : 0,
        first: at === 0 ? 1 : 0,
        depth: passage.sentences.length > 1 ? at / (passage.sentences.length - 1) : 0,
        leans: reading.leans ? 1 : 0,
        both: words * meaning,
        agreement: 0,
        typeShare: shareOf(wanted, stated),
        negated: reading.negated ? 1 : 0,
        meta: reading.meta ? 1 : 0,
        prefixes: concepts.length > 0 ? concepts.filter(({ term }) => own.some((one) => alike(one, term))).length / concepts.length : 0,
        early: earliness(own, ways),
        least: concepts.length > 0 ? Math.min(...concepts.map((concept) => told(concept, set))) : 0,
        tail: 1 - coverage(concepts, new Set([...own, ...above])),
      };
      return { passage, at, values, stated, tokens: tokensOf(passage, at) };
    });
  });
  relate(rows.map((row) => row.values));
  const most = TOKENS.map((_, k) => Math.max(...rows.map(({ tokens }) => tokens[k] ?? 0)));
  return rows.map(({ passage, at, values, stated, tokens }) => ({
    passage,
    at,
    features: [
      ...PLAIN.map((name) => values[name]),
      ...ANSWER_TYPES.map((type) => (wanted.has(type) && stated.has(type) ? 1 : 0)),
      ...STRICT.map((type) => (wanted.has(type) && !stated.has(type) ? 1 : 0)),
      ...tokens,
      ...tokens.map((value, k) => value - (most[k] ?? 0)),
    ],
  }));
}

/** In the order of `TOKENS`. */
function tokensOf({ interaction }: Scored, at: number): number[] {
  const sentence = interaction?.sentences[at];
  return interaction && sentence ? [interaction.all, sentence.alone, sentence.under, interaction.heading] : TOKENS.map(() => 0);
}

function shareOf(wanted: ReadonlySet<AnswerType>, stated: ReadonlySet<AnswerType>): number {
  return wanted.size > 0 ? [...wanted].filter((type) => stated.has(type)).length / wanted.size : 0.5;
}

/** Two terms that begin alike: an inflexion that the stemmer does not know, or a compound. */
function alike(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one === other || (length >= 4 && one.charCodeAt(0) === other.charCodeAt(0) && one.slice(0, Math.max(4, length - 2)) === other.slice(0, Math.max(4, length - 2)));
}

/** How early the first asked word stands: what a sentence is about tends to come first. 1 at the start, 0 for none. */
function earliness(own: readonly string[], ways: ReadonlySet<string>): number {
  const at = own.findIndex((term) => ways.has(term));
  return at < 0 ? 0 : 1 - at / own.length;
}

/** Relative values: how near a sentence comes to the best of all in words and in meaning. */
function relate(rows: readonly Record<string, number>[]): void {
  const most = (name: string) => Math.max(1e-9, ...rows.map((row) => row[name] ?? 0));
  const least = (name: string) => Math.min(...rows.map((row) => row[name] ?? 0));
  const [words, meaning, low] = [most('words'), most('meaning'), least('meaning')];
  for (const row of rows) {
    row.wordsShare = (row.words ?? 0) / words;
    row.meaningShare = ((row.meaning ?? 0) - low) / Math.max(1e-9, meaning - low);
    row.agreement = row.wordsShare * row.meaningShare;
  }
}

/** Share of a set of words that tell of what is asked, 0..1. */
function precision(words: ReadonlySet<string>, ways: ReadonlySet<string>): number {
  return words.size > 0 ? [...words].filter((word) => ways.has(word)).length / words.size : 0;
}

function termSet(text: string): ReadonlySet<string> {
  return readingOf(text).set;
}
