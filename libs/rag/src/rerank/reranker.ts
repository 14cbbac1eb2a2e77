import type { Scored } from '../retrieve/rank';

/** Puts found passages in their final order. Implementations pass `rerankerContract` (testing/). */
export interface Reranker {
  /** For the record of an answer. */
  readonly name: string;
  /**
   * The same passages, best first, with scores of 0..1 that fall with the order. Never throws: what fails inside leaves
   * the order in which the passages came.
   */
  rerank(question: string, passages: readonly Scored[]): Promise<Scored[]>;
}

/** The order of the fused features (`retrieve/rank`), as it is. Needs nothing and costs nothing. */
export class FusedReranker implements Reranker {
  readonly name = 'fused';

  rerank(_question: string, passages: readonly Scored[]): Promise<Scored[]> {
    return Promise.resolve([...passages]);
  }
}
