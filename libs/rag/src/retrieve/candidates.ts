import { vectorLiteral } from '../embed/vector';
import type { Sentence, Sql } from '../ports';
import { graphTerms, hasGraph, type VectorSpace } from '../store/vector-space';
import type { WeighedQuestion } from './weigh-terms';

/** Parameters of BM25 as in the literature. */
export const K1 = 1.2;
export const B = 0.75;
/** How many passages each of the two ways of looking brings. Beyond 50 nothing was gained (docs/retrieval.md). */
const POOL = 50;

/** A passage that may answer, with what was measured about it. */
export interface Candidate {
  id: string;
  documentId: string;
  documentVersion: number;
  position: number;
  headingPath: string[];
  text: string;
  source: string;
  url: string | null;
  sentences: Sentence[];
  length: number;
  /** Cosine of question and passage, -1..1. */
  dense: number;
  /** Cosine of question and each sentence, in order. */
  sentenceCosines: number[];
  /** Occurrences of the question's terms. */
  frequencies: Record<string, number>;
}

/**
 * Up to this many passages of a workspace every vector is compared; beyond, the model's graph is asked where one is built.
 * Exact comparison of vectors stored plain takes about 2 ms per thousand on the embedded database (docs/benchmarks.md).
 */
export const EXACT_UP_TO = 8_000;

/** Nodes of the graph kept in view while it is walked (hnsw.ef_search; measured in docs/benchmarks.md), and most nodes visited before the exact way is taken. */
export const GRAPH_BREADTH = 400;
const GRAPH_VISITS = 100_000;
/** The graph brings this many times the pool, of which the exactly nearest are kept. */
const GRAPH_SURPLUS = 3;

/** How candidates are looked for. */
export interface CandidateOptions {
  workspaceId: string;
  space: VectorSpace;
  /** {@link EXACT_UP_TO} unless given. */
  exactUpTo?: number;
  /** {@link GRAPH_BREADTH} unless given; 1..1000. */
  graphBreadth?: number;
}

type Row = Candidate & { sentenceCosines: number[] | null; frequencies: Record<string, number> | null; meant: boolean };

/**
 * The best passages by words and the best by meaning, in one statement. Without a vector the words decide alone.
 *
 * Under the graph the nearest of all workspaces are visited first and other workspaces' passages passed over (iterative
 * scan, pgvector 0.8). Should the walk end before it has found enough of this workspace's, every vector is compared after all.
 */
export async function findCandidates(sql: Sql, question: WeighedQuestion, vector: Float32Array | null, options: CandidateOptions): Promise<Candidate[]> {
  const large = vector !== null && question.passages > (options.exactUpTo ?? EXACT_UP_TO) && (await hasGraph(sql, options.space));
  if (large) {
    await sql.query(
      "select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', $1, true), set_config('hnsw.max_scan_tuples', $2, true)",
      [String(options.graphBreadth ?? GRAPH_BREADTH), String(GRAPH_VISITS)],
    );
    const rows = await candidates(sql, question, vector, options, throughGraph(options.space));
    if (rows.filter((row) => row.meant).length >= POOL) return rows.map(cleaned);
  }
  return (await candidates(sql, question, vector, options, vector ? EXACTLY : NOTHING)).map(cleaned);
}

/** Ways to the passages nearest by meaning: bodies of a common table expression over $1 workspace, $4 vector, $5 model. */
const NOTHING = 'select null::uuid as passage_id where false and $4::text is null and $5::text is null';
const EXACTLY = `select passage_id from passage_vector where workspace_id = $1 and model = $5 order by embedding <#> $4::vector, passage_id limit ${POOL}`;
function throughGraph(space: VectorSpace): string {
  const { where, embedding } = graphTerms(space);
  return `select passage_id from (
      select passage_id, ${embedding} <#> $4::vector(${space.dimensions}) as far from passage_vector
       where workspace_id = $1 and ${where} order by ${embedding} <#> $4::vector(${space.dimensions}) limit ${POOL * GRAPH_SURPLUS}) near
    order by far, passage_id limit ${POOL}`;
}

async function candidates(sql: Sql, question: WeighedQuestion, vector: Float32Array | null, { workspaceId, space }: CandidateOptions, meant: string): Promise<Row[]> {
  const terms = question.terms.map((term) => term.term);
  return sql.query<Row>(
    `with asked as materialized (select * from unnest($2::text[], $3::float8[]) as a(term, weight)),
      lexical as (
        select t.passage_id
          from asked a join passage_term t on t.workspace_id = $1 and t.term = a.term
         group by t.passage_id
         order by sum(a.weight * t.frequency * ${K1 + 1} / (t.frequency + ${K1} * (1 - ${B} + ${B} * t.passage_length / $6::float8))) desc, t.passage_id
         limit ${POOL}),
      meant as materialized (${meant}),
      pool as (select passage_id from lexical union select passage_id from meant)
     select p.id, p.document_id as "documentId", p.document_version as "documentVersion", p.position, p.heading_path as "headingPath",
            p.body as text, p.source, p.url, p.sentences, p.term_count as length, p.id in (select passage_id from meant) as meant,
            coalesce((select -(pv.embedding <#> $4::vector) from passage_vector pv
                       where pv.workspace_id = $1 and pv.passage_id = p.id and pv.model = $5), 0)::float8 as dense,
            (select json_agg((-(s.embedding <#> $4::vector))::real order by s.position) from sentence_vector s
              where s.workspace_id = $1 and s.passage_id = p.id and s.model = $5) as "sentenceCosines",
            (select json_object_agg(t.term, t.frequency) from passage_term t
              where t.workspace_id = $1 and t.passage_id = p.id and t.term = any($2::text[])) as frequencies
       from pool join passage p on p.workspace_id = $1 and p.id = pool.passage_id`,
    [workspaceId, terms, question.terms.map((term) => term.weight * term.idf), vector ? vectorLiteral(vector) : null, space.model, Math.max(1, question.averageLength)],
  );
}

function cleaned({ meant: _, ...row }: Row): Candidate {
  return { ...row, sentenceCosines: (row.sentenceCosines ?? []).map((cosine) => cosine ?? 0), frequencies: row.frequencies ?? {} };
}
