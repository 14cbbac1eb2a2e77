import { percent } from '@chatref/domain';
import type { GateAdjustment } from '@chatref/rag';
import type { AnswerExplanation, Decider } from './explanation.type';
import type { FiredRule } from '../rules/evaluate-rules';
import type { TurnOutcome } from './turn-outcome';

/** What led to an outcome. */
export interface Grounds {
  outcome: TurnOutcome;
  /** The built-in protection that hit, with the words that made it. */
  protection: { rule: string; phrase: string | null } | null;
  fired: readonly FiredRule[];
  /** The workspace's own gate. */
  bands: Pick<GateAdjustment, 'answeredFrom' | 'tentativeFrom'>;
  timings: Readonly<Record<string, number>>;
}

/** Why a turn comes out as it does, from what was found on the way. */
export function explain({ outcome, protection, fired, bands, timings }: Grounds): AnswerExplanation {
  const draft = 'draft' in outcome ? outcome.draft : null;
  const handing = fired.find((rule) => rule.handoff);
  const decidedBy: Decider = protection ? 'PROTECTION' : outcome.kind === 'handOff' && !draft && handing ? 'RULE' : draft?.composer === 'CURATED' ? 'CURATED' : draft ? 'GATE' : 'SMALLTALK';
  const rule = protection?.rule ?? (decidedBy === 'RULE' ? (handing?.name ?? null) : null);
  const explanation = {
    decidedBy,
    rule,
    phrase: protection?.phrase ?? (decidedBy === 'RULE' ? (handing?.phrase ?? null) : null),
    rules: fired.map(({ name, phrase, handoff }) => ({ name, phrase, handsOver: handoff })),
    curated: draft?.curated ?? null,
    composer: draft && draft.text !== '' ? draft.composer : null,
    fallback: draft?.fallback ?? null,
    answeredFrom: bands.answeredFrom,
    tentativeFrom: bands.tentativeFrom,
    considered: draft?.passages.length ?? 0,
    timings: Object.entries(draft ? { ...timings, ...draft.timings } : timings).map(([stage, ms]) => ({ stage, ms: Math.round(ms * 10) / 10 })),
  };
  return { ...explanation, sentence: sentenceOf(explanation, outcome, draft?.confidence ?? 0) };
}

function sentenceOf(found: Omit<AnswerExplanation, 'sentence'>, outcome: TurnOutcome, confidence: number): string {
  const words = found.phrase ? ` because of “${found.phrase}”` : '';
  switch (found.decidedBy) {
    case 'PROTECTION':
      return `The protection “${found.rule}” hands this to a person${words}. It comes before any answer and cannot be switched off.`;
    case 'RULE':
      return `The rule “${found.rule}” hands this to a person${words}.`;
    case 'SMALLTALK':
      return outcome.kind === 'nothing' ? 'Nothing is said to this.' : 'This is small talk; nothing has to be looked up.';
    case 'CURATED':
      return `A custom answer is given: “${found.curated?.phrase ?? ''}” is ${percent(found.curated?.similarity ?? 0)} alike, ${percent(found.curated?.threshold ?? 0)} are needed.`;
    case 'GATE':
      return gateSentence(found, outcome, confidence);
  }
}

function gateSentence(found: Omit<AnswerExplanation, 'sentence'>, outcome: TurnOutcome, confidence: number): string {
  const sure = `The documents answer this with a probability of ${percent(confidence)}`;
  if (outcome.kind === 'say' && outcome.outcome === 'ANSWERED') return `${sure}; from ${percent(found.answeredFrom)} on the answer is stated.`;
  if (outcome.kind === 'say' && outcome.outcome === 'TENTATIVE') return `${sure}: enough to show the closest passage (${percent(found.tentativeFrom)}), not to state it (${percent(found.answeredFrom)}).`;
  if (outcome.kind === 'say' && outcome.outcome === 'DECLINED') return 'This is about nothing that the documents know; a person is offered.';
  if (outcome.kind === 'say') return `${sure}; the customer is asked which of several readings is meant.`;
  if (outcome.kind === 'handOff' && outcome.draft?.why) return `${outcome.draft.why} A person gets the question.`;
  return `${sure}; ${percent(found.tentativeFrom)} are needed to show anything, so a person gets the question.`;
}
