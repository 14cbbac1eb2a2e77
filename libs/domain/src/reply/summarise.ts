import type { HandoffReason } from '../conversation/types';
import { shorten } from './list-words';
import { smallTalkOf } from './small-talk';

/** What a summary is made from. */
export interface SummaryFacts {
  contact: { name: string | null; verified: boolean };
  customerTexts: readonly string[];
  /** What the AI said as an answer in this episode, in order. */
  aiAnswers: readonly { text: string; sources: readonly string[] }[];
  reason: HandoffReason;
  rule: string | null;
  details: readonly { key: string; value: string }[];
}

const WHY: Record<HandoffReason, string> = {
  CUSTOMER_ASKED: 'asks for a person',
  RULE: 'a rule sends this to a person',
  LOW_CONFIDENCE: 'the documents hold no reliable answer',
  OUT_OF_SCOPE: 'twice outside what the documents cover',
  NEGATIVE_FEEDBACK: 'the answer did not help',
  REPEATED_FAILURE: 'several answers did not help',
  AI_UNAVAILABLE: 'the AI could not answer',
  AGENT_TOOK_OVER: 'a colleague took over',
};

/**
 * What an agent must know at a glance: who, what about, what was tried, what is asked. Made from the customer's own
 * words, so that nothing in it can be invented.
 */
export function summarise(facts: SummaryFacts): string {
  const telling = facts.customerTexts.filter((text) => smallTalkOf(text) === null);
  const first = telling[0] ?? facts.customerTexts[0] ?? '';
  const last = telling.at(-1);
  const who = facts.contact.name ? `${facts.contact.name}${facts.contact.verified ? ' (verified)' : ''}` : 'A visitor';
  const lines = [`${who} writes: “${shorten(first.replace(/\s+/g, ' '), 160)}”`];
  if (last !== undefined && last !== first) lines.push(`Now: “${shorten(last.replace(/\s+/g, ' '), 160)}”`);
  const tried = facts.aiAnswers.at(-1);
  if (tried) lines.push(`Tried: ${tried.sources.length > 0 ? `answer from ${[...new Set(tried.sources)].join(', ')}` : shorten(tried.text, 120)}.`);
  lines.push(`Why here: ${facts.rule ? `${facts.rule}` : WHY[facts.reason]}.`);
  if (facts.details.length > 0) lines.push(`Given: ${facts.details.slice(0, 6).map(({ key, value }) => `${key} ${value}`).join(', ')}.`);
  return lines.join('\n');
}
