import type { LeafCondition } from '../rule-model';
import { attribute, language, page, verified } from './customer';
import { detail } from './detail';
import type { LeafKind, LeafOf } from './leaf-kind';
import { confidenceBelow, failedAnswersAtLeast, sentimentBelow, urgencyAtLeast } from './mood';
import { outsideHours, priority, protection, time } from './situation';
import { tag, tags } from './tags';
import { keyword, pattern } from './words';

const LEAVES: { [K in LeafCondition['kind']]: LeafKind<LeafOf<K>> } = {
  tag, tags, keyword, pattern, detail, sentimentBelow, urgencyAtLeast, confidenceBelow, attribute, verified, page, language, time, outsideHours, failedAnswersAtLeast, priority, protection,
};

/** The keys of conditions that look at one thing. */
export const LEAF_KEYS = Object.keys(LEAVES) as readonly LeafCondition['kind'][];

/** How a condition's kind is read, written, said and tried. */
export function leafKind<C extends LeafCondition>(condition: Pick<C, 'kind'>): LeafKind<C> {
  return LEAVES[condition.kind] as unknown as LeafKind<C>;
}
