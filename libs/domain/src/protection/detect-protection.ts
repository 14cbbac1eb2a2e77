import { joinSpacedLetters } from '../text/spaced-letters';
import { tokenise, type Token } from '../text/tokens';
import type { ProtectionHit } from './hit';
import { PROTECTED_RULES, kindOfRule, type ProtectionKind } from './kinds';
import { findIban } from './stated-iban';
import { findInUnspaced } from './patterns/unspaced-scripts';
import { INDEX, SPELLING, VOCABULARY, type Marked } from './pattern-library';
import { holdsPhrase } from './widened';

/** What is known besides the message itself. */
export interface ProtectionContext {
  /** The customer's messages just before, oldest first: what is meant may be spread over two messages. */
  recentCustomerTexts: readonly string[];
  /** Phrases with which a workspace has widened a built-in rule, by the rule's name. */
  widened?: readonly { rule: string; phrase: string }[];
}

/** Characters of the customer's that are quoted at most. */
const LONGEST_PHRASE = 200;
/** Words of an earlier message that may belong to what is said now. */
const EARLIER_WORDS = 24;
/** A longer message is read in full by the exact forms; its spelling is repaired in this many unknown words. */
const REPAIRS = 600;

/**
 * Says whether a message must reach a person: it disputes a charge, says it was charged twice, suspects fraud, changes
 * bank details, is a legal matter or asks for a person. Pure, deterministic, linear in the length of the text, and the
 * hard floor under everything that learns: nothing else can cancel a hit. Recall comes first.
 */
export function detectProtection(text: string, context: ProtectionContext): ProtectionHit | null {
  const message = text.normalize('NFC');
  const now = read(message);
  const widened = context.widened ?? [];
  return (
    inWords(message, now, false) ??
    findInUnspaced(message) ??
    findIban(message, now) ??
    inWidened(message, now, widened) ??
    acrossMessages(message, now, context.recentCustomerTexts)
  );
}

function read(text: string): Token[] {
  const tokens = joinSpacedLetters(tokenise(text), VOCABULARY);
  let repairs = REPAIRS;
  for (const token of tokens) {
    const [form] = token.forms;
    if (form === undefined || form.length < 4 || VOCABULARY.has(form)) continue;
    if (repairs-- <= 0) break;
    const repaired = token.forms.flatMap((each) => SPELLING.repair(each));
    if (repaired.length > 0) token.forms = [...new Set([...token.forms, ...repaired])];
  }
  return tokens;
}

/** The hit of the most telling kind; asking for a person comes first, as it is what the customer wants done. */
function inWords(text: string, tokens: readonly Token[], across: boolean, mustSpan?: number): ProtectionHit | null {
  let best: { marked: Marked; from: number; to: number } | null = null;
  for (const { value, from, to } of INDEX.find(tokens, across)) {
    if (mustSpan !== undefined && !(from < mustSpan && to >= mustSpan)) continue;
    if (isDenied(tokens, from, value.kind)) continue;
    if (!best || rank(value.kind) < rank(best.marked.kind)) best = { marked: value, from, to };
  }
  if (!best) return null;
  const { kind } = best.marked;
  const from = mustSpan === undefined ? best.from : mustSpan;
  return { kind, rule: PROTECTED_RULES[kind], phrase: slice(text, tokens, from, best.to) };
}

const ORDER: Readonly<Record<ProtectionKind, number>> = { 'asks-for-person': 0, fraud: 1, 'bank-details-change': 2, legal: 3, 'data-protection': 4, 'double-charge': 5, dispute: 6 };
const rank = (kind: ProtectionKind) => ORDER[kind];

/** The sentence or sentences that hold the words, verbatim; a long one is cut around them. */
function slice(text: string, tokens: readonly Token[], from: number, to: number): string {
  let first = from;
  while (first > 0 && !tokens[first]?.breakBefore) first--;
  let next = to + 1;
  while (next < tokens.length && !tokens[next]?.breakBefore) next++;
  const start = tokens[first]?.start ?? 0;
  const end = tokens[next]?.start ?? text.length;
  const sentence = text.slice(start, end).trim();
  if (sentence.length <= LONGEST_PHRASE) return sentence;
  const words = text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? text.length);
  return [...words].slice(0, LONGEST_PHRASE).join('');
}

const is = (token: Token | undefined, ...words: string[]) => token !== undefined && token.forms.some((form) => words.includes(form));

/** "This is not a dispute", "I do not need a human": said in so many words, and nothing less. */
function isDenied(tokens: readonly Token[], from: number, kind: ProtectionKind): boolean {
  const start = tokens[from];
  let i = from - 1;
  // Patterns may begin with the denied verb ("want to speak to", "need a human") or with what follows it.
  if (kind === 'asks-for-person' && is(start, 'need', 'want', 'require') && is(tokens[i], 'not') && is(tokens[i - 1], 'do', 'does', 'did')) return true;
  if (is(tokens[i], 'about')) i--;
  if (is(tokens[i], 'a', 'an', 'any')) i--;
  else if (kind === 'asks-for-person') {
    if (is(tokens[i], 'to')) i--;
    return is(tokens[i], 'need', 'have', 'want') && is(tokens[i - 1], 'not') && is(tokens[i - 2], 'do', 'does') && !is(tokens[i - 3], 'why');
  }
  if (!is(tokens[i], 'not')) return false;
  return is(tokens[i - 1], 'is', 'was') && is(tokens[i - 2], 'this', 'it', 'that');
}

function inWidened(text: string, tokens: readonly Token[], widened: readonly { rule: string; phrase: string }[]): ProtectionHit | null {
  for (const { rule, phrase } of widened) {
    const kind = kindOfRule(rule);
    const place = kind && holdsPhrase(tokens, phrase, text);
    if (kind && place) return { kind, rule, phrase: sentenceAt(text, tokens, place) };
  }
  return null;
}

function sentenceAt(text: string, tokens: readonly Token[], place: { start: number; end: number }): string {
  const from = tokens.findIndex((token) => token.end > place.start);
  const to = tokens.findLastIndex((token) => token.start < place.end);
  return from < 0 ? text.slice(place.start, place.end) : slice(text, tokens, from, Math.max(from, to));
}

/** "I want to dis" + "pute this"; "My account was changed." + "I mean the bank account." */
function acrossMessages(text: string, now: readonly Token[], recent: readonly string[]): ProtectionHit | null {
  const last = recent.at(-1);
  const [first, ...rest] = now;
  if (last === undefined || first === undefined) return null;
  const before = read(last.normalize('NFC').slice(-600)).slice(-EARLIER_WORDS);
  const tail = before.at(-1);
  if (!tail) return null;
  const together = inWords(text, [...before, ...now], true, before.length);
  if (together) return together;
  const joined: Token = { forms: tail.forms.flatMap((a) => first.forms.map((b) => a + b)), start: first.start, end: first.end, breakBefore: false };
  const repaired = joined.forms.flatMap((form) => SPELLING.repair(form));
  const glued = [...before.slice(0, -1), { ...joined, forms: [...joined.forms, ...repaired] }, ...rest];
  const at = before.length - 1;
  // Only what the glued word makes possible counts: every word before it was judged with its own message.
  for (const { value, from, to } of INDEX.find(glued, true)) {
    if (from <= at && to >= at) return { kind: value.kind, rule: PROTECTED_RULES[value.kind], phrase: slice(text, glued, at, to) };
  }
  return null;
}

