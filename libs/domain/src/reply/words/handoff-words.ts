import type { ProtectionKind } from '../../protection/kinds';

/** Why a person is due, as far as the customer hears of it. */
export type HandoffTopic = ProtectionKind | 'rule' | 'no-answer' | 'out-of-scope' | 'not-helped' | 'repeated' | 'unavailable';

/** The fixed words of a handoff in one language. `{wait}` and `{time}` are filled in. */
export interface HandoffWords {
  /** What was understood. */
  topics: Readonly<Record<HandoffTopic, string>>;
  /** What was done. Said only after it was done. */
  passedOn: string;
  online: string;
  wait: string;
  away: string;
  back: string;
  email: string;
}
