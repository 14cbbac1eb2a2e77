import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { CONFIG, type Config } from '../config/config';
import { WorkspaceStore } from '../workspaces/workspace-store';
import { Authenticate } from './authenticate';
import { assertOrigin } from './visitor-sessions';

/** What the transport knows of a caller. */
export interface Transport {
  authorization: string | undefined;
  origin: string | undefined;
  host: string | undefined;
  ip: string;
}

/** Makes the context of an operation, for HTTP and WebSocket alike. */
@Injectable()
export class ContextFactory {
  private readonly publicOrigin: string | null;

  constructor(
    private readonly authenticate: Authenticate,
    private readonly workspaces: WorkspaceStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.publicOrigin = config.PUBLIC_URL ? new URL(config.PUBLIC_URL).origin : null;
  }

  /** Never throws for a bad token: public fields work with it, and the guard says UNAUTHENTICATED for the rest. */
  async create(transport: Transport): Promise<GraphqlContext> {
    const token = /^Bearer\s+(\S{1,200})$/i.exec(transport.authorization ?? '')?.[1] ?? null;
    const origin = transport.origin || null;
    const ownOrigin = this.isOwn(origin, transport.host);
    const base = { token, origin, ownOrigin, ip: transport.ip, loaders: new Map<string, unknown>() };
    const principal = token ? await this.authenticate.principalOf(token) : null;
    if (principal && origin !== null && !ownOrigin) {
      // A page of another origin may act for its visitor where the workspace lets it, and for nobody else.
      if (principal.kind !== 'visitor') throw new AppError('FORBIDDEN', `Pages of ${origin} cannot act for the team. Use the API from a server.`);
      assertOrigin(await this.workspaces.get(principal.workspaceId), { origin, ownOrigin });
    }
    return { ...base, principal };
  }

  /** True when the page came from this server, or when no page is involved. */
  isOwn(origin: string | null, host: string | undefined): boolean {
    if (origin === null) return true;
    if (origin === this.publicOrigin) return true;
    try {
      return host !== undefined && new URL(origin).host === host;
    } catch {
      return false;
    }
  }

  /** Whether a browser page of this origin may talk to the API at all (CORS, socket upgrade). */
  async admits(origin: string | null, host: string | undefined): Promise<boolean> {
    return this.isOwn(origin, host) || (origin !== null && (await this.workspaces.someAllows(origin)));
  }
}
