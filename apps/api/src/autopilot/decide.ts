import { CONFIRMED_TEXT, DECLINED_CHOICES, TENTATIVE_CHOICES, decideReply, declinedText, judgeDraft, readSmallTalk, smallTalkReply, tentativeText, type FiredRuleEffect, type ReplyFacts } from '@chatref/domain';
import type { AnswerDraft } from '../documents/knowledge';
import type { TurnOutcome } from './turn-outcome';

/** The facts of a reply with what is needed to word it. */
export interface DecideFacts extends ReplyFacts {
  companyName: string;
  declinedBefore: number;
  firedRules: readonly FiredRuleEffect[];
}

/**
 * The middle of a turn: decide before generating, draft only when that is what is due, judge the draft.
 * @param draft retrieves and composes; called at most once
 */
export async function decide(facts: DecideFacts, draft: () => Promise<AnswerDraft>): Promise<TurnOutcome> {
  const plan = decideReply(facts);
  switch (plan.kind) {
    case 'nothing':
      return plan;
    case 'handOff':
      return { ...plan, draft: null };
    case 'confirmed':
      return { kind: 'confirmed', text: CONFIRMED_TEXT };
    case 'smallTalk':
      return { kind: 'say', outcome: 'SMALLTALK', text: smallTalkReply(plan.talk, facts.companyName, readSmallTalk(facts.text)?.language), draft: null, choices: [], talk: plan.talk };
    case 'draft': {
      const made = await draft();
      const verdict = judgeDraft({ outcome: made.outcome, hasEvidence: made.evidence.length > 0, declinedBefore: facts.declinedBefore });
      if (verdict.kind === 'handOff') return { ...verdict, rule: null, phrase: facts.text, draft: made };
      switch (verdict.outcome) {
        case 'ANSWERED':
          return { kind: 'say', outcome: 'ANSWERED', text: made.text, draft: made, choices: [] };
        case 'TENTATIVE':
          return { kind: 'say', outcome: 'TENTATIVE', text: tentativeText(made.text), draft: made, choices: TENTATIVE_CHOICES };
        case 'DECLINED':
          return { kind: 'say', outcome: 'DECLINED', text: declinedText(facts.companyName), draft: made, choices: DECLINED_CHOICES };
      }
    }
  }
}
