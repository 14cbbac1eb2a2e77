import type { Scored } from '../retrieve/rank';
import { speaksToMachine, visibleText } from './neutralise';

/** A passage as a model sees it. */
export interface ShownPassage {
  /** 1-based; how the model names it. Real ids never leave the server. */
  number: number;
  headingPath: string[];
  /** The passage without what does not show and without sentences that speak to a machine. */
  text: string;
  passage: Scored;
}

/** The best passages, made safe to show. */
export function shownPassages(passages: readonly Scored[], most: number): ShownPassage[] {
  return passages.slice(0, most).map((passage, at) => ({
    number: at + 1,
    headingPath: passage.headingPath.map((heading) => (speaksToMachine(heading) ? '' : visibleText(heading))).filter((heading) => heading !== ''),
    text: withoutInstructions(passage.source),
    passage,
  }));
}

/** Sentence by sentence, also where the source's own sentences are unknown: a line is never longer than a paragraph. */
function withoutInstructions(source: string): string {
  const visible = visibleText(source);
  return visible
    .split(/(?<=[.!?。！？])(?=\s)|(?=\n)/u)
    .filter((sentence) => !speaksToMachine(sentence))
    .join('')
    .trim();
}

/**
 * The slice of a passage that reads like the quote, white space and invisible characters aside.
 * @returns exactly what stands in the document, or null when it does not stand in what was shown
 */
export function verbatimQuote(quote: string, shown: ShownPassage): string | null {
  const words = visibleText(quote).split(/\s+/).filter((word) => word !== '');
  if (words.length < 2 && quote.trim().length < 4) return null;
  const loose = words.map((word) => [...word].map(escapeRegExp).join('[\\p{Cf}\\uFE00-\\uFE0F]*')).join('[\\s\\p{Cf}\\uFE00-\\uFE0F]+');
  const strict = words.map(escapeRegExp).join('\\s+');
  if (!new RegExp(strict, 'u').test(shown.text)) return null;
  return new RegExp(loose, 'u').exec(shown.passage.source)?.[0] ?? null;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
