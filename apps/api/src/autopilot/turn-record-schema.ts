import { z } from 'zod';
import { citationSchema } from '../common/citation.type';
import { aiSettingsSchema } from '../workspaces/ai-settings';

const text = z.string().nullish().transform((value) => value ?? null);
const usage = z.object({ calls: z.number(), tokensIn: z.number(), tokensOut: z.number(), estimated: z.boolean(), ms: z.number() });

/** A draft as it is kept. Older records hold less: what is missing reads as unknown. */
const draftSchema = z.object({
  outcome: z.string(),
  composer: z.enum(['EXTRACTIVE', 'MODEL', 'CURATED']).catch('EXTRACTIVE'),
  confidence: z.number(),
  text: z.string(),
  evidence: z.array(citationSchema).catch([]),
  model: text,
  gate: text,
  prompt: text,
  writer: text,
  asked: z.object({ text: z.string(), resolved: z.string().nullable(), by: z.string().nullable(), language: z.string().nullable() }).nullish().catch(null),
  dropped: z.array(z.object({ text: z.string(), why: z.string() })).nullish().transform((value) => value ?? []).catch([]),
  fallback: text,
  why: text,
  usage: usage.nullish().catch(null),
  cost: z.number().nullish().transform((value) => value ?? null),
  settings: aiSettingsSchema.nullish().catch(null),
  passages: z
    .array(z.object({ documentId: z.string(), documentVersion: z.number(), headingPath: z.array(z.string()), score: z.number() }))
    .catch([]),
});

/** The JSON of a turn's row, as `turn-record.ts` writes it. */
export const turnRecordSchema = z.object({
  rules: z.array(z.object({ name: z.string() })).catch([]),
  decision: z.string().catch('unknown'),
  language: z.object({ code: z.string(), certain: z.boolean(), from: z.string() }).nullish().catch(null),
  draft: draftSchema.nullish().catch(null),
  timings: z.record(z.string(), z.number()).catch({}),
});
export type StoredTurn = z.infer<typeof turnRecordSchema>;
