import { Injectable } from '@nestjs/common';
import type { Role } from '@chatref/domain';
import { Clock } from '../common/clock';
import type { ApiScope, Principal } from '../common/principal';
import { Database } from '../database/transaction';
import { hashToken, tokenKind } from './tokens';

/** Turns a bearer token into who is calling. */
@Injectable()
export class Authenticate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns null for a token that is unknown, ended, expired or of a deactivated colleague */
  async principalOf(token: string): Promise<Principal | null> {
    switch (tokenKind(token)) {
      case 'ses':
        return this.agent(token);
      case 'key':
        return this.apiKey(token);
      case 'vis':
        return this.visitor(token);
      default:
        return null;
    }
  }

  private async agent(token: string): Promise<Principal | null> {
    const [row] = await this.database.systemRead<{ id: string; workspace_id: string; agent_id: string; role: Role }>(
      `SELECT s.id, s.workspace_id, s.agent_id, a.role FROM agent_session s
         JOIN agent a ON a.workspace_id = s.workspace_id AND a.id = s.agent_id
        WHERE s.token_hash = $1 AND s.expires_at > $2 AND a.active`,
      [hashToken(token), this.clock.now()],
    );
    return row ? { kind: 'agent', workspaceId: row.workspace_id, agentId: row.agent_id, role: row.role, sessionId: row.id } : null;
  }

  private async apiKey(token: string): Promise<Principal | null> {
    // A key's use is noted at most once a minute, in the same statement that looks it up.
    const now = this.clock.now();
    const [row] = await this.database.systemRead<{ id: string; workspace_id: string; scopes: ApiScope[] }>(
      `WITH found AS (
         SELECT workspace_id, id, scopes, last_used_at FROM api_key
          WHERE secret_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
       ), noted AS (
         UPDATE api_key k SET last_used_at = $2 FROM found f
          WHERE k.workspace_id = f.workspace_id AND k.id = f.id AND (f.last_used_at IS NULL OR f.last_used_at < $2::timestamptz - interval '1 minute')
       )
       SELECT id, workspace_id, scopes FROM found`,
      [hashToken(token), now],
    );
    return row ? { kind: 'apiKey', workspaceId: row.workspace_id, keyId: row.id, scopes: row.scopes } : null;
  }

  private async visitor(token: string): Promise<Principal | null> {
    const [row] = await this.database.systemRead<{ id: string; workspace_id: string; contact_id: string }>(
      'SELECT id, workspace_id, contact_id FROM visitor_session WHERE token_hash = $1 AND expires_at > $2',
      [hashToken(token), this.clock.now()],
    );
    return row ? { kind: 'visitor', workspaceId: row.workspace_id, contactId: row.contact_id, sessionId: row.id } : null;
  }
}
