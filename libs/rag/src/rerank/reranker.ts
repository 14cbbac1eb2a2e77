import type { ModelUsage } from '../model/usage';
import type { Scored } from '../retrieve/rank';

/** What a re-ranker made of passages. */
export interface Reranked {
  /** The same passages, best first, with scores of 0..1 that fall with the order. */
  passages: Scored[];
  /** What asking a model took, and why it was in vain, if it was; null where none was asked. */
  asked: { model: string; usage: ModelUsage; failure: string | null } | null;
}

/** Puts found passages in their final order. Implementations pass `rerankerContract` (testing/). */
export interface Reranker {
  /** For the record of an answer. */
  readonly name: string;
  /**
   * Never throws: what fails inside leaves the order in which the passages came.
   * @param signal the deadline of whoever waits; its end leaves that order too
   */
  rerank(question: string, passages: readonly Scored[], signal?: AbortSignal): Promise<Reranked>;
}

/** The order of the fused features (`retrieve/rank`), as it is. Needs nothing and costs nothing. */
export class FusedReranker implements Reranker {
  readonly name = 'fused';

  rerank(_question: string, passages: readonly Scored[]): Promise<Reranked> {
    return Promise.resolve({ passages: [...passages], asked: null });
  }
}
