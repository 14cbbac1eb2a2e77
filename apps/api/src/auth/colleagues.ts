import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@chatref/domain';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import type { AgentPrincipal } from '../common/principal';
import { cleanText } from '../common/text';
import { CONFIG, type Config } from '../config/config';
import { Database, Tx, WorkspaceScope } from '../database/transaction';
import { AgentStore } from './agent-store';
import type { Agent } from './agent.type';
import { SignIn } from './sign-in';
import { hashToken, newToken } from './tokens';

const INVITE_DAYS = 7;

export interface ColleagueInput {
  name: string;
  email: string;
  role: Role;
}

/** Hooks of modules above for what must follow when a colleague leaves (their conversations go back to the queue). */
type LeaveHook = (tx: Tx, agentId: string) => Promise<void>;

/** Colleagues: invited by a one-time link, changed, deactivated. Nobody is deleted: the record keeps who did what. */
@Injectable()
export class Colleagues {
  private readonly leaving: LeaveHook[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly agents: AgentStore,
    private readonly signIn: SignIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onLeave(hook: LeaveHook): void {
    this.leaving.push(hook);
  }

  /** Adds a colleague; only an owner makes owners. */
  create(caller: AgentPrincipal, input: ColleagueInput, origin: string | null): Promise<{ agent: Agent; setUpUrl: string }> {
    return emailOnce(async () => {
      ownersOnly(caller, input.role, input.role);
      return this.database.inWorkspace(caller, (tx) => this.inviteIn(tx, input, origin));
    });
  }

  /** {@link create} without a colleague who asks: the first owner of a new workspace. */
  invite(scope: WorkspaceScope, input: ColleagueInput, origin: string | null): Promise<{ agent: Agent; setUpUrl: string }> {
    return emailOnce(() => this.database.inWorkspace(scope, (tx) => this.inviteIn(tx, input, origin)));
  }

  /** The row and the one-time link, in the caller's transaction. */
  async inviteIn(tx: Tx, input: ColleagueInput, origin: string | null): Promise<{ agent: Agent; setUpUrl: string }> {
    const { name, email } = cleanColleague(input);
    const id = newId();
    const token = newToken('inv');
    const now = this.clock.now();
    await tx.run(
      `INSERT INTO agent (workspace_id, id, name, email, role, set_up_token_hash, set_up_expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.workspaceId, id, name, email, input.role, hashToken(token), new Date(now.getTime() + INVITE_DAYS * 86_400_000), now],
    );
    const agent = await this.agents.find(tx, id);
    if (!agent) throw notFound('agent');
    return { agent, setUpUrl: this.setUpUrl(token, origin) };
  }

  update(caller: AgentPrincipal, id: string, input: ColleagueInput): Promise<{ agent: Agent }> {
    return emailOnce(() => this.database.inWorkspace(caller, async (tx) => {
      const before = await this.lock(tx, id);
      ownersOnly(caller, before.role, input.role);
      if (before.role === 'OWNER' && input.role !== 'OWNER') await this.keepAnOwner(tx, id);
      const { name, email } = cleanColleague(input);
      await tx.run('UPDATE agent SET name = $3, email = $4, role = $5 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, name, email, input.role]);
      if (before.role !== input.role) await this.signIn.endSessions(tx, id); // rights are read at sign-in by open sockets
      const agent = await this.agents.find(tx, id);
      if (!agent) throw notFound('agent');
      return { agent };
    }));
  }

  deactivate(caller: AgentPrincipal, id: string): Promise<{ agent: Agent }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const before = await this.lock(tx, id);
      ownersOnly(caller, before.role, before.role);
      if (id === caller.agentId) throw new Refusal('INVALID', 'You cannot deactivate yourself. Ask another admin.');
      if (before.role === 'OWNER') await this.keepAnOwner(tx, id);
      await tx.run('UPDATE agent SET active = false, set_up_token_hash = NULL, set_up_expires_at = NULL WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id]);
      await this.signIn.endSessions(tx, id);
      for (const hook of this.leaving) await hook(tx, id);
      return { agent: { ...before, active: false, online: false } };
    });
  }

  /** A new one-time link for a colleague who lost theirs or their password. */
  resetLink(caller: AgentPrincipal, id: string, origin: string | null): Promise<{ agent: Agent; setUpUrl: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const agent = await this.lock(tx, id);
      ownersOnly(caller, agent.role, agent.role);
      if (!agent.active) throw new Refusal('WRONG_STATE', 'This colleague is deactivated.');
      const token = newToken('inv');
      await tx.run('UPDATE agent SET set_up_token_hash = $3, set_up_expires_at = $4 WHERE workspace_id = $1 AND id = $2', [
        tx.workspaceId, id, hashToken(token), new Date(this.clock.now().getTime() + INVITE_DAYS * 86_400_000),
      ]);
      return { agent, setUpUrl: this.setUpUrl(token, origin) };
    });
  }

  private setUpUrl(token: string, origin: string | null): string {
    const base = this.config.PUBLIC_URL ?? origin ?? `http://${this.config.HOST}:${this.config.PORT}`;
    return `${base.replace(/\/$/, '')}/console/#/set-password?token=${token}`;
  }

  private async lock(tx: Tx, id: string): Promise<Agent> {
    // Owners are locked in id order together with the one asked for, so that two demotions cannot leave none.
    const rows = isId(id) ? await tx.query<{ id: string }>("SELECT id FROM agent WHERE workspace_id = $1 AND (id = $2 OR role = 'OWNER') ORDER BY id FOR UPDATE", [tx.workspaceId, id]) : [];
    const agent = rows.some((row) => row.id === id.toLowerCase()) ? await this.agents.find(tx, id) : null;
    if (!agent) throw notFound('agent');
    return agent;
  }

  private async keepAnOwner(tx: Tx, exceptId: string): Promise<void> {
    const other = await tx.one("SELECT 1 FROM agent WHERE workspace_id = $1 AND role = 'OWNER' AND active AND id <> $2 LIMIT 1", [tx.workspaceId, exceptId]);
    if (!other) throw new Refusal('INVALID', 'A workspace needs an active owner. Make someone else owner first.', { field: ['role'] });
  }
}

function cleanColleague(input: ColleagueInput): { name: string; email: string } {
  const email = cleanText(input.email, { field: 'email', max: 320 }).toLowerCase();
  if (!z.email().safeParse(email).success) throw new Refusal('INVALID', 'This is not an e-mail address.', { field: ['email'] });
  return { name: cleanText(input.name, { field: 'name', max: 120 }), email };
}

function ownersOnly(caller: AgentPrincipal, before: Role, after: Role): void {
  if (caller.role !== 'OWNER' && (before === 'OWNER' || after === 'OWNER')) {
    throw new Refusal('INVALID', 'Only an owner can make or change an owner.', { field: ['role'] });
  }
}

async function emailOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }).constraint : undefined;
    if (constraint === 'agent_email') throw new Refusal('CONFLICT', 'This e-mail address is in use already.', { field: ['email'] });
    throw error;
  }
}
