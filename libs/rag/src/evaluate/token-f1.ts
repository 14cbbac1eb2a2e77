/** Overlap of two texts in words, as in SQuAD (Rajpurkar et al. 2016): harmonic mean of precision and recall, 0..1. */
export function tokenF1(text: string, gold: string): number {
  const words = (of: string) => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [own, wanted] = [words(text), words(gold)];
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of own) {
    const n = left.get(word) ?? 0;
    if (n > 0) shared += 1;
    left.set(word, n - 1);
  }
  return shared > 0 ? (2 * shared) / (own.length + wanted.length) : 0;
}
