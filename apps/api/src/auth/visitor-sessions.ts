import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../common/clock';
import { AppError, Refusal } from '../common/errors';
import { newId } from '../common/ids';
import { normaliseText, storableText } from '../common/text';
import { Database, type Tx } from '../database/transaction';
import { RateLimiter } from '../limits/rate-limiter';
import { WorkspaceStore, companyNameOf, type WorkspaceRecord } from '../workspaces/workspace-store';
import type { Contact, VisitorContact } from './contact.type';
import { hashToken, newToken, tokenKind } from './tokens';

/** A visitor is remembered for this long since the session was last taken up. */
const SESSION_DAYS = 180;

export interface ContactRow {
  id: string;
  name: string | null;
  email: string | null;
  external_id: string | null;
  verified: boolean;
  attributes: unknown;
}
export const CONTACT_COLUMNS = 'id, name, email, external_id, verified, attributes';

interface StartInput {
  widgetKey: string;
  visitorToken?: string | null;
  identityToken?: string | null;
  locale?: string | null;
  page?: string | null;
}

/** Sessions of customers in the widget: an opaque token, hashed at rest, that reaches the visitor's own threads alone. */
@Injectable()
export class VisitorSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly workspaces: WorkspaceStore,
    private readonly limiter: RateLimiter,
  ) {}

  /**
   * Takes up the session of `visitorToken` while it is good for this workspace, else begins a new one with a new
   * anonymous contact.
   * @param origin the embedding page's; null for a caller that is not a browser
   * @throws AppError FORBIDDEN when the workspace does not let this origin embed its widget
   */
  async start(input: StartInput, caller: { origin: string | null; ownOrigin: boolean; ip: string }) {
    const workspace = await this.workspaces.byWidgetKey(storableText(input.widgetKey));
    if (!workspace) throw new Refusal('INVALID', 'There is no widget with this key. Copy the snippet from the console again.', { field: ['widgetKey'] });
    assertOrigin(workspace, caller);
    if (input.identityToken) {
      throw new Refusal('INVALID', 'This workspace has no identity secret yet, so identity tokens cannot be checked.', { field: ['identityToken'] });
    }
    const contact = (await this.resume(workspace, input.visitorToken)) ?? null;
    if (contact && input.visitorToken) return { visitorToken: input.visitorToken, contact, companyName: companyNameOf(workspace) };
    await this.limiter.spend('visitorSession', caller.ip);
    const begun = await this.database.inWorkspace({ workspaceId: workspace.id }, (tx) => this.begin(tx, attributesOf(input)));
    return { ...begun, companyName: companyNameOf(workspace) };
  }

  /** A new anonymous contact with a session, in the caller's transaction. */
  async begin(tx: Tx, attributes: Record<string, string>): Promise<{ visitorToken: string; contact: VisitorContact }> {
    const contactId = newId();
    const token = newToken('vis');
    const now = this.clock.now();
    await tx.run('INSERT INTO contact (workspace_id, id, attributes, created_at) VALUES ($1, $2, $3, $4)', [tx.workspaceId, contactId, JSON.stringify(attributes), now]);
    await tx.run('INSERT INTO visitor_session (workspace_id, id, contact_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      tx.workspaceId, newId(), contactId, hashToken(token), now, this.expiry(now),
    ]);
    return { visitorToken: token, contact: { id: contactId, name: null, verified: false } };
  }

  private async resume(workspace: WorkspaceRecord, token: string | null | undefined): Promise<VisitorContact | null> {
    if (!token || tokenKind(token) !== 'vis') return null;
    const now = this.clock.now();
    return this.database.inWorkspace({ workspaceId: workspace.id }, (tx) =>
      tx.one<VisitorContact>(
        `UPDATE visitor_session s SET expires_at = $3 FROM contact c
          WHERE s.workspace_id = $1 AND s.token_hash = $2 AND s.expires_at > $4 AND c.workspace_id = s.workspace_id AND c.id = s.contact_id
        RETURNING c.id, c.name, c.verified`,
        [tx.workspaceId, hashToken(token), this.expiry(now), now],
      ),
    );
  }

  private expiry(now: Date): Date {
    return new Date(now.getTime() + SESSION_DAYS * 86_400_000);
  }
}

/** @throws AppError FORBIDDEN unless the page is the server's own or on the workspace's list */
export function assertOrigin(workspace: WorkspaceRecord, caller: { origin: string | null; ownOrigin: boolean }): void {
  if (caller.origin === null || caller.ownOrigin || workspace.settings.allowedOrigins.includes(caller.origin)) return;
  throw new AppError('FORBIDDEN', `Pages of ${caller.origin} may not embed this widget. An admin can add the origin in the console under Settings → Widget.`);
}

/** The contact as the team sees it. */
export function toContact(row: ContactRow): Contact {
  return { id: row.id, name: row.name, email: row.email, externalId: row.external_id, verified: row.verified, attributes: row.attributes };
}

function attributesOf(input: StartInput): Record<string, string> {
  const attributes: Record<string, string> = {};
  const locale = z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/).safeParse(input.locale);
  if (locale.success) attributes.locale = locale.data;
  // Kept as text to read, never followed: it comes from a stranger.
  if (input.page) attributes.page = normaliseText(input.page).slice(0, 500);
  return attributes;
}
