import type { AnswerOutcome, ChoiceKind, ConversationStatus, HandoffReason, Priority } from '../conversation/types';
import { meansNone } from './clarification';
import { smallTalkOf, reactionOf, type SmallTalk } from './small-talk';

/** What a rule that fired asks for, as far as it decides about the reply. */
export interface FiredRuleEffect {
  rule: string;
  handoff: boolean;
  phrase: string | null;
  /** It says something itself (a reply, a form), so nothing else is said. */
  speaks?: boolean;
}

/** Everything that decides what to do about a customer's message, gathered before anything is generated. */
export interface ReplyFacts {
  status: ConversationStatus;
  protected: boolean;
  /** The customer's words of this turn: the message, or the burst of them joined by line breaks. */
  text: string;
  /** The button that was tapped, if one was. */
  choice: ChoiceKind | null;
  firedRules: readonly FiredRuleEffect[];
  /** Of the AI's last message in this episode that was no small talk. */
  lastOutcome: AnswerOutcome | null;
  /** How often in this episode the AI's answer did not help. */
  failures: number;
  /** How the message sounds, −1 (furious) to 1; neutral when left out. */
  sentiment?: number;
  /** The question was asked and answered before in this episode: it is asked again because the answer was none. */
  askedAgain?: boolean;
}

/** What the turn does. `draft` means: retrieve and compose, then ask {@link judgeDraft}. */
export type ReplyPlan =
  | { kind: 'nothing'; why: 'PERSON_HAS_IT' | 'PROTECTED' }
  | { kind: 'handOff'; reason: HandoffReason; rule: string | null; phrase: string | null }
  | { kind: 'smallTalk'; talk: SmallTalk }
  | { kind: 'confirmed' }
  | { kind: 'ruleSpeaks'; rule: string }
  | { kind: 'draft' };

/** From this sentiment down a customer is not answered by a machine. */
export const FURIOUS = -0.75;
/** Names of the built-in reasons, as people read them. */
export const FRUSTRATED = 'Frustrated customer';
export const ASKED_AGAIN = 'Asks the same again';

/** Two questions mean the same from this cosine on, when they name the same numbers. */
const SAME_MEANING = 0.9;

/** Whether a question was asked before: the same in meaning, and about the same invoice, amount or date. */
export function isAskedAgain(text: string, earlier: string, cosine: number): boolean {
  if (smallTalkOf(text) !== null || text.split(/\s+/).length < 3) return false;
  const numbers = (of: string) => (of.match(/\d+/g) ?? []).sort().join(' ');
  return cosine >= SAME_MEANING && numbers(text) === numbers(earlier);
}

/** Failed answers in one episode after which the next question goes to a person. */
export const FAILURES_BEFORE_HANDOFF = 2;

/**
 * Decides before anything is generated (product: "A turn, in order", steps 3 and 4): a person's conversation is left
 * alone, a rule's handoff ends the turn, a reaction to the last answer is taken as such, small talk is answered as such.
 */
export function decideReply(facts: ReplyFacts): ReplyPlan {
  if (facts.status !== 'AI_ACTIVE') return { kind: 'nothing', why: 'PERSON_HAS_IT' };
  if (facts.protected) return { kind: 'nothing', why: 'PROTECTED' };
  const rule = facts.firedRules.find((fired) => fired.handoff);
  if (rule) return { kind: 'handOff', reason: 'RULE', rule: rule.rule, phrase: rule.phrase };
  const speaking = facts.firedRules.find((fired) => fired.speaks);
  if (speaking) return { kind: 'ruleSpeaks', rule: speaking.rule };
  const answered = facts.lastOutcome === 'ANSWERED' || facts.lastOutcome === 'TENTATIVE';
  const reaction = reactionTo(facts, answered);
  if (reaction === 'POSITIVE') return { kind: 'confirmed' };
  if (reaction === 'NEGATIVE') {
    const reason = facts.failures + 1 >= FAILURES_BEFORE_HANDOFF ? 'REPEATED_FAILURE' : 'NEGATIVE_FEEDBACK';
    return { kind: 'handOff', reason, rule: null, phrase: facts.text };
  }
  // Asked which of several things is meant, the customer says none: no further guess is made.
  if (facts.lastOutcome === 'CLARIFY' && facts.choice === null && meansNone(facts.text)) return { kind: 'handOff', reason: 'LOW_CONFIDENCE', rule: null, phrase: facts.text };
  if (facts.failures >= FAILURES_BEFORE_HANDOFF) return { kind: 'handOff', reason: 'REPEATED_FAILURE', rule: null, phrase: facts.text };
  if ((facts.sentiment ?? 0) <= FURIOUS) return { kind: 'handOff', reason: 'RULE', rule: FRUSTRATED, phrase: facts.text };
  if (facts.askedAgain) return { kind: 'handOff', reason: 'REPEATED_FAILURE', rule: ASKED_AGAIN, phrase: facts.text };
  const talk = smallTalkOf(facts.text);
  return talk ? { kind: 'smallTalk', talk } : { kind: 'draft' };
}

function reactionTo(facts: ReplyFacts, answered: boolean): 'POSITIVE' | 'NEGATIVE' | null {
  if (facts.choice === 'YES') return 'POSITIVE';
  if (facts.choice === 'NO') return 'NEGATIVE';
  return answered ? reactionOf(facts.text, facts.lastOutcome === 'TENTATIVE') : null;
}

/** What retrieval and composing came to, as far as it decides. */
export interface DraftFacts {
  outcome: 'ANSWERED' | 'TENTATIVE' | 'CLARIFY' | 'DECLINED' | 'NONE';
  hasEvidence: boolean;
  /** How often this episode was declined as off-topic before. */
  declinedBefore: number;
}

/** What is done with a draft. A statement without evidence is never made. */
export type DraftVerdict =
  | { kind: 'say'; outcome: 'ANSWERED' | 'TENTATIVE' | 'CLARIFY' | 'DECLINED' }
  | { kind: 'handOff'; reason: Extract<HandoffReason, 'LOW_CONFIDENCE' | 'OUT_OF_SCOPE'> };

/** Step 5 of a turn: confident, answer; in between, show the passage and ask; far off-topic, decline once; else hand over. */
export function judgeDraft(draft: DraftFacts): DraftVerdict {
  switch (draft.outcome) {
    case 'ANSWERED':
    case 'TENTATIVE':
      return draft.hasEvidence ? { kind: 'say', outcome: draft.outcome } : { kind: 'handOff', reason: 'LOW_CONFIDENCE' };
    case 'CLARIFY':
      return { kind: 'say', outcome: 'CLARIFY' };
    case 'DECLINED':
      return draft.declinedBefore > 0 ? { kind: 'handOff', reason: 'OUT_OF_SCOPE' } : { kind: 'say', outcome: 'DECLINED' };
    case 'NONE':
      return { kind: 'handOff', reason: 'LOW_CONFIDENCE' };
  }
}

/** The fence around an outcome that took a while to make. */
export interface Fence {
  epoch: number;
  lastCustomerSeq: number;
}

/**
 * Whether an outcome may still be published: nobody took the conversation over and nothing newer arrived since the
 * facts were gathered. Everything else is dropped; the newer message has a turn of its own.
 */
export function acceptDraft(gathered: Fence, now: Fence & { status: ConversationStatus; protected: boolean }): 'ACCEPT' | 'TAKEN_OVER' | 'NEWER_MESSAGE' {
  if (now.status !== 'AI_ACTIVE' || now.protected || now.epoch !== gathered.epoch) return 'TAKEN_OVER';
  return now.lastCustomerSeq === gathered.lastCustomerSeq ? 'ACCEPT' : 'NEWER_MESSAGE';
}

/** The higher of two priorities: what a rule or a tag raises, nothing automatic lowers. */
export function raisedPriority(current: Priority, wanted: Priority): Priority {
  const rank: Record<Priority, number> = { LOW: 0, NORMAL: 1, HIGH: 2, URGENT: 3 };
  return rank[wanted] > rank[current] ? wanted : current;
}
