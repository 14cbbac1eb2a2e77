import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { cleanText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { AGENT_COLUMNS, AgentStore, type AgentRow } from './agent-store';
import type { Team, TeamInput } from './team.type';

const MAX_TEAMS = 100;
const MAX_MEMBERS = 500;

/** Says who uses a team ("The rule …"), so that it is not taken away from under them; null when nobody does. */
type UsageCheck = (tx: Tx, teamId: string) => Promise<string | null>;

/** Teams of colleagues. A team that is deleted is archived: what it had in the past keeps its name. */
@Injectable()
export class Teams {
  private readonly usage: UsageCheck[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly agents: AgentStore,
  ) {}

  /** Modules above say what still needs a team. */
  onArchive(check: UsageCheck): void {
    this.usage.push(check);
  }

  list(scope: WorkspaceScope): Promise<Team[]> {
    return this.database.inWorkspace(scope, (tx) => this.all(tx));
  }

  async all(tx: Tx): Promise<Team[]> {
    return this.withMembers(tx, await tx.query<{ id: string; name: string }>('SELECT id, name FROM team WHERE workspace_id = $1 AND archived_at IS NULL ORDER BY lower(name), id', [tx.workspaceId]));
  }

  /** Also archived ones: what past conversations name. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Team>> {
    const rows = await tx.query<{ id: string; name: string }>('SELECT id, name FROM team WHERE workspace_id = $1 AND id = ANY($2)', [tx.workspaceId, ids]);
    return new Map((await this.withMembers(tx, rows)).map((team) => [team.id, team]));
  }

  /** @throws AppError NOT_FOUND unless a team of this id can be given work */
  async usable(tx: Tx, id: string): Promise<{ id: string; name: string }> {
    const row = isId(id) ? await tx.one<{ id: string; name: string }>('SELECT id, name FROM team WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL', [tx.workspaceId, id]) : null;
    if (!row) throw notFound('team');
    return row;
  }

  create(scope: WorkspaceScope, input: TeamInput): Promise<{ team: Team }> {
    return nameOnce(() => this.database.inWorkspace(scope, async (tx) => {
      const count = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM team WHERE workspace_id = $1 AND archived_at IS NULL', [tx.workspaceId]);
      if ((count?.n ?? 0) >= MAX_TEAMS) throw new Refusal('TOO_LARGE', `A workspace may have ${MAX_TEAMS} teams.`);
      const id = newId();
      await tx.run('INSERT INTO team (workspace_id, id, name, created_at) VALUES ($1, $2, $3, $4)', [tx.workspaceId, id, cleanText(input.name, { field: 'name', max: 80 }), this.clock.now()]);
      return { team: await this.setMembers(tx, id, input.memberIds) };
    }));
  }

  update(scope: WorkspaceScope, id: string, input: TeamInput): Promise<{ team: Team }> {
    return nameOnce(() => this.database.inWorkspace(scope, async (tx) => {
      await this.usable(tx, id);
      await tx.run('UPDATE team SET name = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, cleanText(input.name, { field: 'name', max: 80 })]);
      return { team: await this.setMembers(tx, id, input.memberIds) };
    }));
  }

  /** @throws Refusal IN_USE while a rule names it */
  archive(scope: WorkspaceScope, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(scope, async (tx) => {
      const { name } = await this.usable(tx, id);
      for (const check of this.usage) {
        const by = await check(tx, id);
        if (by) throw new Refusal('IN_USE', `${by} uses the team “${name}”. Change that first.`);
      }
      await tx.run('UPDATE team SET archived_at = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, this.clock.now()]);
      await tx.run('UPDATE conversation SET team_id = NULL WHERE workspace_id = $1 AND team_id = $2 AND status <> \'RESOLVED\'', [tx.workspaceId, id]);
      return { deletedId: id };
    });
  }

  private async setMembers(tx: Tx, id: string, memberIds: readonly string[]): Promise<Team> {
    const wanted = [...new Set(memberIds)];
    if (wanted.length > MAX_MEMBERS) throw new Refusal('TOO_LARGE', `A team may have ${MAX_MEMBERS} members.`, { field: ['memberIds'] });
    const known = await this.agents.byIds(tx, wanted.filter(isId));
    if ([...known.values()].filter((agent) => agent.active).length < wanted.length) throw new Refusal('INVALID', 'A member does not exist here or is deactivated.', { field: ['memberIds'] });
    await tx.run('DELETE FROM team_member WHERE workspace_id = $1 AND team_id = $2 AND agent_id <> ALL($3)', [tx.workspaceId, id, wanted]);
    await tx.run('INSERT INTO team_member (workspace_id, team_id, agent_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING', [tx.workspaceId, id, wanted]);
    const team = (await this.byIds(tx, [id])).get(id);
    if (!team) throw notFound('team');
    return team;
  }

  private async withMembers(tx: Tx, rows: { id: string; name: string }[]): Promise<Team[]> {
    const members = await tx.query<AgentRow & { team_id: string }>(
      `SELECT t.team_id, ${AGENT_COLUMNS.split(', ').map((column) => `a.${column}`).join(', ')} FROM team_member t JOIN agent a ON a.workspace_id = t.workspace_id AND a.id = t.agent_id
        WHERE t.workspace_id = $1 AND t.team_id = ANY($2) AND a.active ORDER BY lower(a.name), a.id`,
      [tx.workspaceId, rows.map((row) => row.id)],
    );
    return rows.map(({ id, name }) => ({ id, name, members: members.filter((member) => member.team_id === id).map(this.agents.toAgent) }));
  }
}

async function nameOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }).constraint : undefined;
    if (constraint === 'team_name') throw new Refusal('CONFLICT', 'There is a team of this name already.', { field: ['name'] });
    throw error;
  }
}
