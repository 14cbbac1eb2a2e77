import { clarifyChoices, clarifyText, confirmedText, decideReply, declinedChoices, declinedText, judgeDraft, readSmallTalk, smallTalkReply, tentativeChoices, tentativeText, type FiredRuleEffect, type ReplyFacts } from '@chatref/domain';
import type { Answer } from '../documents/knowledge';
import type { TurnOutcome } from './turn-outcome';

/** The facts of a reply with what is needed to word it. */
export interface DecideFacts extends ReplyFacts {
  companyName: string;
  /** The customer's, ISO 639-1. */
  language: string;
  declinedBefore: number;
  firedRules: readonly FiredRuleEffect[];
}

/**
 * The middle of a turn: decide before generating, draft only when that is what is due, judge the draft.
 * @param draft retrieves and composes; called at most once
 */
export async function decide(facts: DecideFacts, draft: () => Promise<Answer>): Promise<TurnOutcome> {
  const plan = decideReply(facts);
  switch (plan.kind) {
    case 'nothing':
    case 'ruleSpeaks':
      return plan;
    case 'handOff':
      return { ...plan, draft: null };
    case 'confirmed':
      return { kind: 'confirmed', text: confirmedText(facts.language) };
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
          return { kind: 'say', outcome: 'TENTATIVE', text: tentativeText(made.text, facts.language), draft: made, choices: tentativeChoices(facts.language) };
        case 'CLARIFY':
          return { kind: 'say', outcome: 'CLARIFY', text: clarifyText(facts.language), draft: made, choices: clarifyChoices(made.readings ?? [], facts.language) };
        case 'DECLINED':
          return { kind: 'say', outcome: 'DECLINED', text: declinedText(facts.companyName, facts.language), draft: made, choices: declinedChoices(facts.language) };
      }
    }
  }
}
