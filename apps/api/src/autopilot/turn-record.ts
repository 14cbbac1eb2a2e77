import type { TurnResult } from './apply-outcome';

/** What is kept of a turn so that it can be explained and replayed; read again with `turnRecordSchema`. */
export function recordOf({ meant, assessed, fired, evaluation, outcome, timings, language }: TurnResult): object {
  const draft = 'draft' in outcome ? outcome.draft : null;
  return {
    meant: meant.map(({ kind, source, like, phrase }) => ({ kind, source, like, phrase })),
    tags: assessed?.tags ?? [],
    ...(evaluation ? { evaluation } : {}),
    rules: fired.map(({ ruleId, name, version, phrase }) => ({ ruleId, name, version, phrase })),
    decision: outcome.kind === 'say' ? outcome.outcome : outcome.kind,
    language,
    draft: draft && {
      outcome: draft.outcome, composer: draft.composer, confidence: draft.confidence, text: draft.text, evidence: draft.evidence, model: draft.model,
      gate: draft.gate, prompt: draft.prompt, writer: draft.writer, asked: draft.asked, dropped: draft.dropped, fallback: draft.fallback, why: draft.why,
      readings: draft.readings, curated: draft.curated, usage: draft.usage, cost: draft.cost, timings: draft.timings, settings: draft.ai, languages: draft.languages,
      passages: draft.passages.slice(0, KEPT_PASSAGES).map(({ id, documentId, documentVersion, headingPath, score }) => ({ id, documentId, documentVersion, headingPath, score })),
    },
    timings,
  };
}

/** Passages beyond these were not looked at by anybody who composes. */
const KEPT_PASSAGES = 20;
