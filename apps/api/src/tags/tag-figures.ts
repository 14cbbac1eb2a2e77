import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Database, type WorkspaceScope } from '../database/transaction';
import type { TagAgreement, TagUsageFigures } from './assessment.type';

/** Days of a tag's usage, and of the agreement with agents. */
export const USAGE_DAYS = 30;
const AGREEMENT_DAYS = 90;
const DAY_MS = 86_400_000;

/** How often tags are set and what agents make of it; each figure for all tags of a list in one query. */
@Injectable()
export class TagFigures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async usage(scope: WorkspaceScope, tagIds: readonly string[]): Promise<TagUsageFigures[]> {
    const now = this.clock.now();
    const rows = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ tag_id: string; age: number; times: number }>(
        `SELECT t.tag_id, (($3::timestamptz AT TIME ZONE w.timezone)::date - (t.added_at AT TIME ZONE w.timezone)::date)::int AS age, count(*)::int AS times
           FROM conversation_tag t JOIN workspace w ON w.id = t.workspace_id
          WHERE t.workspace_id = $1 AND t.tag_id = ANY($2) AND t.removed_at IS NULL AND t.added_at > $3::timestamptz - ${USAGE_DAYS + 1} * interval '1 day' GROUP BY 1, 2`,
        [scope.workspaceId, [...tagIds], now],
      ),
    );
    return tagIds.map((id) => {
      const byDay = Array.from({ length: USAGE_DAYS }, () => 0);
      for (const row of rows) if (row.tag_id === id && row.age >= 0 && row.age < USAGE_DAYS) byDay[USAGE_DAYS - 1 - row.age] = row.times;
      return { byDay, total: byDay.reduce((sum, times) => sum + times, 0) };
    });
  }

  async agreement(scope: WorkspaceScope, tagIds: readonly string[]): Promise<TagAgreement[]> {
    const since = new Date(this.clock.now().getTime() - AGREEMENT_DAYS * DAY_MS);
    const rows = await this.database.inWorkspace(scope, (tx) =>
      tx.query<{ tag_id: string; kept: number; removed: number; missed: number }>(
        `SELECT t.tag_id, (count(*) FILTER (WHERE t.origin <> 'AGENT' AND t.removed_at IS NULL))::int AS kept,
                (count(*) FILTER (WHERE t.origin <> 'AGENT' AND t.removed_at IS NOT NULL AND NOT t.removed_by_retag))::int AS removed,
                (count(*) FILTER (WHERE t.origin = 'AGENT' AND t.removed_at IS NULL))::int AS missed
           FROM conversation_tag t
          WHERE t.workspace_id = $1 AND t.tag_id = ANY($2) AND t.added_at >= $3
            AND EXISTS (SELECT 1 FROM message m WHERE m.workspace_id = t.workspace_id AND m.conversation_id = t.conversation_id AND m.author = 'AGENT' AND NOT m.internal)
          GROUP BY 1`,
        [scope.workspaceId, [...tagIds], since],
      ),
    );
    const byId = new Map(rows.map((row) => [row.tag_id, row]));
    return tagIds.map((id) => {
      const { kept, removed, missed } = byId.get(id) ?? { kept: 0, removed: 0, missed: 0 };
      const all = kept + removed + missed;
      return { kept, removed, missed, rate: all === 0 ? null : kept / all };
    });
  }
}
