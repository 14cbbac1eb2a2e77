import type { FindCurated } from '../curated/curated-hit';
import { search, type SearchOptions, type WithSql } from '../retrieve/search';
import type { AnswerDraft } from './answer-draft';
import { composeExtractive } from './extractive';
import { describeSearch } from './features';
import { type GateAdjustment, judge } from './gate';
import type { ModelComposer } from './model-composer';
import { rankSentences, type RankedSentence } from './rank-sentences';

export interface AnswerOptions extends SearchOptions {
  /** Writes the answer where configured; its failure falls back to the extractive answer. */
  model?: ModelComposer | null;
  /** Answers written by hand: one that fits the question wins over everything else. */
  curated?: FindCurated;
  /** What the workspace's own labels changed about the gate. */
  gate?: GateAdjustment | null;
}

/** Finds, judges and writes an answer. Reads the database through `withSql` alone; a model is asked outside of it. */
export async function composeAnswer(withSql: WithSql, question: string, options: AnswerOptions): Promise<AnswerDraft> {
  const started = performance.now();
  const found = await search(withSql, question, options);
  const searched = performance.now();
  const ranked = rankSentences(found);
  const judged = judge({ features: describeSearch(found, ranked), vector: found.vector, model: found.model ?? options.embedder.model }, options.gate);
  const draft = (more: Partial<AnswerDraft>): AnswerDraft => ({
    outcome: judged.outcome,
    text: '',
    evidence: [],
    confidence: judged.confidence,
    closest: closestOf(ranked[0]),
    shippedOdds: judged.shipped,
    passages: found.passages,
    composer: 'EXTRACTIVE',
    questionVector: found.vector,
    model: options.embedder.model,
    timings: { search: searched - started, compose: performance.now() - searched },
    ...more,
  });
  const curated = await options.curated?.(found.question, found.vector);
  if (curated) {
    const { text, evidence, ...win } = curated;
    return draft({ outcome: 'ANSWERED', text, evidence: [evidence], confidence: win.similarity, composer: 'CURATED', curated: win });
  }
  if (judged.outcome === 'DECLINED' || judged.outcome === 'NONE') return draft({});
  const extract = composeExtractive(found, ranked);
  if (!extract) return draft({ outcome: 'NONE' });
  if (!options.model) return draft(extract);
  const written = await options.model.compose(found, options.history ?? []);
  if (written.kind === 'FAILED') return draft({ ...extract, fallback: written.reason });
  if (written.kind === 'NOT_COVERED') return draft({ outcome: 'NONE', composer: 'MODEL' });
  return draft({ text: written.text, evidence: written.evidence, composer: 'MODEL' });
}

function closestOf(best: RankedSentence | undefined): AnswerDraft['closest'] {
  const sentence = best?.passage.sentences[best.at];
  return best && sentence ? { documentId: best.passage.documentId, quote: best.passage.source.slice(sentence.start, sentence.end) } : null;
}
