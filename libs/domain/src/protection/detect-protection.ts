import { foldText } from '../text/fold';
import { tokenise } from '../text/tokens';
import { PROTECTED_RULES, type ProtectionKind } from './kinds';
import { FOREIGN, PATTERNS, VOCABULARY } from './patterns';
import { joinSpacedLetters } from '../text/spaced-letters';
import { Spelling } from '../text/spelling';

/** A protection that a message triggers. */
export interface ProtectionHit {
  kind: ProtectionKind;
  /** The rule's name as people read it. */
  rule: string;
  /** The customer's own words that did it. */
  phrase: string;
}

/** What else the detectors read. */
export interface ProtectionContext {
  /** The customer's messages just before, oldest first: a matter may be split over two. */
  recentCustomerTexts: readonly string[];
  /** Phrases with which a workspace has widened a built-in rule. */
  widened?: readonly { rule: string; phrase: string }[];
}

const spelling = new Spelling(VOCABULARY);

/**
 * Whether a message must reach a person. Deterministic and recall-first: it reads the text as written, with disguises
 * undone (case, accents, look-alikes, leet, spaced and stretched letters) and with misspelt words of the patterns'
 * vocabulary repaired, alone and together with the message before it. Linear in the text.
 */
export function detectProtection(text: string, context: ProtectionContext): ProtectionHit | null {
  const alone = hitIn(text, context);
  if (alone) return alone;
  const before = context.recentCustomerTexts.at(-1);
  if (before === undefined || before.length > 400 || text.length > 400) return null;
  // "My account was changed." – "I mean the bank account."   and   "dis" – "pute"
  const joined = hitIn(`${before} ${text}`, context) ?? (/\s/.test(`${before}${text}`) ? null : hitIn(before + text, context));
  return joined && !hitIn(before, context) ? { ...joined, phrase: text.slice(0, 200) } : null;
}

function hitIn(text: string, context: ProtectionContext): ProtectionHit | null {
  const readings = readingsOf(text);
  for (const reading of readings) {
    for (const [kind, patterns] of PATTERNS) {
      for (const pattern of patterns) {
        const match = pattern.exec(reading);
        if (match) return hit(kind, text, match[0]);
      }
    }
  }
  const folded = plain(text);
  for (const [kind, pattern] of FOREIGN) {
    const match = pattern.exec(folded) ?? pattern.exec(text.toLowerCase());
    if (match) return hit(kind, text, match[0]);
  }
  for (const { rule, phrase } of context.widened ?? []) {
    const words = plain(phrase);
    const kind = (Object.keys(PROTECTED_RULES) as ProtectionKind[]).find((one) => PROTECTED_RULES[one] === rule);
    if (kind && words !== '' && ` ${folded} `.includes(` ${words} `)) return hit(kind, text, phrase);
  }
  return null;
}

/** The message as a reader may take it: contractions written out, disguises undone, slips of the patterns' words mended. */
function readingsOf(text: string): string[] {
  const tokens = tokenise(text);
  const written = tokens.map((token) => token.forms[0] ?? '').join(' ');
  const repaired = tokens.map((token) => token.forms.find((form) => VOCABULARY.has(form)) ?? token.forms.flatMap((form) => spelling.repair(form))[0] ?? token.forms.at(-1) ?? '').join(' ');
  const joined = joinSpacedLetters(tokens, VOCABULARY).map((token) => token.forms[0] ?? '').join(' ');
  return [...new Set([written, joined, repaired])];
}

/** Lower case, plain letters, punctuation as single spaces. */
function plain(text: string): string {
  return foldText(text).text.replace(/[^\p{L}\p{N}'&]+/gu, ' ').trim();
}

function hit(kind: ProtectionKind, text: string, matched: string): ProtectionHit {
  return { kind, rule: PROTECTED_RULES[kind], phrase: sentenceAround(text, matched) };
}

/** The sentence of the customer's that holds the words, verbatim; the beginning of the message when it was disguised. */
function sentenceAround(text: string, matched: string): string {
  const sentences = text.split(/(?<=[.!?\n])\s+/u);
  const words = matched.trim();
  const found = sentences.find((sentence) => plain(sentence).includes(words)) ?? text;
  return [...found.trim()].slice(0, 200).join('');
}
