import { vectorLiteral } from '../embed/vector';
import type { Sentence, Sql } from '../ports';
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

/** The best passages by words and the best by meaning, in one statement. */
export async function findCandidates(sql: Sql, workspaceId: string, question: WeighedQuestion, vector: Float32Array, model: string): Promise<Candidate[]> {
  const terms = question.terms.map((term) => term.term);
  const rows = await sql.query<Candidate & { sentenceCosines: number[] | null; frequencies: Record<string, number> | null }>(
    `with asked as materialized (select * from unnest($2::text[], $3::float8[]) as a(term, weight)),
      question as materialized (select $4::vector as v),
      lexical as (
        select t.passage_id
          from asked a join passage_term t on t.workspace_id = $1 and t.term = a.term
         group by t.passage_id
         order by sum(a.weight * t.frequency * ${K1 + 1} / (t.frequency + ${K1} * (1 - ${B} + ${B} * t.passage_length / $6::float8))) desc, t.passage_id
         limit ${POOL}),
      meant as (
        select passage_id from passage_vector, question
         where workspace_id = $1 and model = $5 order by embedding <#> v, passage_id limit ${POOL}),
      pool as (select passage_id from lexical union select passage_id from meant)
     select p.id, p.document_id as "documentId", p.document_version as "documentVersion", p.position, p.heading_path as "headingPath",
            p.body as text, p.source, p.url, p.sentences, p.term_count as length,
            coalesce((select -(pv.embedding <#> q.v) from passage_vector pv, question q
                       where pv.workspace_id = $1 and pv.passage_id = p.id and pv.model = $5), 0)::float8 as dense,
            (select json_agg(round((-(s.embedding <#> q.v))::numeric, 5) order by s.position) from sentence_vector s, question q
              where s.workspace_id = $1 and s.passage_id = p.id and s.model = $5) as "sentenceCosines",
            (select json_object_agg(t.term, t.frequency) from passage_term t
              where t.workspace_id = $1 and t.passage_id = p.id and t.term = any($2::text[])) as frequencies
       from pool join passage p on p.workspace_id = $1 and p.id = pool.passage_id`,
    [workspaceId, terms, question.terms.map((term) => term.weight * term.idf), vectorLiteral(vector), model, Math.max(1, question.averageLength)],
  );
  return rows.map((row) => ({ ...row, sentenceCosines: row.sentenceCosines ?? [], frequencies: row.frequencies ?? {} }));
}
