import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock';
import type { Principal } from '../common/principal';
import { Database } from '../database/transaction';

/** Saved at most this often per colleague, in ms; `Agent.online` tolerates two missed beats. */
const EVERY_MS = 30_000;

/** Notes which colleagues have a console open, in one statement per workspace and beat. */
@Injectable()
export class Presence {
  private readonly logger = new Logger('Presence');
  private readonly fresh = new Map<string, Set<string>>();
  private readonly savedAt = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns true when it is news, worth saving */
  seen(principal: Principal): boolean {
    if (principal.kind !== 'agent') return false;
    const now = this.clock.now().getTime();
    const saved = this.savedAt.get(principal.agentId);
    if (saved !== undefined && now - saved < EVERY_MS) return false;
    this.savedAt.set(principal.agentId, now);
    const agents = this.fresh.get(principal.workspaceId) ?? new Set();
    agents.add(principal.agentId);
    this.fresh.set(principal.workspaceId, agents);
    return true;
  }

  async save(): Promise<void> {
    const batch = [...this.fresh];
    this.fresh.clear();
    for (const [workspaceId, agents] of batch) {
      try {
        await this.database.inWorkspace({ workspaceId }, (tx) => tx.run('UPDATE agent SET last_seen_at = $2 WHERE workspace_id = $1 AND id = ANY($3)', [workspaceId, this.clock.now(), [...agents]]));
      } catch (error) {
        this.logger.warn({ msg: 'presence was not saved', error: String(error) });
      }
    }
  }
}
