import type { Sentence } from '../ports';
import type { Scored } from '../retrieve/rank';
import type { SearchResult } from '../retrieve/search';
import { tokenize } from '../text/tokenize';
import type { Evidence } from './answer-draft';
import { leadFor } from './lead';
import { rankSentences, type RankedSentence } from './rank-sentences';
import { readableRow } from './readable-row';
import { announces, SENTENCE_FEATURES } from './sentence-features';

/** The most of an answer. */
const MOST_SENTENCES = 3;
/** A second sentence must be at least this likely, as a share of the first. */
const SECOND_FROM = 0.35;
const MOST_LIST_ITEMS = 12;

interface Pick {
  passage: Scored;
  /** Index of the first and last sentence, inclusive. */
  from: number;
  to: number;
}

/** The text of an answer and what it rests on. */
export interface Composed {
  text: string;
  evidence: Evidence[];
}

/**
 * The sentences that answer, in the words of the documents: the likeliest one, with the list or steps it belongs to, and
 * a second from the same or one other section when it is nearly as likely. A direct lead stands in front where the
 * evidence grants one.
 */
export function composeExtractive(result: SearchResult, ranked: readonly RankedSentence[] = rankSentences(result)): Composed | null {
  const [best] = ranked;
  if (!best) return null;
  const picks: Pick[] = [spanOf(best.passage, best.at)];
  const second = ranked.slice(1).find((other) => worthAdding(other, best, picks));
  if (second && size(picks) < MOST_SENTENCES && !hasList(picks)) picks.push(spanOf(second.passage, second.at, true));
  const merged = merge(picks);
  const asked = new Set(result.weighed.terms.map((term) => term.term));
  const text = merged.map((pick) => render(pick, asked)).filter((part) => part !== '').join(joiner(merged));
  return { text: `${leadFor(result, best, hasList(picks))}${text}`, evidence: merged.map(evidenceOf) };
}

/** The one sentence that answers best, as it reads; null when nothing was found. */
export function bestSentence(result: SearchResult): string | null {
  const [best] = rankSentences(result);
  return best?.passage.sentences[best.at]?.text ?? null;
}

/** The sentence alone, or with the list around it and the line that announces that list. */
function spanOf(passage: Scored, at: number, alone = false): Pick {
  const { sentences } = passage;
  const isList = (index: number) => sentences[index]?.kind === 'item';
  let from = at;
  let to = at;
  const inList = belongsToList(sentences, at) || (announces(sentences[at]) && isList(at + 1));
  if (inList && !(alone && !announces(sentences[at]))) {
    // Back over a step's second sentence as well, to where the list begins. A line that announces one begins another.
    while (from > 0 && !announces(sentences[from]) && belongsToList(sentences, from - 1)) from -= 1;
    if (isList(from) && announces(sentences[from - 1])) from -= 1;
    while (to + 1 < sentences.length && belongsToList(sentences, to + 1) && to - from < MOST_LIST_ITEMS) to += 1;
    // A long list of whole sentences is shown by the one that answers.
    const length = sentences.slice(from, to + 1).reduce((sum, sentence) => sum + sentence.text.length, 0);
    const steps = sentences[at]?.ordinal !== undefined || sentences[at + 1]?.ordinal !== undefined;
    if (length > 420 && !steps) return { passage, from: at, to: at };
  } else if (/^(?:this|that|these|those|it|they|however|but|otherwise|instead|then|also|in this case)\b/i.test(sentences[at]?.text ?? '') && at > 0 && sentences[at - 1]?.kind === 'sentence') {
    from = at - 1;
  }
  return { passage, from, to };
}

/** An item, or a sentence that continues one. */
function belongsToList(sentences: readonly Sentence[], at: number): boolean {
  const here = sentences[at];
  if (!here) return false;
  if (here.kind === 'item') return true;
  if (here.kind !== 'sentence' || announces(here)) return false;
  return sentences[at - 1]?.kind === 'item' && sentences.slice(at).some((next) => next.kind === 'item');
}

function worthAdding(other: RankedSentence, best: RankedSentence, picks: readonly Pick[]): boolean {
  if (picks.some((pick) => pick.passage.id === other.passage.id && other.at >= pick.from && other.at <= pick.to)) return false;
  const sentence = other.passage.sentences[other.at];
  if (!sentence || other.chance < best.chance * SECOND_FROM || sentence.kind === 'code') return false;
  // A question in the document, a bare pointer elsewhere or a list's first line adds no fact.
  if (['question', 'pointer', 'meta', 'announces'].some((name) => other.features[SENTENCE_FEATURES.indexOf(name)] === 1)) return false;
  // A row of the same table that holds less of the question is another case than the one that is asked about.
  const words = SENTENCE_FEATURES.indexOf('words');
  if (sentence.kind === 'row' && other.passage.id === best.passage.id && (other.features[words] ?? 0) < (best.features[words] ?? 0)) return false;
  // What says the same again adds nothing.
  const known = new Set(picks.flatMap((pick) => pick.passage.sentences.slice(pick.from, pick.to + 1)).flatMap((one) => tokenize(one.text)).map((token) => token.term));
  const terms = new Set(tokenize(sentence.text).map((token) => token.term));
  const fresh = [...terms].filter((term) => !known.has(term)).length;
  return fresh >= 2 && fresh / Math.max(1, terms.size) > 0.35;
}

function size(picks: readonly Pick[]): number {
  return picks.reduce((sum, pick) => sum + pick.to - pick.from + 1, 0);
}

function hasList(picks: readonly Pick[]): boolean {
  return picks.some((pick) => pick.to > pick.from && pick.passage.sentences.slice(pick.from, pick.to + 1).some((sentence) => sentence.kind === 'item'));
}

/** Neighbours become one quote; the rest stands with the best document first, in the order of the document. */
function merge(picks: readonly Pick[]): Pick[] {
  const [first, second] = picks;
  if (!first || !second) return [...picks];
  if (first.passage.id === second.passage.id) {
    const ordered = [first, second].sort((a, b) => a.from - b.from);
    const [a, b] = ordered as [Pick, Pick];
    return b.from <= a.to + 1 ? [{ passage: a.passage, from: a.from, to: Math.max(a.to, b.to) }] : ordered;
  }
  return first.passage.documentId === second.passage.documentId && second.passage.position < first.passage.position ? [second, first] : [first, second];
}

function joiner(picks: readonly Pick[]): string {
  return hasList(picks) || picks.some((pick) => pick.passage.sentences[pick.from]?.kind !== 'sentence') ? '\n\n' : ' ';
}

/** Items as a Markdown list, everything else as running text; a leading "Note:" is layout, not language. */
function render(pick: Pick, asked: ReadonlySet<string>): string {
  const sentences = pick.passage.sentences.slice(pick.from, pick.to + 1);
  const list = sentences.length > 1 && sentences.some((sentence) => sentence.kind === 'item');
  let text = '';
  sentences.forEach((sentence, index) => {
    const words = sentence.kind === 'row' ? readableRow(sentence.text, asked) : sentence.text.replace(/^(?:note|tip|important|info|warning):\s+/i, '');
    const marker = sentence.ordinal !== undefined ? `${sentence.ordinal}. ` : '- ';
    if (index === 0) text = list && sentence.kind === 'item' ? `${marker}${words}` : words;
    else if (sentence.kind === 'item') text += `${sentences[index - 1]?.kind === 'item' || sentences[0]?.kind === 'item' || text.includes('\n') ? '\n' : '\n\n'}${marker}${words}`;
    else text += sentence.kind === 'row' || sentence.kind === 'code' ? `\n${words}` : ` ${words}`;
  });
  return text;
}

function evidenceOf(pick: Pick): Evidence {
  const { passage } = pick;
  const start = passage.sentences[pick.from]?.start ?? 0;
  const end = passage.sentences[pick.to]?.end ?? passage.source.length;
  return {
    documentId: passage.documentId,
    documentVersion: passage.documentVersion,
    title: passage.headingPath[0] ?? '',
    headingPath: passage.headingPath,
    quote: passage.source.slice(start, end),
    url: passage.url,
  };
}
