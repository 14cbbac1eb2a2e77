import type { ModelClaim } from '@chatref/domain';
import type { TagSource } from './tag.type';

/** What spoke for a tag. */
export const TAG_BASES = ['PHRASE', 'LIKENESS', 'MODEL', 'RULE'] as const;
export type TagBasis = (typeof TAG_BASES)[number];

/** Why a tag was set, kept beside it. */
export interface TagEvidence {
  by: TagBasis;
  /** The workspace's phrase, and the customer's own words for it. */
  phrase?: string;
  said?: string;
  /** The examples it is closest to, at most two. */
  examples?: string[];
  /** Words that the message shares with the closest one. */
  words?: string[];
}

/** A tag that a message deserves, and why. */
export interface AssessedTag {
  tagId: string;
  source: TagSource;
  /** 0..1; null when a phrase or a rule decided. */
  score: number | null;
  /** In one line, for people. */
  reason: string;
  evidence: TagEvidence;
}

/** What is found in a message before anything is decided about it. */
export interface Assessment {
  tags: AssessedTag[];
  /** It is like nothing that the tags are about, or no tag is clear enough. */
  unsure: boolean;
  /** Why it is unsure; null when it is not. */
  unsureBecause: string | null;
  /** −1 (furious) to 1 (delighted). */
  sentiment: number;
  sentimentReasons: string[];
  /** 0 (any time) to 1 (now). */
  urgency: number;
  urgencyReasons: string[];
  /** Protected matters that a configured model sees in the message; whether they count is for `acceptClaims` to say. */
  raised: ModelClaim[];
}

/** The tag that a rule adds. */
export function tagByRule(tagId: string, rule: string): AssessedTag {
  return { tagId, source: 'RULE', score: null, reason: `Rule “${rule}”`, evidence: { by: 'RULE' } };
}

/** The tag that a phrase sets. */
export function tagByPhrase(tagId: string, phrase: string, said = phrase): AssessedTag {
  const reason = said.toLowerCase() === phrase.toLowerCase() ? `says “${phrase}”` : `says “${said}” (${phrase})`;
  return { tagId, source: 'AI', score: null, reason, evidence: { by: 'PHRASE', phrase, said } };
}
