import { findDetails, sentimentOf, urgencyOf, type RuleSet } from '@chatref/domain';
import { newId } from '../common/ids';
import type { Thread } from '../conversations/thread';
import type { Tx } from '../database/transaction';
import type { RuleEffects } from '../autopilot/rule-effects';
import type { CitationData } from '../common/citation.type';
import { recordOf } from '../autopilot/turn-record';
import type { TurnOutcome } from '../autopilot/turn-outcome';
import type { StoredTurn } from '../autopilot/turn-record-schema';
import { evaluate, type RuleVerdict } from '../rules/evaluate-rules';
import type { hoursOf } from '../workspaces/workspace-store';
import type { DemoEvidence, DemoStep } from './demo-script';

/** The demo company's rules as they are when it is made. */
export interface DemoRules {
  set: RuleSet;
  hours: ReturnType<typeof hoursOf>;
  effects: RuleEffects;
}

/** Reads the rules on a customer's message as a turn does, and gives it the priority that they ask for. */
export function replayRules({ set, hours, effects }: DemoRules, thread: Thread, text: string, tagIds: readonly string[], now: Date): RuleVerdict {
  const verdict = evaluate(
    set,
    {
      text, tags: tagIds.map((id) => ({ id, score: null })), details: findDetails(text).map(({ key, value }) => ({ key, value })), sentiment: sentimentOf(text).value, urgency: urgencyOf(text, []).value,
      confidence: null, failedAnswers: 0, priority: thread.state.priority, contact: { verified: false, attributes: { locale: 'en' } }, recentCustomerTexts: [],
    },
    { ...hours, now },
  );
  effects.prioritise(thread, verdict.fired);
  return verdict;
}

/**
 * Writes the message's turn down with what the rules said and what was answered, so that their log and “why this answer” have
 * something to show.
 * @returns the turn's id, which its message names
 */
export async function keepTurn(tx: Tx, thread: Thread, seq: number, { fired, record }: RuleVerdict, next: DemoStep | undefined, cite: (evidence: DemoEvidence) => CitationData, at: Date): Promise<string> {
  const turnId = newId();
  const { outcome, written } = outcomeOf(next);
  const kept = recordOf({ turnId, language: null, meant: [], assessed: null, details: [], fired, evaluation: { ...record, fromSeq: seq }, outcome, question: null, timings: {} });
  await tx.run('INSERT INTO turn (workspace_id, id, conversation_id, episode_id, up_to_seq, outcome, record, finished_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    tx.workspaceId, turnId, thread.id, thread.episode.id, seq, written, JSON.stringify(next?.do === 'answer' ? { ...kept, draft: draftOf(next, cite) } : kept), at,
  ]);
  return turnId;
}

/** The answer that the script has, as far as it tells. */
function draftOf(answer: Extract<DemoStep, { do: 'answer' }>, cite: (evidence: DemoEvidence) => CitationData): Partial<StoredTurn['draft']> {
  const evidence = answer.evidence.map(cite);
  return { outcome: answer.tentative ? 'TENTATIVE' : 'ANSWERED', composer: 'EXTRACTIVE', confidence: answer.confidence, text: answerText(answer), evidence };
}

/** What the AI says in the script: sentences of the documents, or the closest one as such. */
export function answerText({ evidence, tentative }: Extract<DemoStep, { do: 'answer' }>): string {
  const text = evidence.map(([, quote]) => quote).join(' ');
  return tentative ? `The closest passage I have found says: ${text}\n\nDoes this answer your question?` : text;
}

/** What became of the message: told by what the script has next. */
function outcomeOf(next: DemoStep | undefined): { outcome: TurnOutcome; written: string } {
  switch (next?.do) {
    case 'answer': {
      const written = next.tentative ? 'TENTATIVE' : 'ANSWERED';
      return { outcome: { kind: 'say', outcome: written, text: '', draft: null, choices: [] }, written };
    }
    case 'small-talk':
    case 'declined': {
      const written = next.do === 'declined' ? 'DECLINED' : 'SMALLTALK';
      return { outcome: { kind: 'say', outcome: written, text: next.text, draft: null, choices: [] }, written };
    }
    case 'handoff':
      return { outcome: { kind: 'handOff', reason: next.reason, rule: null, phrase: next.phrase ?? null, draft: null }, written: 'HANDOFF' };
    default:
      return { outcome: { kind: 'nothing', why: 'PERSON_HAS_IT' }, written: 'NONE' };
  }
}
