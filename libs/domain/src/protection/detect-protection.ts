import { joinSpacedLetters } from '../text/spaced-letters';
import { tokenise, type Token } from '../text/tokens';
import { mendBoundaries, type KnownWords } from '../text/word-boundaries';
import type { ProtectionHit } from './hit';
import { PROTECTED_RULES, kindOfRule, pressing, type ProtectedKind } from './kinds';
import { findIban } from './stated-iban';
import { findInUnspaced } from './patterns/unspaced-scripts';
import { FOREIGN_SPELLING, INDEX, SPELLING, VOCABULARY } from './pattern-library';
import { isDenied, isForeign, languagesOf, isGeneralQuestion, isPrecaution, opensAsQuestion } from './scope';
import { quote } from './sentence';
import { holdsPhrase } from './widened';

/** A phrase with which a workspace widens the protections. */
export interface WidenedPhrase {
  /** The rule's name, as people read it. */
  rule: string;
  /** Which protection it raises; told by the built-in rule's name when left out. */
  kind?: ProtectedKind;
  phrase: string;
}

/** What is known besides the message itself. */
export interface ProtectionContext {
  /** The customer's messages just before, oldest first: what is meant may be spread over two messages. */
  recentCustomerTexts: readonly string[];
  widened?: readonly WidenedPhrase[];
}

/** Words of an earlier message that may belong to what is said now. */
const EARLIER_WORDS = 24;
/** A longer message is read in full by the exact forms; its spelling is repaired in this many unknown words. */
const REPAIRS = 300;
/** And against the other languages' vocabularies in this many. */
const FOREIGN_REPAIRS = 40;

const WORDS: KnownWords = { matters: (word) => VOCABULARY.has(word), isKnown: (word) => VOCABULARY.has(word) || SPELLING.knows(word) };

type Found = Map<ProtectedKind, ProtectionHit>;

/**
 * Says why a message must reach a person: it asks for one, disputes a charge, says it was charged twice, suspects fraud,
 * changes bank details, is a legal matter or is about personal data. Every kind that it names, most pressing first, each
 * with the words that say so. Pure, deterministic, linear in the length of the text, and the hard floor under everything
 * that learns: nothing else can cancel a hit. Recall comes first.
 */
export function detectProtections(text: string, context: ProtectionContext): ProtectionHit[] {
  const message = text.normalize('NFC');
  const now = read(message);
  const found: Found = new Map();
  inWords(found, message, now);
  for (const hit of findInUnspaced(message)) note(found, hit);
  const iban = findIban(message, now);
  if (iban) note(found, iban);
  inWidened(found, message, now, context.widened ?? []);
  if (found.size === 0) inWords(found, message, now, { boldly: true });
  if (found.size === 0) acrossMessages(found, message, now, context.recentCustomerTexts);
  return [...found.values()].sort((a, b) => pressing(a.kind, b.kind));
}

/** The most pressing reason of {@link detectProtections}, or null. */
export function detectProtection(text: string, context: ProtectionContext): ProtectionHit | null {
  return detectProtections(text, context)[0] ?? null;
}

/** The first words of a kind are its evidence. */
function note(found: Found, hit: ProtectionHit): void {
  if (!found.has(hit.kind)) found.set(hit.kind, hit);
}

function read(text: string): Token[] {
  const tokens = mendBoundaries(joinSpacedLetters(tokenise(text), VOCABULARY), WORDS);
  const { english, others } = languagesOf(tokens);
  const foreign = FOREIGN_SPELLING.filter(({ language }) => others.has(language));
  const alone = tokens.length <= 2;
  let repairs = REPAIRS;
  for (const token of tokens) {
    const [form] = token.forms;
    // Short words of another language would be taken for slips of English ones.
    if (form === undefined || form.length < 3 || VOCABULARY.has(form)) continue;
    if (repairs-- <= 0) break;
    const books = REPAIRS - repairs <= FOREIGN_REPAIRS ? foreign : [];
    if (english || form.length >= 5) {
      const repaired = token.forms.flatMap((each) => [...SPELLING.repair(each, alone), ...books.flatMap((spelling) => spelling.repair(each))]);
      if (repaired.length > 0) token.forms = [...new Set([...token.forms, ...repaired])];
    }
    const guessed = [...(english ? SPELLING.guess(form) : []), ...books.flatMap((spelling) => spelling.guess(form))].filter((guess) => !token.forms.includes(guess));
    if (guessed.length > 0) token.near = guessed;
  }
  return tokens;
}

/**
 * `mustSpan`: only phrases that begin before this word and end at or after it, over the ends of sentences. `boldly`: one
 * word of a phrase may be a bold guess at a slip.
 */
function inWords(found: Found, text: string, tokens: readonly Token[], { mustSpan, boldly = false }: { mustSpan?: number; boldly?: boolean } = {}): void {
  for (const { value, from, to } of INDEX.find(tokens, mustSpan !== undefined, boldly)) {
    if (found.has(value.kind) || (mustSpan !== undefined && !(from < mustSpan && to >= mustSpan))) continue;
    if (isDenied(tokens, from, value.kind) || isForeign(tokens, from, to, value.language) || isGeneralQuestion(tokens, from, to, value.kind) || isPrecaution(tokens, from, value.kind)) continue;
    note(found, { kind: value.kind, rule: PROTECTED_RULES[value.kind], phrase: quote(text, tokens, mustSpan ?? from, to), source: 'PHRASE' });
  }
}

function inWidened(found: Found, text: string, tokens: readonly Token[], widened: readonly WidenedPhrase[]): void {
  for (const { rule, phrase, kind: named } of widened) {
    const kind = named ?? kindOfRule(rule);
    const place = kind && holdsPhrase(tokens, phrase, text);
    if (kind && place) note(found, { kind, rule, phrase: sentenceAt(text, tokens, place), source: 'WIDENED' });
  }
}

function sentenceAt(text: string, tokens: readonly Token[], place: { start: number; end: number }): string {
  const from = tokens.findIndex((token) => token.end > place.start);
  const to = tokens.findLastIndex((token) => token.start < place.end);
  return from < 0 ? text.slice(place.start, place.end) : quote(text, tokens, from, Math.max(from, to));
}

/** "I want to dis" + "pute this"; "My account was changed." + "I mean the bank account." */
function acrossMessages(found: Found, text: string, now: readonly Token[], recent: readonly string[]): void {
  const last = recent.at(-1);
  const [first, ...rest] = now;
  if (last === undefined || first === undefined) return;
  const before = read(last.normalize('NFC').slice(-600)).slice(-EARLIER_WORDS);
  const tail = before.at(-1);
  if (!tail) return;
  // Two questions in a row are two questions, not one that was sent in halves.
  if (opensAsQuestion(now) && (opensAsQuestion(before) || last.trimEnd().endsWith('?'))) return;
  inWords(found, text, [...before, ...now], { mustSpan: before.length, boldly: true });
  const joined: Token = { forms: tail.forms.flatMap((a) => first.forms.map((b) => a + b)), start: first.start, end: first.end, breakBefore: false };
  const repaired = joined.forms.flatMap((form) => SPELLING.repair(form));
  const glued = [...before.slice(0, -1), { ...joined, forms: [...joined.forms, ...repaired] }, ...rest];
  const at = before.length - 1;
  // Only what the glued word makes possible counts: every word before it was judged with its own message.
  for (const { value, from, to } of INDEX.find(glued, true)) {
    if (from > at || to < at || isForeign(glued, from, to, value.language)) continue;
    note(found, { kind: value.kind, rule: PROTECTED_RULES[value.kind], phrase: quote(text, glued, at, to), source: 'PHRASE' });
  }
}
