import type { PhraseOptions } from '../text/phrase-pattern';
import type { ProtectionKind } from './kinds';

/** A pattern, alone or with what cancels it. */
export type PatternSource = string | [pattern: string, options: PhraseOptions];

/** The patterns of one language or one group of languages. */
export type PatternBook = Readonly<Partial<Record<ProtectionKind, readonly PatternSource[]>>>;
