import type { Embedder, Sql } from '../ports';
import { BILLING_SYNONYMS, indexSynonyms, type SynonymIndex } from '../text/synonyms';
import type { Reranked, Reranker } from '../rerank/reranker';
import type { VectorSpace } from '../store/vector-space';
import { findCandidates } from './candidates';
import { type HistoryTurn, type Question, readQuestion } from './question';
import { rank, type Scored } from './rank';
import { type WeighedQuestion, weighTerms } from './weigh-terms';

/** What a search needs. */
export interface SearchOptions {
  /** The embedder of the model the index most likely answers with. */
  embedder: Embedder;
  /** Embedders of other models the index may answer with; null for one that cannot be had: then the words decide alone. */
  embedderOf?: (model: string) => Embedder | null;
  /** Passages up to which every vector is compared; default `EXACT_UP_TO`. */
  exactUpTo?: number;
  /** How many nodes of the graph are kept in view while it is walked; default `GRAPH_BREADTH`. */
  graphBreadth?: number;
  workspaceId: string;
  history?: readonly HistoryTurn[];
  synonyms?: SynonymIndex;
  /** 0..1, how much words count against meaning. */
  lexicalShare?: number;
  /** Has the last word on the order; default: the fused order stands. */
  reranker?: Reranker;
  /** The deadline of whoever waits, for what is asked of a model. */
  signal?: AbortSignal;
}

/** Passages, best first, and what the question looked like. */
export interface SearchResult {
  question: Question;
  weighed: WeighedQuestion;
  /** The question's vector, as the model itself makes it. */
  vector: Float32Array;
  /** The model that made it and that question and passages were compared with; empty when the words decided alone. */
  model?: string;
  passages: Scored[];
  /** What having a model order the passages took. */
  reranking?: Reranked['asked'];
}

/** Opens a session for the statements of a search; the embedding happens before, outside any transaction. */
export type WithSql = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

export const DEFAULT_SYNONYMS = indexSynonyms(BILLING_SYNONYMS);

/**
 * Finds passages. Two statements, three when a word has to be corrected. A question without content words finds nothing.
 * When the index answers with another model than `options.embedder`, the question is embedded again with that one.
 */
export async function search(withSql: WithSql, raw: string, options: SearchOptions): Promise<SearchResult> {
  const question = readQuestion(raw, options.history);
  if (!/[\p{L}\p{N}]/u.test(question.text)) {
    const none: WeighedQuestion = { passages: 0, averageLength: 0, terms: [], unknownShare: 1 };
    const { model, dimensions } = options.embedder.base ?? options.embedder;
    return { question, weighed: none, vector: new Float32Array(dimensions), model, passages: [] };
  }
  let embedder: Embedder | null = options.embedder;
  // A move to another model may end between two rounds; it does not end twice in the time of a question.
  for (let round = 0; ; round += 1) {
    const [vector = null] = embedder ? await embedder.embed([question.embedded], 'query') : [];
    // Its own vector is what other questions are compared with; the embedder has it at hand.
    const own = embedder?.base ?? embedder;
    // Made while the database looks for the passages, and waited for when its session is given back.
    const plain = embedder?.base ? embedder.base.embed([question.embedded], 'query') : Promise.resolve([vector]);
    plain.catch(() => undefined); // thrown where it is waited for
    const space: VectorSpace = embedder ?? { model: '', dimensions: 0 };
    const found = await withSql(async (sql): Promise<Omit<SearchResult, 'vector'> | string> => {
      const { model, ...weighed } = await weighTerms(sql, options.workspaceId, question, options.synonyms ?? DEFAULT_SYNONYMS);
      const same = model === null || model === space.model;
      if (embedder && !same && round < 3) return model;
      const candidates =
        weighed.passages > 0 ? await findCandidates(sql, weighed, same ? vector : null, { ...options, space }) : [];
      return { question, weighed, model: same ? (own?.model ?? '') : '', passages: rank(candidates, weighed, options.lexicalShare) };
    });
    if (typeof found !== 'string') {
      const [unshifted] = await plain;
      const result = { ...found, vector: unshifted ?? new Float32Array(0) };
      if (!options.reranker) return result;
      const { passages, asked } = await options.reranker.rerank(question.embedded, result.passages, options.signal);
      return { ...result, passages, reranking: asked };
    }
    embedder = options.embedderOf?.(found) ?? null;
  }
}
