import type { HandoffReason } from '../conversation/types';
import { PROTECTION_KINDS, type ProtectionKind } from '../protection/kinds';
import type { Language } from '../text/language';
import { durationWords, timeWords, type Expectation } from './expectation';
import { CHINESE, HINDI, JAPANESE, KOREAN } from './words/asian';
import { DUTCH, ENGLISH, GERMAN } from './words/germanic';
import type { HandoffTopic, HandoffWords } from './words/handoff-words';
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './words/romance';
import { ARABIC, HEBREW } from './words/semitic';
import { POLISH, RUSSIAN, TURKISH } from './words/slavic-turkish';

const WORDS: Readonly<Record<Language, HandoffWords>> = {
  en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH, it: ITALIAN, pt: PORTUGUESE, nl: DUTCH, pl: POLISH, tr: TURKISH,
  ru: RUSSIAN, ar: ARABIC, he: HEBREW, hi: HINDI, zh: CHINESE, ja: JAPANESE, ko: KOREAN,
};
const BY_REASON: Readonly<Record<HandoffReason, HandoffTopic>> = {
  CUSTOMER_ASKED: 'asks-for-person',
  RULE: 'rule',
  LOW_CONFIDENCE: 'no-answer',
  OUT_OF_SCOPE: 'out-of-scope',
  NEGATIVE_FEEDBACK: 'not-helped',
  REPEATED_FAILURE: 'repeated',
  AI_UNAVAILABLE: 'unavailable',
  AGENT_TOOK_OVER: 'rule',
};

/** What an acknowledgement is worded from. */
export interface AcknowledgedHandoff {
  reason: HandoffReason;
  /** The kind of the protection that latched (a workspace's own kinds included); null when none did. */
  protection: string | null;
  language: Language;
  expectation: Expectation;
  /** IANA zone in which hours are told. */
  timezone: string;
  /** Whether the team can already reach the customer by e-mail. */
  emailKnown: boolean;
}

/**
 * What the customer reads when a person will take over: what was understood, what was done, what to expect. True, calm,
 * in the customer's language; a time only where it is known.
 */
export function acknowledgement(handoff: AcknowledgedHandoff): string {
  const words = WORDS[handoff.language];
  const topic = PROTECTION_KINDS.find((kind: ProtectionKind) => kind === handoff.protection) ?? BY_REASON[handoff.reason];
  return [words.topics[topic], words.passedOn, expectationWords(words, handoff)].join(handoff.language === 'zh' || handoff.language === 'ja' ? '' : ' ');
}

function expectationWords(words: HandoffWords, { expectation, language, timezone, emailKnown }: AcknowledgedHandoff): string {
  if (expectation.kind === 'ONLINE') {
    return expectation.waitMinutes === null ? words.online : words.wait.replace('{wait}', durationWords(expectation.waitMinutes, language));
  }
  const away = expectation.backAt ? words.back.replace('{time}', timeWords(expectation.backAt, language, timezone)) : words.away;
  return emailKnown ? away : `${away} ${words.email}`;
}
