import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal } from '../common/errors';
import { newId } from '../common/ids';
import type { AgentPrincipal } from '../common/principal';
import { Database, Tx } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { RateLimiter } from '../limits/rate-limiter';
import { AGENT_COLUMNS, AgentRow, AgentStore } from './agent-store';
import type { Agent } from './agent.type';
import { hashPassword, passwordMatches } from './passwords';
import { hashToken, newToken } from './tokens';

/** A session ends after this many days, used or not. */
const SESSION_DAYS = 14;
const BAD = 'This e-mail address and password do not belong together.';

interface SignedIn {
  token: string;
  agent: Agent;
}

/** Sessions of colleagues: begun by password or one-time link, ended by log-out, password change or deactivation. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly agents: AgentStore,
    private readonly limiter: RateLimiter,
    private readonly bus: EventBus,
  ) {}

  /** @throws Refusal BAD_CREDENTIALS, the same for an unknown address, a wrong password and a deactivated colleague */
  async login(email: string, password: string, ip: string): Promise<SignedIn> {
    const address = email.trim().toLowerCase().slice(0, 320);
    await this.limiter.spend('loginAddress', ip);
    await this.limiter.spend('login', address);
    const [row] = await this.database.systemRead<AgentRow & { workspace_id: string; password_hash: string | null }>(
      `SELECT workspace_id, password_hash, ${AGENT_COLUMNS} FROM agent WHERE lower(email) = $1 AND active`,
      [address.replaceAll('\u0000', '')],
    );
    const matches = await passwordMatches(row?.password_hash ?? null, password);
    if (!row || !matches) throw new Refusal('BAD_CREDENTIALS', BAD);
    const token = await this.database.inWorkspace({ workspaceId: row.workspace_id }, (tx) => this.begin(tx, row.id));
    return { token, agent: this.agents.toAgent(row) };
  }

  async logout(caller: AgentPrincipal): Promise<void> {
    await this.database.inWorkspace(caller, async (tx) => {
      await tx.run('DELETE FROM agent_session WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, caller.sessionId]);
      tx.afterCommit(() => this.bus.publish('access-ended', { workspaceId: caller.workspaceId, principalId: caller.sessionId }));
    });
  }

  /** Sets the first password (or a forgotten one) with a one-time link, and signs in. */
  async setPassword(inviteToken: string, password: string, ip: string): Promise<SignedIn> {
    await this.limiter.spend('loginAddress', ip);
    const hash = await hashPassword(password);
    const [found] = await this.database.systemRead<{ workspace_id: string }>('SELECT workspace_id FROM agent WHERE set_up_token_hash = $1', [hashToken(inviteToken)]);
    if (!found) throw new Refusal('BAD_CREDENTIALS', 'This link was used already or has expired. Ask an admin for a new one.', { field: ['token'] });
    return this.database.inWorkspace({ workspaceId: found.workspace_id }, async (tx) => {
      const row = await tx.one<AgentRow>(
        `UPDATE agent SET password_hash = $1, set_up_token_hash = NULL, set_up_expires_at = NULL
          WHERE workspace_id = $2 AND set_up_token_hash = $3 AND set_up_expires_at > $4 AND active RETURNING ${AGENT_COLUMNS}`,
        [hash, tx.workspaceId, hashToken(inviteToken), this.clock.now()],
      );
      if (!row) throw new Refusal('BAD_CREDENTIALS', 'This link was used already or has expired. Ask an admin for a new one.', { field: ['token'] });
      await this.endSessions(tx, row.id);
      return { token: await this.begin(tx, row.id), agent: this.agents.toAgent(row) };
    });
  }

  /** A new password ends every session; the one who changed it gets a new one. */
  async changePassword(caller: AgentPrincipal, current: string, next: string): Promise<SignedIn> {
    await this.limiter.spend('login', caller.agentId);
    const [row] = await this.database.systemRead<{ password_hash: string | null }>('SELECT password_hash FROM agent WHERE workspace_id = $1 AND id = $2', [caller.workspaceId, caller.agentId]);
    if (!(await passwordMatches(row?.password_hash ?? null, current))) throw new Refusal('BAD_CREDENTIALS', 'The current password is not right.', { field: ['current'] });
    const hash = await hashPassword(next, 'next');
    return this.database.inWorkspace(caller, async (tx) => {
      await tx.run('UPDATE agent SET password_hash = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, caller.agentId, hash]);
      await this.endSessions(tx, caller.agentId);
      const agent = await this.agents.find(tx, caller.agentId);
      if (!agent) throw new Refusal('BAD_CREDENTIALS', BAD);
      return { token: await this.begin(tx, caller.agentId), agent };
    });
  }

  /** Ends all sessions of a colleague; their sockets close after the commit. */
  async endSessions(tx: Tx, agentId: string): Promise<void> {
    await tx.run('DELETE FROM agent_session WHERE workspace_id = $1 AND agent_id = $2', [tx.workspaceId, agentId]);
    tx.afterCommit(() => this.bus.publish('access-ended', { workspaceId: tx.workspaceId, principalId: agentId }));
  }

  private async begin(tx: Tx, agentId: string): Promise<string> {
    const token = newToken('ses');
    const now = this.clock.now();
    await tx.run('INSERT INTO agent_session (workspace_id, id, agent_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      tx.workspaceId, newId(), agentId, hashToken(token), now, new Date(now.getTime() + SESSION_DAYS * 86_400_000),
    ]);
    return token;
  }
}
