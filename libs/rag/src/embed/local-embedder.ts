import path from 'node:path';
import type { EmbedPriority, Interaction } from '../ports';
import { CENTRES } from './centred-embedder';
import { WorkerEmbedder, type WorkerPlan } from './worker-embedder';

/** The model reads about 500 characters; its tokenizer's time grows with the square of the length. */
const LONGEST = 900;

/** What training added to the model's weights (tools/encoder; `trained-weights.cjs` reads it). */
export const TRAINED_WEIGHTS = path.join(__dirname, 'trained-weights.bin');

/** What all tokens of some texts have in common. */
export interface TokenStatistics {
  /** The mean of their states. */
  mean: number[];
  /** By token of the vocabulary, how many of the texts hold it. */
  holding: number[];
  /** Texts that hold any. */
  texts: number;
}

/**
 * The sentence encoder that comes with the project (Universal Sentence Encoder lite, 512 dimensions, English), in one
 * worker thread. Needs no network and no key. The same encoder with weights trained on billing questions finds what answers
 * a question (`embedForFinding`); as it was it tells whether two texts say the same.
 */
export class LocalEmbedder extends WorkerEmbedder {
  readonly model = 'use-lite-en';
  readonly dimensions = 512;
  readonly languages = ['en'];
  /** The file of the trained weights. */
  readonly weights = TRAINED_WEIGHTS;

  /** By the trained weights, whose token states `interact` compares too. */
  embedForFinding(texts: string[], priority: EmbedPriority): Promise<Float32Array[]> {
    return this.embedIn('trained', texts, priority);
  }

  async interact(question: string, passages: readonly (readonly string[])[], priority: EmbedPriority = 'query'): Promise<Interaction[]> {
    const interact = { question: this.prepare(question), passages: passages.map((segments) => segments.map((segment) => this.prepare(segment))) };
    const { interactions } = await this.call<{ interactions: Interaction[] }>({ interact }, priority);
    return interactions;
  }

  /** What `CENTRES` is made of: tells of the tokens of some texts, each in segments as `interact` takes them. */
  async tokenStatistics(texts: readonly (readonly string[])[]): Promise<TokenStatistics> {
    return this.call<TokenStatistics>({ statistics: texts.map((segments) => segments.map((segment) => this.prepare(segment))) }, 'ingest');
  }

  /** The model is sensitive to case: a shouted text means the same as a spoken one, so only that is folded. */
  protected prepare(text: string): string {
    const cut = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
    const letters = cut.replace(/[^\p{L}]/gu, '');
    const shouted = letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
    if (!shouted) return cut;
    const lower = cut.toLowerCase();
    return lower.charAt(0).toUpperCase() + lower.slice(1);
  }

  protected plan(): WorkerPlan {
    return { script: path.join(__dirname, 'local-worker.cjs'), data: { centres: CENTRES.tokens, weights: this.weights } };
  }
}
