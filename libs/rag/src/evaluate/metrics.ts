import { collapse } from '../load/normalise';
import { tokenF1 } from './token-f1';

/** A unit of text that a search brought, best first in its list. */
export interface Hit {
  /** The document it belongs to. */
  slug: string;
  /** Verbatim text of the document. */
  text: string;
}

/** How one search of one answerable question went. All 0..1, more is better. */
export interface SearchScores {
  /** Normalised discounted cumulative gain over the first ten documents, binary relevance (Järvelin and Kekäläinen 2002). */
  ndcg10: number;
  /** One over the rank of the first right document, 0 beyond the tenth. */
  reciprocalRank: number;
  /** The first document is right. */
  recall1: number;
  /** Right documents among the first five, of at most five. */
  recall5: number;
  /** One of the first three units holds a gold sentence whole; null where none is known. */
  quote3: number | null;
}

/** Scores a list of units by the documents they come from: each document stands where its first unit does. */
export function scoreSearch(hits: readonly Hit[], gold: readonly string[], quotes: readonly string[]): SearchScores {
  const ranking = [...new Set(hits.map((hit) => hit.slug))];
  const right = (slug: string) => gold.includes(slug);
  const ideal = gold.slice(0, 10).reduce((sum, _, at) => sum + 1 / Math.log2(at + 2), 0);
  const gain = ranking.slice(0, 10).reduce((sum, slug, at) => sum + (right(slug) ? 1 / Math.log2(at + 2) : 0), 0);
  const first = ranking.slice(0, 10).findIndex(right);
  const top = hits.slice(0, 3).map((hit) => collapse(hit.text));
  return {
    ndcg10: ideal > 0 ? gain / ideal : 0,
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    recall1: right(ranking[0] ?? '') ? 1 : 0,
    recall5: gold.length > 0 ? ranking.slice(0, 5).filter(right).length / Math.min(5, gold.length) : 0,
    quote3: quotes.length > 0 ? Number(quotes.some((quote) => top.some((text) => text.includes(collapse(quote))))) : null,
  };
}

/** F1 of the words of an answer against the best fitting gold sentence; 0..1. */
export function answerF1(answer: string, quotes: readonly string[]): number {
  return Math.max(0, ...quotes.map((quote) => tokenF1(answer, quote)));
}

/** A ratio of two means with its 95 % interval. */
export interface Ratio {
  ratio: number;
  low: number;
  high: number;
}

/**
 * The ratio of the means of two paired samples, with a percentile bootstrap over the pairs (Efron 1979): the questions are
 * drawn again with replacement, each with both its values. The same samples always give the same interval.
 */
export function pairedRatio(ours: readonly number[], theirs: readonly number[], rounds = 2_000): Ratio {
  const n = Math.min(ours.length, theirs.length);
  const random = generator(20_261_126);
  const ratioOf = (pick: (at: number) => number) => {
    let a = 0;
    let b = 0;
    for (let i = 0; i < n; i += 1) {
      const at = pick(i);
      a += ours[at] ?? 0;
      b += theirs[at] ?? 0;
    }
    return b > 0 ? a / b : Infinity;
  };
  const drawn = Array.from({ length: rounds }, () => ratioOf(() => Math.floor(random() * n))).sort((a, b) => a - b);
  const quantile = (share: number) => drawn[Math.min(rounds - 1, Math.floor(share * rounds))] ?? NaN;
  return { ratio: ratioOf((at) => at), low: quantile(0.025), high: quantile(0.975) };
}

/** Uniform numbers in [0, 1) from a seed (mulberry32 by Tommy Ettinger, public domain). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
