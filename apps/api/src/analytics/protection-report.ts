import { Injectable } from '@nestjs/common';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import type { ProtectionCase, ProtectionKindFigures, ProtectionReport } from './protection-report.type';

const MOST_CASES = 1_000;

/**
 * One row per matter and episode: when it latched first, the first public reply of a person after that, the lift if there
 * was one, and whether an AI message stands between. Read from the messages and the log themselves, not from flags.
 */
const CASES = `
  SELECT h.id, h.kind, h.rule, h.phrase, h.conversation_id AS "conversationId", c.subject, h.at AS "latchedAt", reply.at AS "repliedAt", reply.agent_id AS "repliedById",
         lift.at AS "liftedAt", lift.actor_id AS "liftedById", lift.reason AS "liftReason", h.episode_id,
         EXISTS (SELECT 1 FROM message m WHERE m.workspace_id = h.workspace_id AND m.conversation_id = h.conversation_id AND m.episode_id = h.episode_id AND m.author = 'AI'
                    AND m.seq > h.message_seq AND m.created_at > h.at AND m.created_at < coalesce(least(reply.at, lift.at), 'infinity')) AS "answeredByAiAlone"
    FROM (SELECT DISTINCT ON (episode_id, kind) * FROM protection_hit WHERE workspace_id = $1 AND at >= $2 AND at < $3 ORDER BY episode_id, kind, at, message_seq) h
    JOIN conversation c ON c.workspace_id = h.workspace_id AND c.id = h.conversation_id
    LEFT JOIN LATERAL (SELECT m.created_at AS at, m.agent_id FROM message m WHERE m.workspace_id = h.workspace_id AND m.conversation_id = h.conversation_id AND m.episode_id = h.episode_id
                          AND m.author = 'AGENT' AND NOT m.internal AND m.created_at >= h.at ORDER BY m.seq LIMIT 1) reply ON true
    LEFT JOIN LATERAL (SELECT v.at, v.actor_id, v.reason FROM conversation_event v WHERE v.workspace_id = h.workspace_id AND v.conversation_id = h.conversation_id
                          AND v.type = 'PROTECTED' AND v.data->>'by' = 'LIFTED' AND v.at >= h.at ORDER BY v.position LIMIT 1) lift ON true`;

/** The proof over a range, in the workspace's own record. */
@Injectable()
export class ProtectionReports {
  constructor(private readonly database: Database) {}

  run(scope: WorkspaceScope, from: Date, to: Date): Promise<ProtectionReport> {
    return this.database.inWorkspace(scope, async (tx) => {
      const params = [tx.workspaceId, from, to];
      const kinds = await tx.query<ProtectionKindFigures>(
        `SELECT kind, max(rule) AS rule, count(*)::int AS latched, count(*) FILTER (WHERE "answeredByAiAlone")::int AS "answeredByAiAlone",
                count("repliedAt")::int AS replied, count("liftedAt")::int AS lifted, count(*) FILTER (WHERE "repliedAt" IS NULL AND "liftedAt" IS NULL)::int AS waiting,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM "repliedAt" - "latchedAt")::float8) AS "medianReplySeconds",
                percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM "repliedAt" - "latchedAt")::float8) AS "p90ReplySeconds"
           FROM (${CASES}) x GROUP BY kind ORDER BY latched DESC, kind`,
        params,
      );
      const total = await this.total(tx, params);
      const cases = await tx.query<ProtectionCase>(`SELECT * FROM (${CASES}) x ORDER BY "latchedAt" DESC, id DESC LIMIT ${MOST_CASES + 1}`, params);
      return { from, to, ...total, kinds, cases: cases.slice(0, MOST_CASES), truncated: cases.length > MOST_CASES };
    });
  }

  private async total(tx: Tx, params: unknown[]): Promise<{ conversations: number; answeredByAiAlone: number }> {
    const row = await tx.one<{ conversations: number; answeredByAiAlone: number }>(
      `SELECT count(DISTINCT "conversationId")::int AS conversations, count(DISTINCT "conversationId") FILTER (WHERE "answeredByAiAlone")::int AS "answeredByAiAlone" FROM (${CASES}) x`, params);
    return row ?? { conversations: 0, answeredByAiAlone: 0 };
  }
}
