import { z } from 'zod';
import { connectionOf, encodeCursor, pageOf, type Connection, type PageArgs } from '../../common/connection';
import { AppError } from '../../common/errors';
import { isId } from '../../common/ids';
import type { Tx } from '../../database/transaction';
import type { ConflictDecision, ConflictDecisionRecord, FactCheck, FactConflict, FactKind } from './facts.type';

const sideSchema = z.object({ documentId: z.string(), documentVersion: z.number().int(), headingPath: z.array(z.string()), text: z.string(), value: z.string() });
const COLUMNS = 'id, workspace_id, kind, subject, left_side, right_side, score::float8 AS score, found_at, dismissed_at, dismissed_reason';

interface Row {
  id: string;
  workspace_id: string;
  kind: FactKind;
  subject: string[];
  left_side: unknown;
  right_side: unknown;
  score: number;
  found_at: Date;
  dismissed_at: Date | null;
  dismissed_reason: string | null;
}

function toConflict(row: Row): FactConflict {
  return {
    id: row.id, workspaceId: row.workspace_id, kind: row.kind, subject: row.subject, left: sideSchema.parse(row.left_side), right: sideSchema.parse(row.right_side),
    score: Math.round(row.score * 1_000) / 1_000, foundAt: row.found_at, dismissedAt: row.dismissed_at, dismissedReason: row.dismissed_reason,
  };
}

/** Contradictions that stand, the surest first. */
export async function conflictPage(tx: Tx, args: PageArgs, dismissed: boolean): Promise<Connection<FactConflict>> {
  const page = pageOf(args, { defaultFirst: 50, cursorParts: 2 });
  const [score = null, id = null] = page.cursor ?? [];
  if (page.cursor && (!isId(id ?? '') || Number.isNaN(Number(score)))) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
  const where = 'workspace_id = $1 AND gone_at IS NULL AND (dismissed_at IS NOT NULL) = $2';
  const rows = await tx.query<Row & { exact: string }>(
    `SELECT ${COLUMNS}, score::text AS exact FROM fact_conflict WHERE ${where} AND ($3::real IS NULL OR (score, id) < ($3::real, $4::uuid)) ORDER BY score DESC, id DESC LIMIT $5`,
    [tx.workspaceId, dismissed, score, id, page.limit + 1],
  );
  const total = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM fact_conflict WHERE ${where}`, [tx.workspaceId, dismissed]);
  return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.exact, row.id]), node: toConflict(row) }), total?.n ?? 0);
}

/** One contradiction, held against others until the end of the transaction; null when there is none of this id here. */
export async function conflictForUpdate(tx: Tx, id: string): Promise<FactConflict | null> {
  const row = isId(id) ? await tx.one<Row>(`SELECT ${COLUMNS} FROM fact_conflict WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id]) : null;
  return row && toConflict(row);
}

export async function lastCheck(tx: Tx): Promise<FactCheck | null> {
  const row = await tx.one<{ checked_at: Date; facts: number }>('SELECT checked_at, facts FROM fact_check WHERE workspace_id = $1', [tx.workspaceId]);
  return row && { checkedAt: row.checked_at, facts: row.facts };
}

/** Decisions by contradiction, each in order. */
export async function decisionsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, ConflictDecisionRecord[]>> {
  const rows = await tx.query<{ conflict_id: string; decision: ConflictDecision; reason: string | null; actor_id: string | null; name: string | null; at: Date }>(
    `SELECT d.conflict_id, d.decision, d.reason, d.actor_id, a.name, d.at FROM fact_conflict_decision d LEFT JOIN agent a ON a.workspace_id = d.workspace_id AND a.id = d.actor_id
      WHERE d.workspace_id = $1 AND d.conflict_id = ANY($2) ORDER BY d.at, d.id`,
    [tx.workspaceId, ids],
  );
  const found = new Map<string, ConflictDecisionRecord[]>();
  for (const row of rows) found.set(row.conflict_id, [...(found.get(row.conflict_id) ?? []), { decision: row.decision, reason: row.reason, agentId: row.actor_id, agentName: row.name, at: row.at }]);
  return found;
}
