/** A stretch of a page; `quote` is the number of the citation that quotes it, counted from 1. */
export interface Stretch {
  text: string;
  quote: number | null;
}

/** Cuts a page at its quotes. White space may differ; a quote that does not occur marks nothing, overlapping ones mark what is left. */
export function markQuotes(content: string, quotes: readonly string[]): Stretch[] {
  const found = quotes
    .map((quote, at) => ({ at, span: spanOf(content, quote) }))
    .flatMap(({ at, span }) => (span ? [{ at, ...span }] : []))
    .sort((a, b) => a.start - b.start);
  const stretches: Stretch[] = [];
  let position = 0;
  for (const { at, start, end } of found) {
    const from = Math.max(start, position);
    if (end <= from) continue;
    if (from > position) stretches.push({ text: content.slice(position, from), quote: null });
    stretches.push({ text: content.slice(from, end), quote: at + 1 });
    position = end;
  }
  if (position < content.length) stretches.push({ text: content.slice(position), quote: null });
  return stretches;
}

function spanOf(content: string, quote: string): { start: number; end: number } | null {
  const words = quote.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const exact = content.indexOf(quote);
  if (exact >= 0) return { start: exact, end: exact + quote.length };
  const match = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'u').exec(content);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}
