import { compareTokens } from '../answer/compare-tokens';
import { collapse } from '../load/normalise';
import type { Embedder, Sql } from '../ports';
import { search, type SearchResult } from '../retrieve/search';
import type { LabelledQuestion } from './question-set';

/** One question as it was searched. */
export interface Sample {
  company: string;
  question: LabelledQuestion;
  found: SearchResult;
  /** Names of the documents by id. */
  slugs: ReadonlyMap<string, string>;
  /** What answers it was taken away first: certainly unanswerable, and worded like a real question. */
  leftOut: boolean;
  /** Asked as written rather than wrapped in chatter. */
  plain: boolean;
}

/** How customers wrap what they ask. Words that have nothing to do with the answer, on all kinds of questions alike. */
const WRAPPINGS: readonly ((question: string) => string)[] = [
  (question) => question,
  (question) => `Hi there, sorry to bother you on a monday morning but my boss keeps asking me: ${question}`,
  (question) => `${question}? been looking around the site for half an hour and can't find it, kind of urgent`,
];

/** A company's documents as they were loaded. */
export interface LoadedSet {
  company: string;
  workspaceId: string;
  slugs: ReadonlyMap<string, string>;
}

/**
 * Searches every question, plainly and wrapped; the plain answerable ones again without the documents that answer them,
 * and without the sections that do.
 */
export async function collectSamples(sql: Sql, embedder: Embedder, set: LoadedSet, questions: readonly LabelledQuestion[]): Promise<Sample[]> {
  const { company, workspaceId, slugs } = set;
  const samples: Sample[] = [];
  const take = async (question: LabelledQuestion, leftOut: boolean, plain: boolean) => {
    const found = await search((work) => work(sql), question.text, { embedder, workspaceId });
    samples.push({ company, question, slugs, leftOut, plain, found: await compareTokens(found, { embedder }) });
  };
  const without = async (question: LabelledQuestion, passages: readonly string[]) => {
    await sql.query('begin');
    await sql.query('delete from passage where workspace_id = $1 and id = any($2::uuid[])', [workspaceId, passages]);
    await take(question, true, true);
    await sql.query('rollback');
  };
  for (const question of questions) {
    for (const [at, wrap] of WRAPPINGS.entries()) await take({ ...question, text: wrap(question.text) }, false, at === 0);
    if (question.kind !== 'answerable') continue;
    const gold = [...slugs].filter(([, slug]) => question.gold.includes(slug)).map(([id]) => id);
    const passages = await sql.query<{ id: string; section: string; source: string }>(
      'select id, document_id::text || heading_path::text as section, source from passage where workspace_id = $1 and document_id = any($2::uuid[])', [workspaceId, gold],
    );
    const answering = new Set(passages.filter(({ source }) => question.quotes.some((quote) => collapse(source).includes(collapse(quote)))).map(({ section }) => section));
    await without(question, passages.map(({ id }) => id));
    await without(question, passages.filter(({ section }) => answering.has(section)).map(({ id }) => id));
  }
  return samples;
}
