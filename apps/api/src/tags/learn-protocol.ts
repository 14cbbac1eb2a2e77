import type { TagExample, TagWeights } from '@chatref/domain';

/** What the learning thread is asked. */
export type LearnRequest =
  | { id: number; kind: 'fit'; workspaceId: string; tagIds: string[]; examples: TagExample[] }
  /** Onto the state that an earlier reply named, if the thread still holds it. */
  | { id: number; kind: 'learn'; workspaceId: string; onto: number; forget: string[]; learn: TagExample[] };

/** What it answers. */
export type LearnReply =
  /** `state` names what the thread now holds. */
  | { id: number; kind: 'learned'; state: number; weights: TagWeights }
  /** It does not hold what it should learn onto: learn from scratch. */
  | { id: number; kind: 'unknown' }
  | { id: number; kind: 'failed'; error: string };
