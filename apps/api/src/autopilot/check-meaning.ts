import { Injectable } from '@nestjs/common';
import { MEANING_TEXTS, MeaningDetector, meaningParts, pressing, smallTalkOf, type MeaningExample, type PlacedHit } from '@chatref/domain';
import { Knowledge } from '../documents/knowledge';
import shipped from './meaning-vectors.json';

/**
 * The detectors' semantic side: what a message means, compared with known ways of saying each protected matter. It needs
 * the embedder, so it runs in the turn, before anything is composed. When it cannot run the turn fails: it is tried again
 * and then handed over to a person, unanswered (`TakeTurn.giveUp`).
 */
@Injectable()
export class CheckMeaning {
  private detector: Promise<MeaningDetector> | null = null;

  constructor(private readonly knowledge: Knowledge) {}

  /** Most pressing first. @throws what the embedder throws */
  async run(messages: readonly { seq: number; text: string }[]): Promise<PlacedHit[]> {
    const parts = messages.filter(({ text }) => smallTalkOf(text) === null).flatMap(({ seq, text }) => meaningParts(text).map((part, index, parts) => ({ seq, part, whole: index === parts.length - 1 && parts.length > 1 })));
    if (parts.length === 0) return [];
    const detector = await this.ready();
    const vectors = await this.knowledge.embed(parts.map(({ part }) => part));
    const found = new Map<string, PlacedHit>();
    for (const [index, { seq, part, whole }] of parts.entries()) {
      const hit = detector.hit(part, vectors[index] ?? new Float32Array(0));
      // The whole of a message counts only when no sentence of it does: together they sound like much.
      const seen = [...found.values()].some((one) => one.messageSeq === seq);
      if (hit && !found.has(hit.kind) && !(whole && seen)) found.set(hit.kind, { ...hit, messageSeq: seq });
    }
    return [...found.values()].sort((a, b) => pressing(a.kind, b.kind));
  }

  private ready(): Promise<MeaningDetector> {
    if (!this.detector) {
      this.detector = this.examples().then((examples) => new MeaningDetector(examples));
      this.detector.catch(() => (this.detector = null));
    }
    return this.detector;
  }

  /** Vectors that ship with the project for the local model; another model embeds the examples once. */
  private async examples(): Promise<MeaningExample[]> {
    const ready: Readonly<Record<string, string>> = shipped.model === this.knowledge.embedder.model ? shipped.vectors : {};
    const missing = MEANING_TEXTS.map(({ text }) => text).filter((text) => ready[text] === undefined);
    const made = new Map<string, Float32Array>();
    if (missing.length > 0) (await this.knowledge.embed(missing)).forEach((vector, index) => made.set(missing[index] ?? '', vector));
    return MEANING_TEXTS.map(({ kind, text }) => ({ kind, text, vector: made.get(text) ?? unpacked(ready[text] ?? '') }));
  }
}

/** One byte a dimension, scaled back to length 1. */
function unpacked(packed: string): Float32Array {
  const bytes = Buffer.from(packed, 'base64');
  const values = Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.map((value) => value / (length || 1));
}
