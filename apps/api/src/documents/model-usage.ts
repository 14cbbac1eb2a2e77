import { costOf, type ModelUsage } from '@chatref/rag';
import type { Tx } from '../database/transaction';
import type { AiSettings } from '../workspaces/ai-settings';
import type { AiUsageDay } from '../workspaces/ai-settings.type';

/** The day in the workspace's zone, as SQL over `$2` (an instant) and the workspace's row `w`. */
const DAY = '($2::timestamptz AT TIME ZONE w.timezone)::date';

/** Whether a model may still be asked today. */
export async function withinBudget(tx: Tx, now: Date, ai: AiSettings): Promise<boolean> {
  if (ai.dayTokens === null && ai.dayCost === null) return true;
  const spent = await tx.one<{ tokens: number; cost: number }>(
    `SELECT coalesce(sum(u.tokens_in + u.tokens_out), 0)::float8 AS tokens, coalesce(sum(u.cost), 0)::float8 AS cost
       FROM workspace w LEFT JOIN model_usage u ON u.workspace_id = w.id AND u.day = ${DAY} WHERE w.id = $1`,
    [tx.workspaceId, now],
  );
  return (ai.dayTokens === null || (spent?.tokens ?? 0) < ai.dayTokens) && (ai.dayCost === null || (spent?.cost ?? 0) < ai.dayCost);
}

/** Adds what an answer took to the day. @returns its cost; null without a price */
export async function addModelUsage(tx: Tx, now: Date, ai: AiSettings, model: string, usage: ModelUsage, failed: boolean): Promise<number | null> {
  const cost = costOf(usage, ai.prices[model] ?? null);
  await tx.run(
    `INSERT INTO model_usage (workspace_id, day, model, calls, failures, tokens_in, tokens_out, cost)
     SELECT $1, ${DAY}, $3, $4, $5, $6, $7, $8 FROM workspace w WHERE w.id = $1
     ON CONFLICT (workspace_id, day, model) DO UPDATE SET calls = model_usage.calls + EXCLUDED.calls, failures = model_usage.failures + EXCLUDED.failures,
       tokens_in = model_usage.tokens_in + EXCLUDED.tokens_in, tokens_out = model_usage.tokens_out + EXCLUDED.tokens_out,
       cost = CASE WHEN EXCLUDED.cost IS NULL THEN model_usage.cost ELSE coalesce(model_usage.cost, 0) + EXCLUDED.cost END`,
    [tx.workspaceId, now, model, usage.calls, failed ? 1 : 0, usage.tokensIn, usage.tokensOut, cost],
  );
  return cost;
}

/** The last days, newest first. */
export async function usageByDay(tx: Tx, now: Date, days: number): Promise<AiUsageDay[]> {
  return tx.query<AiUsageDay>(
    `SELECT u.day::text AS day, u.model, u.calls, u.failures, u.tokens_in::float8 AS "tokensIn", u.tokens_out::float8 AS "tokensOut", u.cost
       FROM model_usage u JOIN workspace w ON w.id = u.workspace_id
      WHERE u.workspace_id = $1 AND u.day > ${DAY} - $3::int ORDER BY u.day DESC, u.model`,
    [tx.workspaceId, now, days],
  );
}
