import { z } from 'zod';

const price = z.object({
  /** Per million tokens, in `currency`. */
  inputPerMillion: z.number().min(0).max(10_000),
  outputPerMillion: z.number().min(0).max(10_000),
});

/** How the AI answers in a workspace, as kept under `ai` in its settings. */
export const aiSettingsSchema = z.object({
  /** Whether a configured model writes the answers; off: sentences of the documents. */
  useModel: z.boolean().default(true),
  /** The brand's voice in the company's own words, for the model. */
  voice: z.string().max(600, 'The voice may have at most 600 characters.').default(''),
  length: z.enum(['SHORT', 'NORMAL', 'DETAILED']).default('NORMAL'),
  /** CUSTOMER: in the customer's language where a model can; DOCUMENTS: only in languages that documents are written in. */
  languagePolicy: z.enum(['CUSTOMER', 'DOCUMENTS']).default('CUSTOMER'),
  /** Subjects that the AI leaves alone, and what happens when a customer comes to them. */
  forbiddenTopics: z
    .array(z.object({ topic: z.string().min(2, 'A topic needs at least 2 characters.').max(120, 'A topic may have at most 120 characters.'), then: z.enum(['HAND_OVER', 'DECLINE']) }))
    .max(50, 'At most 50 topics.')
    .default([]),
  /** What a model may use in one day of the workspace's zone; null: no bound. Beyond it answers are extractive. */
  dayTokens: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  dayCost: z.number().min(0).max(1_000_000).nullable().default(null),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency is written in three capitals, such as EUR.').default('USD'),
  /** By name of the model. */
  prices: z.record(z.string().max(120), price).default({}),
});
export type AiSettings = z.infer<typeof aiSettingsSchema>;
