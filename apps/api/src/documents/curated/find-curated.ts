import { dot, matchCurated, normalisedQuestion, vectorLiteral, type CuratedHit, type CuratedMatch, type CuratedPhrase, type Question } from '@chatref/rag';
import type { Tx } from '../../database/transaction';
import { EFFECTIVE_THRESHOLD } from './curated-store';

/** How many of the nearest questions are compared word by word. */
const NEAREST = 24;

interface PhraseRow {
  curated_id: string;
  text: string;
  threshold: number;
  cosine: number | null;
}

/** Entries that are switched on, by how well they fit the question, best first. A vector of length 0 compares words only. */
export async function curatedMatches(tx: Tx, question: string, vector: Float32Array, model: string): Promise<CuratedMatch[]> {
  return matchCurated(question, await nearest(tx, question, vector, model));
}

/** The curated answer to a question, if there is one, with the evidence it is cited by. */
export async function findCurated(tx: Tx, question: Question, vector: Float32Array, model: string): Promise<CuratedHit | null> {
  // A question that leans on the one before it is not asked by its words alone.
  const own = question.carried.length > 0 ? new Float32Array(0) : vector;
  const best = (await curatedMatches(tx, question.text, own, model)).find((match) => match.answers);
  if (!best) return null;
  const entry = await tx.one<{ document_id: string; version: number; question: string; answer: string; source_url: string | null }>(
    'SELECT document_id, version, question, answer, source_url FROM curated_answer WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, best.curatedId]);
  if (!entry) return null;
  return {
    curatedId: best.curatedId,
    phrase: best.phrase,
    similarity: best.similarity,
    threshold: best.threshold,
    text: entry.answer,
    evidence: { documentId: entry.document_id, documentVersion: entry.version, title: entry.question, headingPath: [entry.question], quote: entry.answer, url: entry.source_url },
  };
}

/** Questions of a draft that is not stored, ready to be matched. */
export function draftPhrases(texts: readonly string[], vectors: readonly Float32Array[], asked: Float32Array, threshold: number): CuratedPhrase[] {
  return texts.map((text, at) => ({ curatedId: 'draft', text, threshold, cosine: dot(vectors[at] ?? new Float32Array(0), asked) }));
}

async function nearest(tx: Tx, question: string, vector: Float32Array, model: string): Promise<CuratedPhrase[]> {
  const rows = await tx.query<PhraseRow>(
    `WITH near AS (
       SELECT p.curated_id, p.position, -(p.embedding <#> $3::vector) AS cosine FROM curated_phrase p
         JOIN curated_answer a ON a.workspace_id = p.workspace_id AND a.id = p.curated_id AND a.enabled
        WHERE p.workspace_id = $1 AND p.model = $4 AND $3::vector IS NOT NULL ORDER BY p.embedding <#> $3::vector LIMIT ${NEAREST}),
     equal AS (SELECT p.curated_id, p.position, NULL::float8 AS cosine FROM curated_phrase p WHERE p.workspace_id = $1 AND p.normalised = $2),
     pool AS (SELECT curated_id, position, max(cosine) AS cosine FROM (SELECT * FROM near UNION ALL SELECT * FROM equal) both_ GROUP BY curated_id, position)
     SELECT p.curated_id, p.text, ${EFFECTIVE_THRESHOLD} AS threshold, pool.cosine
       FROM pool JOIN curated_phrase p ON p.workspace_id = $1 AND p.curated_id = pool.curated_id AND p.position = pool.position
       JOIN curated_answer c ON c.workspace_id = $1 AND c.id = p.curated_id AND c.enabled`,
    [tx.workspaceId, normalisedQuestion(question), vector.length > 0 ? vectorLiteral(vector) : null, model],
  );
  return rows.map((row) => ({ curatedId: row.curated_id, text: row.text, threshold: Math.round(row.threshold * 1_000) / 1_000, cosine: row.cosine }));
}
