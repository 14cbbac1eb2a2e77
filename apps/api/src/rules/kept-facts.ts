import { PRIORITIES, WEEKDAYS, attributesIn, type ProtectionKind, type Rule, type RuleFacts } from '@chatref/domain';
import { z } from 'zod';

const keptSchema = z.object({
  tags: z.array(z.object({ id: z.string(), score: z.number().nullable() })),
  protections: z.array(z.custom<ProtectionKind>((kind) => typeof kind === 'string')),
  confidence: z.number().nullable(),
  sentiment: z.number(),
  urgency: z.number(),
  details: z.array(z.object({ key: z.string(), value: z.string() })),
  attributes: z.record(z.string(), z.unknown()),
  verified: z.boolean(),
  page: z.string().nullable(),
  language: z.string().nullable(),
  clock: z.object({ weekday: z.enum(WEEKDAYS), minutes: z.number() }),
  outsideHours: z.boolean(),
  failedAnswers: z.number(),
  priority: z.enum(PRIORITIES),
});

/** What a turn keeps of its evaluation: the facts without the text, which the messages hold, and what became of every rule. */
export const ruleRecordSchema = z.object({
  version: z.number(),
  /** See the domain's RuleLog. */
  results: z.string(),
  facts: keptSchema,
  /** The first of the customer's messages that were read together; the turn names the last. */
  fromSeq: z.number(),
});
export type RuleRecord = z.infer<typeof ruleRecordSchema>;

/** The facts worth keeping: without the text, and of the contact's attributes those alone that a rule looks at. */
export function keptFacts({ text: _text, ...facts }: RuleFacts, rules: readonly Rule[]): RuleRecord['facts'] {
  const seen = attributesIn(rules);
  return {
    ...facts,
    tags: facts.tags.map(({ id, score }) => ({ id, score })),
    protections: [...facts.protections],
    details: facts.details.map(({ key, value }) => ({ key, value })),
    attributes: Object.fromEntries(Object.entries(facts.attributes).filter(([key]) => seen.has(key))),
  };
}
