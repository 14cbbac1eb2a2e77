import type { Scored } from '../retrieve/rank';
import { tokenize } from '../text/tokenize';
import type { Reading } from './answer-draft';
import { search, type SearchOptions, type SearchResult, type WithSql } from '../retrieve/search';
import { compareTokens } from './compare-tokens';
import { describeSearch } from './features';
import { judge, type GateAdjustment, type Judgement } from './gate';
import { rankSentences, type RankedSentence } from './rank-sentences';
import { askedOf, twoReadings } from './two-readings';

/** A search with what the gate says of it. */
export interface Judged {
  /** What was looked for. */
  query: string;
  found: SearchResult;
  outcome: Judgement['outcome'];
  confidence: number;
  /** Log-odds of the shipped gate. */
  shippedOdds: number;
  /** Sentences of what was found, likeliest first. */
  ranked: RankedSentence[];
  /** Milliseconds that comparing the tokens took. */
  interact: number;
}

/** Finds and judges. `keep` may leave out passages, e.g. of other languages. */
export async function judgeQuestion(withSql: WithSql, query: string, options: SearchOptions & { gate?: GateAdjustment | null }, keep: (passages: Scored[]) => Promise<Scored[]>): Promise<Judged> {
  const all = await search(withSql, query, options);
  const kept = { ...all, passages: await keep(all.passages) };
  const started = performance.now();
  const found = await compareTokens(kept, options);
  const interact = performance.now() - started;
  const ranked = rankSentences(found);
  const { outcome, confidence, shipped } = judge({ features: describeSearch(found, ranked), vector: found.vector, model: found.model ?? options.embedder.model }, options.gate);
  return { query, found, ranked, interact, outcome, confidence, shippedOdds: shipped };
}

/** Least share of the question's words that a passage must hold to be stated, where the vectors say nothing. */
const WORDED = 1 / 3;

/**
 * The same for a question in a language that the embedding model does not understand: what sounds alike to it is chance, so words
 * must be met. None: nothing is said; few: at most the closest passage is shown.
 */
export function byWordsAlone(judged: Judged): Judged {
  const asked = new Set(judged.found.question.tokens.map((token) => token.term));
  const passage = judged.ranked[0]?.passage;
  const held = new Set(tokenize(passage ? `${passage.headingPath.join(' ')} ${passage.text}` : '').map((token) => token.term));
  const share = [...asked].filter((term) => held.has(term)).length / Math.max(1, asked.size);
  if (share === 0) return { ...judged, outcome: judged.outcome === 'DECLINED' ? 'DECLINED' : 'NONE', confidence: 0 };
  return share < WORDED && judged.outcome === 'ANSWERED' ? { ...judged, outcome: 'TENTATIVE' } : judged;
}

/** Two readings count as equally likely when their confidences are nearer than this. */
const NEAR = 0.15;
/** A question of so few content words may mean several sections. */
const FEW_WORDS = 2;
/** The second section must be this near to the first one's score to be meant as well. */
const AS_GOOD = 0.92;

/** Which of two readings of a follow-up is meant; both when nothing tells and they lead to different places. */
export function chooseReading(resolved: Judged, alternative: Judged): { one: Judged } | { both: Reading[] } {
  const likely = (judged: Judged): boolean => judged.outcome === 'ANSWERED' || judged.outcome === 'TENTATIVE';
  if (!likely(alternative)) return { one: resolved };
  if (!likely(resolved)) return { one: alternative };
  if (sectionOf(resolved) === sectionOf(alternative)) return { one: resolved };
  const lead = resolved.confidence - alternative.confidence;
  if (Math.abs(lead) < NEAR) return { both: [resolved, alternative].map(({ query }) => ({ label: query, asks: query })) };
  return { one: lead > 0 ? resolved : alternative };
}

function sectionOf({ found }: Judged): string {
  const [best] = found.passages;
  return best ? `${best.documentId}\n${best.headingPath.join('\n')}` : '';
}

/** What a question may mean, when nothing but the customer can tell; null when one thing is clearly meant. */
export function openReadings(judged: Judged): Reading[] | null {
  if (judged.outcome !== 'ANSWERED' && judged.outcome !== 'TENTATIVE') return null;
  return twoReadings(judged.found.question, judged.ranked) ?? twoMeanings(judged);
}

/** The two sections that a very short question may mean. Asked for only where the gate is unsure. */
function twoMeanings({ found, outcome }: Judged): Reading[] | null {
  const words = new Set(found.question.tokens.map((token) => token.term));
  if (outcome !== 'TENTATIVE' || words.size === 0 || words.size > FEW_WORDS || found.question.carried.length > 0) return null;
  const [first] = found.passages;
  const second = found.passages.find((passage) => passage.documentId !== first?.documentId);
  if (!first || !second || second.score < first.score * AS_GOOD) return null;
  const holds = (passage: Scored): boolean => [...words].every((word) => (passage.frequencies[word] ?? 0) > 0);
  if (!holds(first) || !holds(second)) return null;
  const names: [string, string] = [nameOf(first), nameOf(second)];
  return names[0] === names[1] || names.includes('') ? null : names.map((label) => ({ label, asks: askedOf(found.question.text, label) }));
}

/** Title and last heading: what the section is called by those who wrote it. */
function nameOf({ headingPath }: Scored): string {
  const title = headingPath[0] ?? '';
  const last = headingPath.at(-1) ?? '';
  return (last === title ? title : `${title}: ${last}`).slice(0, 120);
}
