import { noticeOf, settlesNotices, type Happened, type NoticeAudience, type NoticeKind } from '@chatref/domain';
import { newId } from '../common/ids';
import type { Tx } from '../database/transaction';

const MAX_WORDS = 300;

/** A notification, before it is written down for each of those it is for. */
export interface NoticeDraft {
  kind: NoticeKind;
  conversationId: string;
  agentIds: readonly string[];
  text: string;
  rule: string | null;
  actorId: string | null;
  at: Date;
}

/** Writes one line a colleague. News of the same kind about the same conversation takes the place of what was not read yet. */
export async function writeNotices(tx: Tx, { kind, conversationId, agentIds, text, rule, actorId, at }: NoticeDraft): Promise<void> {
  if (agentIds.length === 0) return;
  await tx.run(
    `INSERT INTO notification (workspace_id, id, agent_id, conversation_id, kind, text, rule, actor_id, created_at)
     SELECT $1, (r->>'id')::uuid, (r->>'agentId')::uuid, $3, $4, $5, $6, $7, $8 FROM jsonb_array_elements($2::jsonb) r
     ON CONFLICT (workspace_id, agent_id, conversation_id, kind) WHERE read_at IS NULL AND kind <> 'RULE'
     DO UPDATE SET id = EXCLUDED.id, text = EXCLUDED.text, rule = EXCLUDED.rule, actor_id = EXCLUDED.actor_id, created_at = EXCLUDED.created_at`,
    [tx.workspaceId, JSON.stringify([...new Set(agentIds)].map((agentId) => ({ id: newId(), agentId }))), conversationId, kind, [...text].slice(0, MAX_WORDS).join(''), rule, actorId, at],
  );
}

/** Tells whom a change of a conversation concerns, and takes back what it made of no use. */
export async function tellOfChange(tx: Tx, change: Happened & { conversationId: string; rule: string | null; subject: string; preview: string; at: Date }): Promise<void> {
  if (settlesNotices(change)) await settle(tx, change);
  const notice = noticeOf(change);
  if (!notice) return;
  const agentIds = (await audience(tx, notice.to)).filter((id) => id !== change.actorId);
  await writeNotices(tx, { ...change, agentIds, kind: notice.kind, text: notice.kind === 'REPLIED' ? change.preview : change.subject });
}

/** Nobody is called to a conversation that somebody else has taken, or reminded of one that is theirs no more. */
async function settle(tx: Tx, { conversationId, after, at }: Pick<Happened, 'after'> & { conversationId: string; at: Date }): Promise<void> {
  await tx.run(
    `UPDATE notification SET read_at = $3 WHERE workspace_id = $1 AND conversation_id = $2 AND read_at IS NULL
        AND ((kind = 'HANDED_OFF' AND $4 <> 'WAITING') OR (kind IN ('ASSIGNED','REPLIED') AND agent_id IS DISTINCT FROM $5::uuid))`,
    [tx.workspaceId, conversationId, at, after.status, after.assigneeId],
  );
}

async function audience(tx: Tx, to: NoticeAudience): Promise<string[]> {
  if ('agentId' in to) return [to.agentId];
  const rows = await tx.query<{ id: string }>(
    `SELECT a.id FROM agent a WHERE a.workspace_id = $1 AND a.active AND a.role <> 'VIEWER'
        AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM team_member m WHERE m.workspace_id = a.workspace_id AND m.team_id = $2 AND m.agent_id = a.id))`,
    [tx.workspaceId, 'teamId' in to ? to.teamId : null],
  );
  return rows.map((row) => row.id);
}

/** Marks a colleague's own as read: all, or those of one conversation. @returns how many were unread */
export function readOwn(tx: Tx, agentId: string | null, conversationId: string | null, at: Date): Promise<number> {
  return tx.run('UPDATE notification SET read_at = $3 WHERE workspace_id = $1 AND agent_id = $2 AND read_at IS NULL AND ($4::uuid IS NULL OR conversation_id = $4)', [tx.workspaceId, agentId, at, conversationId]);
}
