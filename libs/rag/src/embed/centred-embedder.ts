import { createHash } from 'node:crypto';
import type { Embedder, EmbedPriority } from '../ports';
import shipped from './centres.json';
import { unit } from './vector';

/** The means that are taken off: of questions and of passages, each in the model's own dimensions, in its space for finding. */
export interface Centres {
  model: string;
  /** The first digits of the SHA-256 of the trained weights that these are the means of. */
  weights: string;
  /** The mean of questions in the model's other space, in which texts of one kind are compared. */
  plain: { question: readonly number[] };
  question: readonly number[];
  passage: readonly number[];
  /** The same for the states of single tokens, which late interaction compares, and by token how rare it is in help pages, 0 and up. */
  tokens: { question: readonly number[]; passage: readonly number[]; rarity: readonly number[] };
}

/** Written by `npm run eval -- outcomes --train`, from the project's own sets. */
export const CENTRES: Centres = shipped;

/**
 * An embedder for finding, by the model's space for it where there is one: a question's vector loses what all questions have in common, a passage's what all passages have,
 * and both are brought back to length 1 (after Mu and Viswanath 2018, "All-but-the-top", with a mean for each side).
 * Questions look like questions to the model; without that its likenesses tell subjects apart (docs/retrieval.md).
 *
 * Vectors are questions' under the priority `query` and passages' under `ingest`. Texts of one kind (two questions, tags'
 * examples) are compared by `base`, whose cosines are what its users learned.
 */
export class CentredEmbedder implements Embedder {
  readonly model: string;
  readonly dimensions: number;
  readonly languages?: readonly string[];
  /** Token states have centres of their own, which the model's worker takes off. */
  readonly interact?: Embedder['interact'];

  constructor(readonly base: Embedder, private readonly centres: Centres = CENTRES) {
    this.model = `${base.model}+billing.${markOf(centres)}`;
    this.dimensions = base.dimensions;
    if (base.languages) this.languages = base.languages;
    if (base.interact) this.interact = base.interact.bind(base);
  }

  async embed(texts: string[], priority: EmbedPriority): Promise<Float32Array[]> {
    const centre = priority === 'query' ? this.centres.question : this.centres.passage;
    const vectors = await (this.base.embedForFinding?.(texts, priority) ?? this.base.embed(texts, priority));
    return vectors.map((vector) => (vector.some((value) => value !== 0) ? unit(vector.map((value, at) => value - (centre[at] ?? 0))) : vector));
  }

  close(): Promise<void> {
    return this.base.close();
  }
}

/** Six hexadecimal digits of weights and means: vectors by others are another space, and an index moves when they are trained anew. */
function markOf({ weights, question, passage }: Centres): string {
  return createHash('sha256').update(JSON.stringify([weights, question, passage])).digest('hex').slice(0, 6);
}

/** The embedder that passages and questions are compared with: centred where the centres of its model are known. */
export function forFinding(embedder: Embedder): Embedder {
  return embedder.model === CENTRES.model ? new CentredEmbedder(embedder) : embedder;
}
