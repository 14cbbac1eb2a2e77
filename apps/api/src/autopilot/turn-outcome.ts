import type { AnswerOutcome, HandoffReason, OfferedChoice, SmallTalk } from '@chatref/domain';
import type { Answer } from '../documents/knowledge';

/** What a turn came to, ready to be written down if it still holds. */
export type TurnOutcome =
  | { kind: 'nothing'; why: string }
  | { kind: 'handOff'; reason: HandoffReason; rule: string | null; phrase: string | null; draft: Answer | null }
  | { kind: 'say'; outcome: AnswerOutcome; text: string; draft: Answer | null; choices: readonly OfferedChoice[]; talk?: SmallTalk }
  | { kind: 'ruleSpeaks'; rule: string }
  | { kind: 'confirmed'; text: string };
