import { detectProtections } from '../detect-protection';
import type { ProtectionHit } from '../hit';
import { PROTECTION_KINDS, type ProtectionKind } from '../kinds';
import { HARMLESS } from './harmless';
import { MUST_REACH_A_PERSON } from './must-reach-a-person';

/** A line of the committed sets; what is said may be spread over several messages. */
export interface FrozenLine {
  kind: ProtectionKind | null;
  style: string;
  messages: string[];
}

const rowsOf = (text: string): string[][] => text.trim().split('\n').map((line) => line.split('\t'));

/** What must reach a person. */
export const mustReachAPerson: readonly FrozenLine[] = rowsOf(MUST_REACH_A_PERSON).map(([kind, style = '', text = '']) => {
  const known = PROTECTION_KINDS.find((one) => one === kind);
  if (!known || text === '') throw new Error(`The frozen set cannot be read: ${String(kind)} ${text}`);
  return { kind: known, style, messages: text.split(' // ') };
});

/** What the AI may answer. */
export const harmless: readonly FrozenLine[] = rowsOf(HARMLESS).map(([style = '', text = '']) => ({ kind: null, style, messages: [text] }));

/** Everything that the phrase detectors say to a line, message by message. */
export function hitsOf(messages: readonly string[]): ProtectionHit[] {
  return messages.flatMap((text, index) => detectProtections(text, { recentCustomerTexts: messages.slice(0, index) }));
}
