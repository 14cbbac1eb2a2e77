import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { segmentsOf } from '../answer/compare-tokens';
import type { Centres } from '../embed/centred-embedder';
import { type LocalEmbedder, TRAINED_WEIGHTS } from '../embed/local-embedder';
import { ingestDocument } from '../ingest/ingest';
import type { Embedder } from '../ports';
import type { LabelledQuestion } from './question-set';

/** What the means are taken over: a company's folder of Markdown files, and the questions that may be learned from. */
export interface CentreSource {
  documents: string;
  questions: readonly LabelledQuestion[];
}

/**
 * The mean of all questions' vectors and of all passages' and sentences', and of the states of all their tokens, every company
 * counting the same; a token's rarity is its inverse frequency among all passages (Robertson and Spärck Jones 1976, smoothed).
 */
export async function trainCentres(embedder: Embedder & Pick<LocalEmbedder, 'tokenStatistics' | 'embedForFinding'>, sources: readonly CentreSource[]): Promise<Centres> {
  const finding: Embedder = { model: embedder.model, dimensions: embedder.dimensions, embed: (texts, priority) => embedder.embedForFinding(texts, priority), close: () => Promise.resolve() };
  const question: Float32Array[] = [];
  const plain: Float32Array[] = [];
  const passage: Float32Array[] = [];
  const tokens: Record<'question' | 'passage', Float32Array[]> = { question: [], passage: [] };
  const holding: number[] = [];
  let passages = 0;
  for (const { documents, questions } of sources) {
    const texts = questions.map(({ text }) => text);
    question.push(meanOf(await finding.embed(texts, 'ingest'), embedder.dimensions));
    plain.push(meanOf(await embedder.embed(texts, 'ingest'), embedder.dimensions));
    tokens.question.push(Float32Array.from((await embedder.tokenStatistics(texts.map((text) => [text]))).mean));
    const vectors: Float32Array[] = [];
    const segments: string[][] = [];
    for (const name of readdirSync(documents).filter((file) => file.endsWith('.md')).sort()) {
      const read = await ingestDocument(finding, { format: 'MARKDOWN', content: readFileSync(path.join(documents, name), 'utf8'), title: null }, { newId: () => name });
      segments.push(...read.passages.map(segmentsOf));
      for (const one of read.passages) vectors.push(one.vector, ...one.sentenceVectors.map((sentence) => sentence.vector));
    }
    const told = await embedder.tokenStatistics(segments);
    tokens.passage.push(Float32Array.from(told.mean));
    told.holding.forEach((count, id) => (holding[id] = (holding[id] ?? 0) + count));
    passages += told.texts;
    passage.push(meanOf(vectors, embedder.dimensions));
  }
  const mean = (vectors: readonly Float32Array[]) => Array.from(meanOf(vectors, embedder.dimensions), (value) => Number(value.toFixed(5)));
  const rarity = holding.map((count) => Number(Math.log((passages + 1) / (count + 1)).toFixed(2)));
  const weights = createHash('sha256').update(readFileSync(TRAINED_WEIGHTS)).digest('hex').slice(0, 16);
  return { model: embedder.model, weights, plain: { question: mean(plain) }, question: mean(question), passage: mean(passage), tokens: { question: mean(tokens.question), passage: mean(tokens.passage), rarity } };
}

function meanOf(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const mean = new Float32Array(dimensions);
  for (const vector of vectors) for (let at = 0; at < dimensions; at += 1) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  return mean;
}
