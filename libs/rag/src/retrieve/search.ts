import type { Embedder, Sql } from '../ports';
import { BILLING_SYNONYMS, indexSynonyms, type SynonymIndex } from '../text/synonyms';
import { findCandidates } from './candidates';
import { type HistoryTurn, type Question, readQuestion } from './question';
import { rank, type Scored } from './rank';
import { type WeighedQuestion, weighTerms } from './weigh-terms';

/** What a search needs. */
export interface SearchOptions {
  embedder: Embedder;
  workspaceId: string;
  history?: readonly HistoryTurn[];
  synonyms?: SynonymIndex;
  /** 0..1, how much words count against meaning. */
  lexicalShare?: number;
}

/** Passages, best first, and what the question looked like. */
export interface SearchResult {
  question: Question;
  weighed: WeighedQuestion;
  vector: Float32Array;
  passages: Scored[];
}

/** Opens a session for the statements of a search; the embedding happens before, outside any transaction. */
export type WithSql = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

export const DEFAULT_SYNONYMS = indexSynonyms(BILLING_SYNONYMS);

/** Finds passages. Two statements, three when a word has to be corrected. A question without content words finds nothing. */
export async function search(withSql: WithSql, raw: string, options: SearchOptions): Promise<SearchResult> {
  const question = readQuestion(raw, options.history);
  if (!/[\p{L}\p{N}]/u.test(question.text)) {
    const none: WeighedQuestion = { passages: 0, averageLength: 0, terms: [], unknownShare: 1 };
    return { question, weighed: none, vector: new Float32Array(options.embedder.dimensions), passages: [] };
  }
  const [vector = new Float32Array(options.embedder.dimensions)] = await options.embedder.embed([question.embedded], 'query');
  return withSql(async (sql) => {
    const weighed = await weighTerms(sql, options.workspaceId, question, options.synonyms ?? DEFAULT_SYNONYMS);
    const candidates = weighed.passages > 0 ? await findCandidates(sql, options.workspaceId, weighed, vector, options.embedder.model) : [];
    return { question, weighed, vector, passages: rank(candidates, weighed, options.lexicalShare) };
  });
}
