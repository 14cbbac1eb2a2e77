import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import type { AgentPrincipal, ApiScope } from '../common/principal';
import { cleanText } from '../common/text';
import { Database } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import type { ApiKey } from './agent.type';
import { hashToken, newToken } from './tokens';

/** Keys of programs: scopes, an optional end, revocation that takes effect at once. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  list(caller: AgentPrincipal): Promise<ApiKey[]> {
    return this.database.inWorkspace(caller, async (tx) =>
      (
        await tx.query<{ id: string; name: string; scopes: ApiScope[]; created_at: Date; last_used_at: Date | null; expires_at: Date | null }>(
          'SELECT id, name, scopes, created_at, last_used_at, expires_at FROM api_key WHERE workspace_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id DESC',
          [tx.workspaceId],
        )
      ).map((row) => ({ id: row.id, name: row.name, scopes: row.scopes, createdAt: row.created_at, lastUsedAt: row.last_used_at, expiresAt: row.expires_at })),
    );
  }

  create(caller: AgentPrincipal, input: { name: string; scopes: ApiScope[]; expiresAt: Date | null }): Promise<{ id: string; secret: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const name = cleanText(input.name, { field: 'name', max: 120 });
      const scopes = [...new Set(input.scopes)];
      if (scopes.length === 0) throw new Refusal('INVALID', 'Give the key at least one scope.', { field: ['scopes'] });
      const now = this.clock.now();
      if (input.expiresAt && input.expiresAt <= now) throw new Refusal('INVALID', 'The end must lie in the future.', { field: ['expiresAt'] });
      const id = newId();
      const secret = newToken('key');
      await tx.run('INSERT INTO api_key (workspace_id, id, name, secret_hash, scopes, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        tx.workspaceId, id, name, hashToken(secret), scopes, caller.agentId, now, input.expiresAt,
      ]);
      return { id, secret };
    });
  }

  revoke(caller: AgentPrincipal, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const touched = isId(id) ? await tx.run('UPDATE api_key SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL', [tx.workspaceId, id, this.clock.now()]) : 0;
      if (touched === 0) throw notFound('API key');
      tx.afterCommit(() => this.bus.publish('access-ended', { workspaceId: caller.workspaceId, principalId: id }));
      return { deletedId: id };
    });
  }
}
