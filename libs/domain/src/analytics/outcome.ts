import type { ResolvedBy } from '../conversation/types';

/** What the figures read of an episode. */
export interface EpisodeFacts {
  resolvedBy: ResolvedBy | null;
  handedOff: boolean;
  aiAnswers: number;
  /** A protection was latched. */
  protected: boolean;
  /** The AI wrote while it was latched and nobody had replied or lifted it. */
  aiWroteWhileLatched: boolean;
}

export const OUTCOMES = ['aiResolvedConfirmed', 'aiResolvedAssumed', 'abandoned', 'agentResolved', 'handedOffOpen', 'pending'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * The one outcome of an episode; the outcomes are disjoint and sum to the episodes. How it ended decides; while it is
 * open, whether a person has been asked.
 */
export function outcomeOf(episode: EpisodeFacts): Outcome {
  switch (episode.resolvedBy) {
    case 'AI_CONFIRMED':
      return 'aiResolvedConfirmed';
    case 'AI_ASSUMED':
      return 'aiResolvedAssumed';
    case 'ABANDONED':
      return 'abandoned';
    case 'AGENT':
      return 'agentResolved';
    case null:
      return episode.handedOff ? 'handedOffOpen' : 'pending';
  }
}

/** A latched protection and an automated answer only: must never be. */
export function isGuardBreach(episode: EpisodeFacts): boolean {
  return episode.protected && (episode.aiWroteWhileLatched || ((episode.resolvedBy === 'AI_ASSUMED' || episode.resolvedBy === 'AI_CONFIRMED') && !episode.handedOff));
}

/** The counts that every overview, series point and export is made of. */
export type OutcomeCounts = Record<Outcome, number> & { episodes: number; handedOff: number; aiInvolved: number; guardBreaches: number };

export function countOutcomes(episodes: readonly EpisodeFacts[]): OutcomeCounts {
  const counts: OutcomeCounts = { aiResolvedConfirmed: 0, aiResolvedAssumed: 0, abandoned: 0, agentResolved: 0, handedOffOpen: 0, pending: 0, episodes: 0, handedOff: 0, aiInvolved: 0, guardBreaches: 0 };
  for (const episode of episodes) {
    counts[outcomeOf(episode)] += 1;
    counts.episodes += 1;
    if (episode.handedOff) counts.handedOff += 1;
    if (episode.aiAnswers > 0) counts.aiInvolved += 1;
    if (isGuardBreach(episode)) counts.guardBreaches += 1;
  }
  return counts;
}

/** A rate with its parts; null where nothing was counted. */
export function rate(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** Derived figures: resolved by AI ÷ ended, handed off ÷ episodes. */
export function ratesOf(counts: OutcomeCounts): { aiResolved: number; ended: number; deflectionRate: number | null; handoffRate: number | null } {
  const aiResolved = counts.aiResolvedConfirmed + counts.aiResolvedAssumed;
  const ended = aiResolved + counts.abandoned + counts.agentResolved;
  return { aiResolved, ended, deflectionRate: rate(aiResolved, ended), handoffRate: rate(counts.handedOff, counts.episodes) };
}
