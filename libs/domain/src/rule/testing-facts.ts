import type { PrepareExpressions } from './rule-set';
import type { RuleFacts } from './rule-model';

/** Facts of a harmless message, for specs. */
export function someFacts(more: Partial<RuleFacts> = {}): RuleFacts {
  return {
    text: 'hello', tags: [], protections: [], confidence: null, sentiment: 0, urgency: 0, details: [], attributes: {}, verified: false, page: null, language: 'en',
    clock: { weekday: 'MONDAY', minutes: 600 }, outsideHours: false, failedAnswers: 0, priority: 'NORMAL', ...more,
  };
}

/** Expressions by the built-in engine, for specs whose patterns are harmless. */
export const builtInExpressions: PrepareExpressions = (sources) => ({
  find: (text) =>
    new Map(
      sources.flatMap((source) => {
        const match = new RegExp(source, 'iu').exec(text);
        return match ? [[source, { start: match.index, end: match.index + match[0].length }] as const] : [];
      }),
    ),
});
