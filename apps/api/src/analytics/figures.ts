import { Injectable } from '@nestjs/common';
import { ratesOf, type HandoffReason, type OutcomeCounts } from '@chatref/domain';
import { AppError } from '../common/errors';
import { Database } from '../database/transaction';
import { TagStore } from '../tags/tag-store';
import type { Analytics, AnalyticsOverview, AnalyticsPoint, Granularity, HandoffReasonCount, TagCount } from './analytics.type';

/** More points than this are no chart any more. */
const MAX_POINTS = 2_000;
const HOURS: Record<Granularity, number> = { HOUR: 1, DAY: 24, WEEK: 168, MONTH: 672 };

/**
 * The outcomes of `outcomeOf` in libs/domain, as SQL over `episode e`; `figures.spec.ts` proves that both say the same.
 * The AI wrote while a protection was latched: an AI message after the latch, before a person replied or an admin lifted it.
 */
export const COUNTS = `
  count(*)::int AS episodes,
  count(*) FILTER (WHERE e.resolved_by = 'AI_CONFIRMED')::int AS "aiResolvedConfirmed",
  count(*) FILTER (WHERE e.resolved_by = 'AI_ASSUMED')::int AS "aiResolvedAssumed",
  count(*) FILTER (WHERE e.resolved_by = 'ABANDONED')::int AS abandoned,
  count(*) FILTER (WHERE e.resolved_by = 'AGENT')::int AS "agentResolved",
  count(*) FILTER (WHERE e.resolved_by IS NULL AND e.handed_off_at IS NOT NULL)::int AS "handedOffOpen",
  count(*) FILTER (WHERE e.resolved_by IS NULL AND e.handed_off_at IS NULL)::int AS pending,
  count(*) FILTER (WHERE e.handed_off_at IS NOT NULL)::int AS "handedOff",
  count(*) FILTER (WHERE e.ai_answers > 0)::int AS "aiInvolved",
  count(*) FILTER (WHERE e.protected_at IS NOT NULL AND (
    (e.resolved_by IN ('AI_CONFIRMED','AI_ASSUMED') AND e.handed_off_at IS NULL)
    OR EXISTS (SELECT 1 FROM message m WHERE m.workspace_id = e.workspace_id AND m.conversation_id = e.conversation_id AND m.episode_id = e.id AND m.author = 'AI'
                 AND m.created_at > e.protected_at AND m.created_at < coalesce(least(e.first_agent_reply_at, e.protection_lifted_at), 'infinity'))))::int AS "guardBreaches"`;
const IN_RANGE = 'e.workspace_id = $1 AND e.started_at >= $2 AND e.started_at < $3';

/** The figures of a range, each in one statement. */
@Injectable()
export class Figures {
  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
  ) {}

  overview(range: Analytics): Promise<AnalyticsOverview> {
    return this.database.inWorkspace(range, async (tx) => {
      const row = await tx.one<OutcomeCounts & Pick<AnalyticsOverview, 'conversations' | 'customerMessages' | 'medianFirstResponseSeconds' | 'medianHandoffWaitSeconds' | 'medianResolutionSeconds' | 'rated' | 'ratedHelpful'>>(
        `SELECT ${COUNTS},
           count(DISTINCT e.conversation_id)::int AS conversations,
           coalesce(sum(e.customer_messages), 0)::int AS "customerMessages",
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM e.first_answer_at - e.started_at)) AS "medianFirstResponseSeconds",
           percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN e.first_agent_reply_at >= e.handed_off_at THEN extract(epoch FROM e.first_agent_reply_at - e.handed_off_at) END) AS "medianHandoffWaitSeconds",
           percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN e.resolved_by = 'AGENT' AND e.ended_at >= e.handed_off_at THEN extract(epoch FROM e.ended_at - e.handed_off_at) END) AS "medianResolutionSeconds",
           coalesce(min(r.rated), 0) AS rated, coalesce(min(r.helpful), 0) AS "ratedHelpful"
         FROM episode e,
           (SELECT count(*)::int AS rated, count(*) FILTER (WHERE m.helpful)::int AS helpful
              FROM message m JOIN episode e ON e.workspace_id = m.workspace_id AND e.id = m.episode_id WHERE ${IN_RANGE} AND m.helpful IS NOT NULL) r
         WHERE ${IN_RANGE}`,
        [range.workspaceId, range.from, range.to],
      );
      if (!row) throw new Error('An aggregate gave no row.');
      return { ...row, ...ratesOf(row), satisfaction: row.rated > 0 ? row.ratedHelpful / row.rated : null };
    });
  }

  /** One point per bucket of the zone's own calendar, empty ones too. */
  series(range: Analytics, granularity: Granularity): Promise<AnalyticsPoint[]> {
    const points = (range.to.getTime() - range.from.getTime()) / (HOURS[granularity] * 3_600_000);
    if (points > MAX_POINTS) throw new AppError('BAD_USER_INPUT', `This range has more than ${MAX_POINTS} points. Take a coarser granularity or a shorter range.`);
    const unit = granularity.toLowerCase();
    return this.database.inWorkspace(range, async (tx) => {
      const rows = await tx.query<OutcomeCounts & { at: Date }>(
        `WITH counted AS (SELECT date_trunc('${unit}', e.started_at AT TIME ZONE $4) AS bucket, ${COUNTS} FROM episode e WHERE ${IN_RANGE} GROUP BY 1)
         SELECT b.bucket AT TIME ZONE $4 AS at, c.* FROM generate_series(date_trunc('${unit}', $2::timestamptz AT TIME ZONE $4), ($3::timestamptz - interval '1 microsecond') AT TIME ZONE $4, interval '1 ${unit}') AS b(bucket)
         LEFT JOIN counted c USING (bucket) ORDER BY b.bucket`,
        [range.workspaceId, range.from, range.to, range.timezone],
      );
      return rows.map((row) => {
        const { aiResolved, deflectionRate } = ratesOf(row);
        return { at: row.at, episodes: row.episodes ?? 0, aiResolved: aiResolved || 0, agentResolved: row.agentResolved ?? 0, handedOff: row.handedOff ?? 0, deflectionRate: row.episodes ? deflectionRate : null };
      });
    });
  }

  byTag(range: Analytics): Promise<TagCount[]> {
    return this.database.inWorkspace(range, async (tx) => {
      const rows = await tx.query<{ tag_id: string; episodes: number; handed: number }>(
        `SELECT t.tag_id, count(*)::int AS episodes, count(*) FILTER (WHERE e.handed_off_at IS NOT NULL)::int AS handed
           FROM episode e JOIN conversation_tag t ON t.workspace_id = e.workspace_id AND t.episode_id = e.id AND t.removed_at IS NULL
          WHERE ${IN_RANGE} GROUP BY t.tag_id ORDER BY 2 DESC, 1`,
        [range.workspaceId, range.from, range.to],
      );
      const tags = await this.tags.byIds(tx, rows.map((row) => row.tag_id));
      return rows.flatMap((row) => {
        const tag = tags.get(row.tag_id);
        return tag ? [{ tag, episodes: row.episodes, handedOff: row.handed }] : [];
      });
    });
  }

  handoffReasons(range: Analytics): Promise<HandoffReasonCount[]> {
    return this.database.inWorkspace(range, (tx) =>
      tx.query<{ reason: HandoffReason; episodes: number }>(
        `SELECT e.handoff_reason AS reason, count(*)::int AS episodes FROM episode e WHERE ${IN_RANGE} AND e.handoff_reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
        [range.workspaceId, range.from, range.to],
      ),
    );
  }
}
