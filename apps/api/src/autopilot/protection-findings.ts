import { Injectable } from '@nestjs/common';
import type { LatchCause, ProtectionSource } from '@chatref/domain';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { cleanText } from '../common/text';
import { Threads } from '../conversations/threads';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import type { ProtectionFinding, ProtectionReplay } from './protection-finding.type';

const MOST = 200;
const COLUMNS = `f.id, f.conversation_id AS "conversationId", c.subject, f.kind, f.rule, f.phrase, f.source, f.like_example AS "like", f.message_seq AS "messageSeq",
  f.found_at AS "foundAt", f.settled_at AS "settledAt", f.settled_as AS "settledAs", f.reason`;
const FROM = 'protection_finding f JOIN conversation c ON c.workspace_id = f.workspace_id AND c.id = f.conversation_id';

/** What a replay found, and what is done about it. */
@Injectable()
export class ProtectionFindings {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly clock: Clock,
  ) {}

  /** Newest first; the unsettled ones alone unless `settled`. */
  list(scope: WorkspaceScope, settled: boolean): Promise<ProtectionFinding[]> {
    return this.database.inWorkspace(scope, (tx) =>
      tx.query<ProtectionFinding>(`SELECT ${COLUMNS} FROM ${FROM} WHERE f.workspace_id = $1 AND (f.settled_at IS NOT NULL) = $2 ORDER BY f.found_at DESC, f.id DESC LIMIT ${MOST}`, [tx.workspaceId, settled]));
  }

  lastReplay(scope: WorkspaceScope): Promise<ProtectionReplay | null> {
    return this.database.inWorkspace(scope, (tx) => tx.one<ProtectionReplay>('SELECT finished_at AS "finishedAt", episodes FROM protection_replay WHERE workspace_id = $1', [tx.workspaceId]));
  }

  /** The conversation goes to the queue with its reason, latched: a person writes to the customer. */
  open(caller: TeamCaller, id: string): Promise<{ finding: ProtectionFinding }> {
    return this.settle(caller, id, 'OPENED', null, async (tx, finding) => {
      const thread = await this.threads.lock(tx, finding.conversationId);
      const cause: LatchCause = { kind: finding.kind, rule: finding.rule, phrase: finding.phrase, source: finding.source, like: finding.like ?? undefined, messageSeq: finding.messageSeq };
      thread.command({ kind: 'latch', causes: [cause] }, { agentId: actorOf(caller), reason: 'Found by the nightly check of what the AI answered alone' });
      thread.episode.because(finding.phrase, finding.messageSeq);
      await thread.save();
    });
  }

  dismiss(caller: TeamCaller, id: string, reason: string): Promise<{ finding: ProtectionFinding }> {
    return this.settle(caller, id, 'DISMISSED', cleanText(reason, { field: 'reason', max: 500, min: 3 }), async () => undefined);
  }

  private settle(caller: TeamCaller, id: string, as: 'OPENED' | 'DISMISSED', reason: string | null, act: (tx: Tx, finding: ProtectionFinding & { source: ProtectionSource }) => Promise<void>): Promise<{ finding: ProtectionFinding }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const read = () => tx.one<ProtectionFinding>(`SELECT ${COLUMNS} FROM ${FROM} WHERE f.workspace_id = $1 AND f.id = $2`, [tx.workspaceId, id]);
      const locked = isId(id) ? await tx.one('SELECT 1 FROM protection_finding WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, id]) : null;
      const finding = locked ? await read() : null;
      if (!finding) throw notFound('finding');
      if (finding.settledAt) throw new Refusal('WRONG_STATE', 'This has been settled already.');
      await act(tx, finding);
      await tx.run('UPDATE protection_finding SET settled_at = $3, settled_by = $4, settled_as = $5, reason = $6 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, this.clock.now(), actorOf(caller), as, reason]);
      return { finding: (await read()) as ProtectionFinding };
    });
  }
}
