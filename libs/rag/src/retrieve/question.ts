import { type Token, tokenize } from '../text/tokenize';

/** A line of the conversation so far, oldest first. */
export interface HistoryTurn {
  author: 'CUSTOMER' | 'AI' | 'AGENT' | 'SYSTEM';
  text: string;
}

/** A question with what it refers to. */
export interface Question {
  /** As asked, white space collapsed, at most 1000 characters. */
  text: string;
  /** What is embedded: with the earlier question in front when this one leans on it. */
  embedded: string;
  /** Content words as asked. */
  tokens: Token[];
  /** Content words taken over from the earlier question; they weigh half. */
  carried: Token[];
}

const LEANS = /^(?:and|or|but|so|also|then|what about|how about|what if|same|ok(?:ay)?,? (?:and|but|so)|why|when|where|how (?:long|much|many))\b/i;
const POINTS = /\b(?:it|its|that|this|those|these|they|them|one|ones|there|then)\b/i;
/** Asks what a customer may do that needs no object to be understood: "how do I cancel", not "can I change". */
const WHOLE = /^(?:(?:how|where)\s+)?(?:do|can|could|may|must|should|will)\s+(?:i|we)\s+(?!(?:change|switch|add|remove|use|get|see|find|do|make|have|need|update|edit|set|move|transfer|choose|take|keep|know|ask|contact|send|give)\b)\p{L}{3,}/iu;
const MAX_LENGTH = 1_000;
/** How people type common words; the model has learned them spelt out. */
const TYPED: Readonly<Record<string, string>> = { u: 'you', ur: 'your', r: 'are', pls: 'please', plz: 'please', thx: 'thanks', dont: "don't", cant: "can't", wont: "won't", im: "I'm", ive: "I've", whats: "what's", hows: "how's", wheres: "where's" };

/** The words as they would be written, for the embedding alone. */
function speltOut(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}'’])[a-z]{1,6}(?![\p{L}\p{N}'’])/gu, (word) => TYPED[word] ?? word);
}

/** Reads a question in its conversation: a short follow-up takes over the content words of the customer's question before. */
export function readQuestion(raw: string, history: readonly HistoryTurn[] = []): Question {
  const text = raw.replace(/\s+/g, ' ').trim().slice(0, MAX_LENGTH);
  const tokens = tokenize(text);
  const distinct = new Set(tokens.map((token) => token.term)).size;
  const before = [...history].reverse().find((turn) => turn.author === 'CUSTOMER' && turn.text.trim() !== raw.trim() && tokenize(turn.text).length > 0);
  const whole = distinct === 1 && WHOLE.test(text) && !POINTS.test(text);
  const leans = distinct > 0 && !whole && (distinct === 1 || (distinct <= 3 && LEANS.test(text)) || (distinct <= 4 && POINTS.test(text)));
  if (!before || !leans) return { text, embedded: speltOut(text), tokens, carried: [] };
  const earlier = before.text.replace(/\s+/g, ' ').trim().slice(0, 300);
  const own = new Set(tokens.map((token) => token.term));
  return { text, embedded: speltOut(`${earlier} ${text}`), tokens, carried: tokenize(earlier).filter((token) => !own.has(token.term)) };
}
