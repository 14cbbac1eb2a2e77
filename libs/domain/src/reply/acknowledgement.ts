import type { HandoffReason } from '../conversation/types';

/** What a handoff acknowledges; protections are named so that the customer knows their matter was understood. */
const BY_PROTECTION: Record<string, string> = {
  'asks-for-person': 'Of course. I have passed this conversation to our team; a person will answer you here.',
  dispute: 'I have passed your objection to our team with everything you wrote here. A person will look into it and answer you in this conversation.',
  'double-charge': 'A charge that looks doubled is something a person should check. I have passed this to our team; they will answer you here.',
  fraud: 'This needs a person at once. I have passed it to our team as urgent; they will answer you here. Please do not share card or bank details in this chat.',
  'bank-details-change': 'For your safety, bank details are only changed by a person after a check. I have passed this to our team; they will answer you here.',
  legal: 'I have passed this to the responsible people in our team. A person will answer you here.',
};

const BY_REASON: Record<HandoffReason, string> = {
  CUSTOMER_ASKED: BY_PROTECTION['asks-for-person'] as string,
  RULE: 'I have passed this conversation to our team. A person will answer you here.',
  LOW_CONFIDENCE: 'I could not find a reliable answer to this in our documents, so I have asked our team. A person will answer you here.',
  OUT_OF_SCOPE: 'This is outside what I can help with. I have passed the conversation to our team; a person will answer you here.',
  NEGATIVE_FEEDBACK: 'I am sorry that this did not help. I have passed the conversation to our team; a person will answer you here.',
  REPEATED_FAILURE: 'I have not been able to help so far, so I have passed the conversation to our team. A person will answer you here.',
  AI_UNAVAILABLE: 'I cannot answer just now, so I have passed your question to our team. A person will answer you here.',
  AGENT_TOOK_OVER: 'A colleague from our team has joined the conversation and will answer you here.',
};

/**
 * What the customer reads when a person will take over: true, calm, and without a promise of time that nobody made.
 * @param protection the kind of the protection that latched; null when none did
 */
export function acknowledgement(reason: HandoffReason, protection: string | null): string {
  return (protection !== null ? BY_PROTECTION[protection] : undefined) ?? BY_REASON[reason];
}
