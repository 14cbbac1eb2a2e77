import { Injectable } from '@nestjs/common';
import type { Role } from '@chatref/domain';
import { Clock } from '../common/clock';
import { Tx } from '../database/transaction';
import type { Agent } from './agent.type';

export interface AgentRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  last_seen_at: Date | null;
}

export const AGENT_COLUMNS = 'id, name, email, role, active, last_seen_at';
/** A console says that it is open every 30 s; after two missed beats it is not. */
const ONLINE_MS = 75_000;

/** Colleagues as they stand in the database. */
@Injectable()
export class AgentStore {
  constructor(private readonly clock: Clock) {}

  async all(tx: Tx): Promise<Agent[]> {
    return (await tx.query<AgentRow>(`SELECT ${AGENT_COLUMNS} FROM agent WHERE workspace_id = $1 ORDER BY active DESC, lower(name), id`, [tx.workspaceId])).map(this.toAgent);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Agent>> {
    const rows = await tx.query<AgentRow>(`SELECT ${AGENT_COLUMNS} FROM agent WHERE workspace_id = $1 AND id = ANY($2)`, [tx.workspaceId, ids]);
    return new Map(rows.map((row) => [row.id, this.toAgent(row)]));
  }

  async find(tx: Tx, id: string): Promise<Agent | null> {
    return (await this.byIds(tx, [id])).get(id) ?? null;
  }

  /** How many of those who answer have a console open. */
  async online(tx: Tx): Promise<number> {
    const since = new Date(this.clock.now().getTime() - ONLINE_MS);
    const row = await tx.one<{ online: number }>("SELECT count(*)::int AS online FROM agent WHERE workspace_id = $1 AND active AND role <> 'VIEWER' AND last_seen_at > $2", [tx.workspaceId, since]);
    return row?.online ?? 0;
  }

  readonly toAgent = (row: AgentRow): Agent => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    active: row.active,
    online: row.active && row.last_seen_at !== null && this.clock.now().getTime() - row.last_seen_at.getTime() < ONLINE_MS,
  });
}
