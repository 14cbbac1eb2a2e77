import type { Found } from '../../text/aho-corasick';
import type { Evidence, LeafCondition, RuleFacts, RuleNames } from '../rule-model';
import type { At } from '../rule-reader';

/** What was found in the message's text, by the phrase or expression as it was written. */
export interface TextMatches {
  phrases: ReadonlyMap<string, Found>;
  expressions: ReadonlyMap<string, Found>;
}

/** A kind of condition: how it is read from JSON, written, said, and when it holds. */
export interface LeafKind<C extends LeafCondition> {
  /** @returns null after saying through `at` what is wrong */
  read(given: unknown, at: At): C | null;
  /** The JSON under the kind's key. */
  json(condition: C): unknown;
  /** Completes "When a message …". */
  describe(condition: C, names: RuleNames): string;
  /** Why it holds; null when it does not. */
  holds(condition: C, facts: RuleFacts, matches: TextMatches): Evidence | null;
}

/** The kind of condition with this key. */
export type LeafOf<K extends LeafCondition['kind']> = Extract<LeafCondition, { kind: K }>;

export const fact = (words: string): Evidence => ({ phrase: null, fact: words });
export const quoted = (text: string, found: Found): Evidence => ({ phrase: text.slice(found.start, found.end).slice(0, 200), fact: null });
export const oneOf = (words: readonly string[], last: 'and' | 'or'): string => (words.length <= 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`);
