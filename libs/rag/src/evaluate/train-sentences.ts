import { candidateSentences, PLAIN_FEATURES, SENTENCE_FEATURES } from '../answer/sentence-features';
import { rankSentences, type SentenceModels } from '../answer/rank-sentences';
import { collapse } from '../load/normalise';
import { type AnswerList, fitListwise } from './listwise';
import { type LabelledQuestion, weightOfSet } from './question-set';
import type { Sample } from './samples';
import { tokenF1 } from './token-f1';

/** So alike a sentence and a gold quote must be to count as the same. */
const SAME = 0.75;

/** Whether a sentence's verbatim text is (a part of) a gold quote. */
export function isGold(source: string, question: LabelledQuestion): boolean {
  const text = collapse(source);
  return question.quotes.map(collapse).some((quote) => text.includes(quote) || (text.length > 15 && quote.includes(text)) || tokenF1(text, quote) > SAME);
}

/** Learns to choose the sentence that answers, with the tokens' features and without, every company counting as {@link weightOfSet} says. */
export function trainSentences(samples: readonly Sample[]): SentenceModels {
  const count = new Map<string, number>();
  const used = samples.filter((sample) => sample.question.kind === 'answerable' && !sample.leftOut && sample.plain);
  for (const { company } of used) count.set(company, (count.get(company) ?? 0) + 1);
  const lists = used.map(({ company, question, found, slugs }): AnswerList => ({
    weight: weightOfSet(company) / (count.get(company) ?? 1),
    rows: candidateSentences(found).map(({ passage, at, features }) => {
      const sentence = passage.sentences[at];
      const right = question.gold.includes(slugs.get(passage.documentId) ?? '');
      return { features, gold: right && sentence !== undefined && isGold(passage.source.slice(sentence.start, sentence.end), question) };
    }),
  }));
  // The plain features come first, so a list fits both.
  return { interacting: fitListwise(lists, SENTENCE_FEATURES), plain: fitListwise(lists, PLAIN_FEATURES) };
}

/** How often a ranking's first sentence answers, and its mean token F1 against the gold sentences, on plain questions. */
export function sentenceAccuracy(samples: readonly Sample[], models: SentenceModels): { hits: number; n: number; f1: number } {
  const asked = samples.filter((sample) => sample.question.kind === 'answerable' && !sample.leftOut && sample.plain);
  let hits = 0;
  let f1 = 0;
  for (const { question, found, slugs } of asked) {
    const [best] = rankSentences(found, models);
    const sentence = best?.passage.sentences[best.at];
    if (!best || !sentence) continue;
    const source = best.passage.source.slice(sentence.start, sentence.end);
    if (question.gold.includes(slugs.get(best.passage.documentId) ?? '') && isGold(source, question)) hits += 1;
    f1 += Math.max(0, ...question.quotes.map((quote) => tokenF1(source, quote)));
  }
  return { hits, n: asked.length, f1: f1 / Math.max(1, asked.length) };
}
