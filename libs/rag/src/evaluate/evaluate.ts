import { composeAnswer } from '../answer/compose-answer';
import { collapse } from '../load/normalise';
import type { Embedder, Sql } from '../ports';
import type { LabelledQuestion } from './question-set';
import { tokenF1 } from './token-f1';

/** What one question led to. */
export interface Judged {
  question: LabelledQuestion;
  outcome: 'ANSWERED' | 'TENTATIVE' | 'DECLINED' | 'NONE';
  /** The first source is a gold document. */
  firstSourceRight: boolean;
  /** The likeliest sentence comes from a gold document, shown or not. */
  closestRight: boolean;
  text: string;
  confidence: number;
  /** Token F1 of the likeliest sentence, verbatim, against the best gold quote; 0 without either. */
  sentenceF1: number;
  ndcg10: number;
  /** The best passage's document is gold. */
  top1: boolean;
  /** Gold documents among the first five, of at most five. */
  recall5: number;
  /** One of the three best passages holds a gold quote; null where none is known. */
  quote3: boolean | null;
  milliseconds: number;
}

/** Asks every question as a customer's first message. */
export async function judgeQuestions(sql: Sql, embedder: Embedder, workspaceId: string, slugs: ReadonlyMap<string, string>, questions: readonly LabelledQuestion[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const question of questions) {
    const draft = await composeAnswer((work) => work(sql), question.text, { embedder, workspaceId });
    const ranking = [...new Set(draft.passages.map((passage) => slugs.get(passage.documentId) ?? ''))];
    const first = slugs.get(draft.evidence[0]?.documentId ?? '') ?? '';
    const ideal = question.gold.reduce((sum, _, at) => sum + (at < 10 ? 1 / Math.log2(at + 2) : 0), 0);
    const gain = ranking.slice(0, 10).reduce((sum, slug, at) => sum + (question.gold.includes(slug) ? 1 / Math.log2(at + 2) : 0), 0);
    judged.push({
      question,
      // No question of a set is a follow-up, so none is asked back about.
      outcome: draft.outcome === 'CLARIFY' ? 'NONE' : draft.outcome,
      firstSourceRight: question.gold.includes(first),
      closestRight: question.gold.includes(slugs.get(draft.closest?.documentId ?? '') ?? ''),
      text: draft.text,
      confidence: draft.confidence,
      sentenceF1: Math.max(0, ...question.quotes.map((quote) => tokenF1(draft.closest?.quote ?? '', quote))),
      ndcg10: ideal > 0 ? gain / ideal : 0,
      top1: question.gold.includes(ranking[0] ?? ''),
      recall5: question.gold.length > 0 ? ranking.slice(0, 5).filter((slug) => question.gold.includes(slug)).length / Math.min(5, question.gold.length) : 0,
      quote3: question.quotes.length > 0 ? draft.passages.slice(0, 3).some((passage) => question.quotes.some((quote) => collapse(passage.source).includes(collapse(quote)))) : null,
      milliseconds: draft.timings.search + draft.timings.interact + draft.timings.compose,
    });
  }
  return judged;
}


