import { foldText } from '../text/fold';
import type { ProtectionHit } from './hit';
import { PROTECTED_RULES, PROTECTION_KINDS, pressing } from './kinds';

/** What a language model says of a message: that it is about this matter, in these of the customer's words. */
export interface ModelClaim {
  kind: string;
  quote: string;
}

/** A matter of one message among several. */
export interface PlacedHit extends ProtectionHit {
  /** The number of the message. */
  messageSeq: number;
}

/** Fewer letters or digits than these prove nothing. */
const SHORTEST_QUOTE = 3;
const LONGEST_PHRASE = 200;

/**
 * Which of a model's claims count: those of a known matter whose quote stands in what the customer wrote (case, accents
 * and kinds of blanks aside). A model can raise a protection by this and nothing else: what it leaves out or denies
 * changes nothing. One hit per matter, most pressing first, with the customer's own words.
 */
export function acceptClaims(claims: readonly ModelClaim[], messages: readonly { seq: number; text: string }[]): PlacedHit[] {
  const found = new Map<string, PlacedHit>();
  for (const claim of claims) {
    const kind = PROTECTION_KINDS.find((one) => one === claim.kind);
    if (!kind || found.has(kind)) continue;
    for (const { seq, text } of messages) {
      const phrase = wordsOfText(text, claim.quote);
      if (phrase === null) continue;
      found.set(kind, { kind, rule: PROTECTED_RULES[kind], phrase: [...phrase].slice(0, LONGEST_PHRASE).join(''), source: 'MODEL', messageSeq: seq });
      break;
    }
  }
  return [...found.values()].sort((a, b) => pressing(a.kind, b.kind));
}

/** The words of a text that a quote repeats; null when it does not stand there. */
function wordsOfText(text: string, quote: string): string | null {
  const wanted = foldText(quote).text.replace(/\s/g, ' ').trim();
  if ((wanted.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < SHORTEST_QUOTE) return null;
  const { text: folded, origin } = foldText(text);
  const at = folded.replace(/\s/g, ' ').indexOf(wanted);
  return at < 0 ? null : text.slice(origin[at] ?? 0, origin[at + wanted.length] ?? text.length).trim();
}
