import { EmbedError, type Passage } from '../ports';
import type { SearchOptions, SearchResult } from '../retrieve/search';
import { CONSIDERED } from './sentence-features';

/** A passage as `Embedder.interact` takes it: the headings as one segment, then every sentence. */
export function segmentsOf({ headingPath, sentences }: Pick<Passage, 'headingPath' | 'sentences'>): string[] {
  return [`${headingPath.join('. ')}.`, ...sentences.map(({ text }) => text)];
}

/**
 * Adds to the passages whose sentences are looked at how their tokens meet the question's, where the model that the search was
 * answered with can tell. Not a part of the search, since what is looked at is settled after it (a re-ranker, the customer's
 * language), and since finding alone does not need it. Opens no transaction; call it outside of any.
 *
 * When the model fails the result stays as it is: the ranking does without.
 */
export async function compareTokens<R extends SearchResult>(found: R, { embedder, embedderOf }: Pick<SearchOptions, 'embedder' | 'embedderOf'>): Promise<R> {
  if (!found.model || found.passages.length === 0) return found;
  const able = (embedder.base ?? embedder).model === found.model ? embedder : embedderOf?.(found.model);
  if (!able?.interact) return found;
  const considered = found.passages.slice(0, CONSIDERED);
  try {
    const met = await able.interact(
      found.question.embedded,
      considered.map(segmentsOf),
    );
    return { ...found, passages: found.passages.map((passage, at) => ({ ...passage, ...(met[at] ? { interaction: met[at] } : {}) })) };
  } catch (error) {
    if (error instanceof EmbedError) return found;
    throw error;
  }
}
