import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Embedder } from '../ports';
import { ingestDocument } from '../ingest/ingest';
import { replaceDocument } from '../store/passage-store';
import type { Sql } from '../ports';

/** `near`: right subject, no answer. `far`: another subject. `person`: nothing a document may answer, whatever it says. */
export type QuestionKind = 'answerable' | 'near' | 'far' | 'person';

/** A question and the documents that answer it; none but for `answerable`. */
export interface LabelledQuestion {
  text: string;
  kind: QuestionKind;
  gold: string[];
  /** Verbatim passages of the gold documents that hold the answer; each alone or as a part of it. */
  quotes: string[];
}

/** A set as it lies in a file: the document and sentence that answer, further sentences (`more`), further places (`also`). */
export interface QuestionFile {
  answerable: { question: string; document: string; quote: string; more?: string[]; also?: { document: string; quote: string }[] }[];
  nearby: { question: string; missing: string }[];
  far: { question: string }[];
  person: { question: string; why: string }[];
}

export const readQuestionFile = (file: string): QuestionFile => JSON.parse(readFileSync(file, 'utf8')) as QuestionFile;

/** The questions of a set file. */
export function readQuestions(file: string): LabelledQuestion[] {
  const set = readQuestionFile(file);
  const without = (kind: QuestionKind) => ({ question }: { question: string }): LabelledQuestion => ({ text: question, kind, gold: [], quotes: [] });
  return [
    ...set.answerable.map((entry): LabelledQuestion => {
      const places = [{ document: entry.document, quote: entry.quote }, ...(entry.also ?? [])];
      return { text: entry.question, kind: 'answerable', gold: [...new Set(places.map((place) => place.document))], quotes: [...places.map((place) => place.quote), ...(entry.more ?? [])] };
    }),
    ...set.nearby.map(without('near')),
    ...set.far.map(without('far')),
    ...set.person.map(without('person')),
  ];
}

interface ForeignQuestion {
  question: string;
  kind: string;
  answerable: boolean;
  gold: string[];
  gold_quotes: Record<string, string>;
}

/** The questions of the foreign set's `questions.jsonl` (its README describes the fields). */
export function readForeignQuestions(file: string): LabelledQuestion[] {
  const kinds: Readonly<Record<string, QuestionKind>> = { 'unanswerable-nearby': 'near', 'unanswerable-far': 'far', 'needs-person': 'person' };
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ForeignQuestion)
    .map((row) => ({
      text: row.question,
      kind: row.answerable ? 'answerable' : (kinds[row.kind] ?? 'near'),
      gold: row.answerable ? row.gold : [],
      quotes: row.answerable ? Object.values(row.gold_quotes) : [],
    }));
}

/** A set that comes with the project: a folder of documents and a file of questions. */
export interface OwnSet {
  name: string;
  documents: string;
  questions: string;
}

const SETS_FOLDER = 'libs/rag/src/evaluate/sets';

/**
 * Sets that count a quarter where the choice of a sentence is learned: two thirds of their questions share at most one word
 * with their answer, which is rarer where customers really ask, and counted in full they teach to mistrust words.
 */
const ADVERSARIAL: ReadonlySet<string> = new Set(['maplecourt', 'northmobil', 'pinewharf', 'stratahive']);

/** How much an own set counts where the choice of a sentence is learned, 0..1. */
export const weightOfSet = (name: string): number => (ADVERSARIAL.has(name) ? 0.25 : 1);

/** The demo company's set first, then those of other made-up companies. @param root the workspace's folder */
export function ownSets(root: string): OwnSet[] {
  const demo = path.join(root, 'apps/api/src/demo');
  const others = readdirSync(path.join(root, SETS_FOLDER)).sort().map((name) => ({ name, folder: path.join(root, SETS_FOLDER, name) }));
  return [{ name: 'larkstead', folder: demo }, ...others].map(({ name, folder }) => ({ name, documents: path.join(folder, 'documents'), questions: path.join(folder, 'questions.json') }));
}

/**
 * Whether a question is kept from training: one in three, by its text alone, so that adding questions moves none.
 * The hash is FNV-1a (Fowler, Noll, Vo), 32 bit.
 */
export function isHeldOut({ text }: Pick<LabelledQuestion, 'text'>): boolean {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % 3 === 0;
}

/** Documents of a folder of Markdown files in a workspace; the slug by document id. */
export async function loadFolder(sql: Sql, embedder: Embedder, workspaceId: string, folder: string, newId: () => string): Promise<Map<string, string>> {
  const slugs = new Map<string, string>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md')).sort()) {
    const documentId = newId();
    const read = await ingestDocument(embedder, { format: 'MARKDOWN', content: readFileSync(path.join(folder, name), 'utf8'), title: null }, { newId });
    await replaceDocument(sql, { workspaceId, documentId, version: 1, url: null }, embedder, read.passages);
    slugs.set(documentId, name.replace(/\.md$/, ''));
  }
  return slugs;
}
