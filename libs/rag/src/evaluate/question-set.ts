import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Embedder } from '../ports';
import { ingestDocument } from '../ingest/ingest';
import { replaceDocument } from '../store/passage-store';
import type { Sql } from '../ports';

export type QuestionKind = 'answerable' | 'near' | 'far';

/** A question and the documents that answer it; none for `near` (right subject, no answer) and `far` (another subject). */
export interface LabelledQuestion {
  text: string;
  kind: QuestionKind;
  gold: string[];
  /** Verbatim passages of the gold documents that hold the answer, where they are known. */
  quotes: string[];
}

/** Reads `slug[,slug]<tab>question` lines; NEAR and FAR stand for unanswerable ones. */
export function readQuestions(file: string): LabelledQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [label = '', text = ''] = line.split('\t');
      const kind: QuestionKind = label === 'NEAR' ? 'near' : label === 'FAR' ? 'far' : 'answerable';
      return { text, kind, gold: kind === 'answerable' ? label.split(',') : [], quotes: [] };
    });
}

/** Documents of a folder of Markdown files in a workspace; the slug by document id. */
export async function loadFolder(sql: Sql, embedder: Embedder, workspaceId: string, folder: string, newId: () => string): Promise<Map<string, string>> {
  const slugs = new Map<string, string>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md')).sort()) {
    const documentId = newId();
    const read = await ingestDocument(embedder, { format: 'MARKDOWN', content: readFileSync(path.join(folder, name), 'utf8'), title: null }, { newId });
    await replaceDocument(sql, { workspaceId, documentId, version: 1, url: null }, embedder.model, read.passages);
    slugs.set(documentId, name.replace(/\.md$/, ''));
  }
  return slugs;
}
