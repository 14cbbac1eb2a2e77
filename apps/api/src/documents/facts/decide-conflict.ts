import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { notFound } from '../../common/errors';
import { newId } from '../../common/ids';
import { actorOf, type TeamCaller } from '../../common/principal';
import { cleanText } from '../../common/text';
import { Database } from '../../database/transaction';
import { conflictForUpdate } from './conflicts';
import type { ConflictDecision, FactConflict } from './facts.type';

/** Dismissing a contradiction that is none, and taking that back. Each decision is kept. */
@Injectable()
export class DecideConflict {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  dismiss(caller: TeamCaller, id: string, reason: string): Promise<{ factConflict: FactConflict }> {
    return this.decide(caller, id, 'DISMISSED', cleanText(reason, { field: 'reason', max: 500 }));
  }

  reopen(caller: TeamCaller, id: string): Promise<{ factConflict: FactConflict }> {
    return this.decide(caller, id, 'REOPENED', null);
  }

  /** Deciding the same again changes nothing. */
  private decide(caller: TeamCaller, id: string, decision: ConflictDecision, reason: string | null): Promise<{ factConflict: FactConflict }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const conflict = await conflictForUpdate(tx, id);
      if (!conflict) throw notFound('contradiction');
      if ((conflict.dismissedAt !== null) === (decision === 'DISMISSED')) return { factConflict: conflict };
      const now = this.clock.now();
      const at = decision === 'DISMISSED' ? now : null;
      await tx.run('UPDATE fact_conflict SET dismissed_at = $3, dismissed_by = $4, dismissed_reason = $5 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, at, at && actorOf(caller), reason]);
      await tx.run('INSERT INTO fact_conflict_decision (workspace_id, id, conflict_id, decision, reason, actor_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [tx.workspaceId, newId(), id, decision, reason, actorOf(caller), now]);
      return { factConflict: { ...conflict, dismissedAt: at, dismissedReason: reason } };
    });
  }
}
