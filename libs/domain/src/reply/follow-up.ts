import { askedAbout, frameOf } from './question-frame';
import { smallTalkOf } from './small-talk';

/** A question that leans on an earlier one, made to stand by itself. */
export interface FollowUp {
  resolved: string;
  /** The other way it may be meant; null when there is only one. */
  alternative: string | null;
  /** The earlier question that it leans on. */
  refersTo: string;
}

const MOST_WORDS = 12;
const MOST_EARLIER = 300;
/** "what about refunds then", "and for annual plans?", "same for Ireland" */
const SHIFT = /^(?:(?:and|or|but|ok|okay|so|then|also|thanks|thank you|alright|hm+)[\s,.]+)*(?:(?:what|how) about|what if (?:it is|it's|i have|we have)|(?:is it |is that )?(?:the )?same (?:for|with|in)|und was ist mit|was ist mit|qu'en est-il (?:de |des |du )|qué (?:pasa|hay) con|e per quanto riguarda)\s+(?<what>.+)$/i;
const AND_SOMETHING = /^(?:and|or|und|oder|et|ou|y|o|e|en)\s+(?<what>.+)$/i;
const PREPOSITION = /^(?:for|in|with|by|on|from|after|before|without|to|at|during|via|under|outside|für|bei|mit|per|nach|ohne|pour|avec|sans|en|par|chez|para|con|sin|por|voor|met|zonder)\s/i;
const TAIL = /\s+(?:then|too|instead|though|as well|please|pls|dann|auch|alors|entonces)$/i;
/** Words of a question that stands by itself. */
export const ASKS_ITSELF = /\b(?:who|what|which|when|where|why|how|do|does|did|is|are|was|were|can|could|may|will|would|should|have|has|wie|wann|wo|warum|kann|comment|quand|où|pourquoi|cómo|cuándo|dónde|puedo|find|get|pay|change|cancel)\b/i;
const PRONOUN = /\b(?:it|they|them)\b|\b(?:that|this|those|these)\b(?=\s*(?:$|(?:take|takes|cost|costs|work|works|is|are|was|be|mean|include|included|count|expire|happen|apply|in|on|by|with|later|again|now|online|too|back|automatically|myself|from)\b))/iu;
const BARE = /^(?:why|when|where|how|how long|how much|how often|how many|since when|until when|warum|wann|wo|wie lange|wie viel|pourquoi|quand|où|combien|por qué|cuándo|dónde|cuánto)$/i;

/**
 * Reads a customer's words in the light of what they asked before in the same episode.
 * @param earlier the customer's messages before, newest first
 * @returns null when the words stand by themselves, or nothing before them was a question
 */
export function resolveFollowUp(text: string, earlier: readonly string[]): FollowUp | null {
  const words = text.replace(/[¿¡]/g, '').replace(/\s+/g, ' ').trim();
  const asked = words.replace(/[?!.\s]+$/, '');
  if (asked === '' || asked.split(' ').length > MOST_WORDS || text.includes('\n')) return null;
  const refersTo = earlier.map((one) => one.replace(/\s+/g, ' ').trim()).find((one) => one !== '' && one !== words && smallTalkOf(one) === null)?.slice(0, MOST_EARLIER);
  if (!refersTo) return null;
  return shifted(words, asked, refersTo) ?? pointing(asked, refersTo) ?? bare(asked, refersTo);
}

/** The same question about something else. */
function shifted(words: string, asked: string, refersTo: string): FollowUp | null {
  const announced = SHIFT.exec(asked)?.groups?.what;
  const added = announced === undefined ? AND_SOMETHING.exec(asked)?.groups?.what : undefined;
  const fragment = PREPOSITION.test(asked) && words.endsWith('?') ? asked : undefined;
  const what = (announced ?? added ?? fragment)?.replace(TAIL, '').trim();
  if (!what || (announced === undefined && (ASKS_ITSELF.test(what) || what.split(' ').length > 6))) return null;
  const base = refersTo.replace(/[?!.\s]+$/, '');
  const swapped = swappedIn(base, what.replace(PREPOSITION, ''));
  if (swapped) return { resolved: `${swapped}?`, alternative: null, refersTo };
  if (PREPOSITION.test(what)) return { resolved: `${withoutSamePreposition(base, what)} ${what}?`, alternative: null, refersTo };
  const frame = frameOf(base);
  // "What about refunds" may ask the same of refunds, or begin with refunds anew.
  return frame ? { resolved: askedAbout(frame, what), alternative: what, refersTo } : { resolved: `${base} – ${what}?`, alternative: what, refersTo };
}

/** "monthly plans" in the earlier question gives way to "annual plans". */
function swappedIn(base: string, what: string): string | null {
  const tokens = base.split(' ');
  const parts = what.split(' ');
  const head = singular(parts.at(-1) ?? '');
  if (parts.length < 2 || head.length < 3) return null;
  const at = tokens.findLastIndex((token) => singular(token) === head);
  if (at === -1) return null;
  const before = tokens[at - 1] ?? '';
  const from = at > 0 && !/^(?:the|a|an|my|your|our|of|for|in|with|by|on|to|from|is|are|do|does|i|we|you|pay|change|cancel|get|find|at|under|about)$/i.test(before) ? at - 1 : at;
  const said = /^(?:the|a|an|my|your|our)$/i.test(tokens[from - 1] ?? '') ? what.replace(/^(?:the|a|an|my|your|our)\s+/i, '') : what;
  return [...tokens.slice(0, from), said, ...tokens.slice(at + 1)].join(' ');
}

/** "by card" at the end gives way to "by invoice". */
function withoutSamePreposition(base: string, what: string): string {
  const preposition = what.split(' ')[0] ?? '';
  const at = base.toLowerCase().lastIndexOf(` ${preposition.toLowerCase()} `);
  return at > 0 && base.slice(at).split(' ').length <= 5 ? base.slice(0, at) : base;
}

function singular(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/(?:es|s)$/, '');
}

/** "How long does it take?" */
function pointing(asked: string, refersTo: string): FollowUp | null {
  const pronoun = PRONOUN.exec(asked);
  if (!pronoun || asked.split(' ').length > 9) return null;
  // "Is it possible to pay by card" points at nothing before it.
  if (/\b(?:to|for|that|if|when|um|zu)\b/i.test(asked.slice(pronoun.index + pronoun[0].length))) return null;
  const frame = frameOf(refersTo);
  if (!frame) return { resolved: `${asked}? (${refersTo.replace(/[?!.\s]+$/, '')})`, alternative: null, refersTo };
  const rest = asked.slice(pronoun.index + pronoun[0].length);
  const head = asked.slice(0, pronoun.index);
  if (frame.deed && /^\s+(?:take|takes|work|works)\b/i.test(rest)) return { resolved: `${asked} to ${frame.deed}?`, alternative: null, refersTo };
  return { resolved: `${head}${frame.topic}${rest}?`, alternative: null, refersTo };
}

/** "When?" */
function bare(asked: string, refersTo: string): FollowUp | null {
  const word = asked.replace(/^(?:and|und|et|y|but|ok|okay|so)[\s,]+/i, '').replace(TAIL, '');
  return BARE.test(word) ? { resolved: `${word}: ${refersTo.replace(/[?!.\s]+$/, '')}?`, alternative: null, refersTo } : null;
}
