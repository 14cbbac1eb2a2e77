import type { ProtectionHit } from './hit';
import { PROTECTED_RULES, pressing, type ProtectionKind } from './kinds';
import { MEANING_COUNTER_EXAMPLES, MEANING_EXAMPLES } from './meaning-examples';

/** An example with its meaning: unit length, of the same model as the messages'. */
export interface MeaningExample {
  /** null: an ordinary question. */
  kind: ProtectionKind | null;
  text: string;
  vector: Float32Array;
}

/** Every example text with its kind, in a fixed order; a caller embeds them once. */
export const MEANING_TEXTS: readonly { kind: ProtectionKind | null; text: string }[] = [
  ...(Object.entries(MEANING_EXAMPLES) as [ProtectionKind, readonly string[]][]).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text }))),
  ...MEANING_COUNTER_EXAMPLES.map((text) => ({ kind: null, text })),
];

/** The mean of this many closest examples speaks for a kind. */
const CLOSEST = 2;
/**
 * A message is like a matter from this cosine on, when it is closer to the matter than to any ordinary question by the
 * margin. Recall first; chosen for the local model on the project's own lines and with a look at public banking and
 * support messages (docs/protection.md).
 */
const LEAST = 0.45;
const MARGIN = 0.02;
/** Sentences of one message that are looked at besides the whole. */
const MOST_PARTS = 8;
const SHORTEST_PART = 3;

/** What of a message is compared: its sentences, where there are several, and the whole of it, last. */
export function meaningParts(text: string): string[] {
  const whole = text.trim();
  const sentences = whole.split(/(?<=[.!?;。！？])\s+|\n+/u).map((part) => part.trim()).filter((part) => part.split(/\s+/).length >= SHORTEST_PART);
  return [...new Set([...(sentences.length > 1 ? sentences.slice(0, MOST_PARTS) : []), whole])].filter((part) => part !== '');
}

/** Says which protected matters a text is about although it uses none of their words. */
export class MeaningDetector {
  private readonly byKind = new Map<ProtectionKind, MeaningExample[]>();
  private readonly ordinary: MeaningExample[] = [];

  constructor(examples: readonly MeaningExample[]) {
    for (const example of examples) {
      if (example.kind === null) this.ordinary.push(example);
      else this.byKind.set(example.kind, [...(this.byKind.get(example.kind) ?? []), example]);
    }
  }

  /** The matter that the text is closest to; null when it is as close to an ordinary question. @param vector its meaning, unit length */
  hit(text: string, vector: Float32Array): ProtectionHit | null {
    const usual = closest(this.ordinary, vector).mean;
    const [nearest] = [...this.byKind].map(([kind, examples]) => ({ kind, ...closest(examples, vector) })).sort((a, b) => b.mean - a.mean || pressing(a.kind, b.kind));
    if (!nearest || nearest.mean < LEAST || nearest.mean - usual < MARGIN) return null;
    const { kind, best } = nearest;
    return { kind, rule: PROTECTED_RULES[kind], phrase: [...text].slice(0, 200).join(''), source: 'MEANING', like: best };
  }
}

function closest(examples: readonly MeaningExample[], vector: Float32Array): { mean: number; best: string } {
  const near = examples.map((example) => ({ text: example.text, cosine: dot(example.vector, vector) })).sort((a, b) => b.cosine - a.cosine).slice(0, CLOSEST);
  return { mean: near.reduce((sum, one) => sum + one.cosine, 0) / Math.max(1, near.length), best: near[0]?.text ?? '' };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
