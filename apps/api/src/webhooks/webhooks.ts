import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Clock } from '../common/clock';
import { connectionOf, encodeCursor, pageOf, type Connection } from '../common/connection';
import { AppError, Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { cleanText } from '../common/text';
import { Sealer } from '../config/sealer';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { GuardedFetch } from '../outbound/guarded-fetch';
import { OutboundError } from '../outbound/outbound-error';
import type { DeliveryState, Webhook, WebhookDelivery, WebhookInput } from './webhook.type';

interface Row {
  id: string;
  name: string;
  url: string;
  active: boolean;
  created_at: Date;
}
interface DeliveryRow {
  id: string;
  event: string;
  status: DeliveryState;
  attempts: number;
  response_status: number | null;
  error: string | null;
  conversation_id: string | null;
  created_at: Date;
  finished_at: Date | null;
}
const COLUMNS = 'id, name, url, active, created_at';
const MAX_WEBHOOKS = 50;

/** Says who uses a webhook; null when nobody does. */
type UsageCheck = (tx: Tx, id: string) => Promise<string | null>;

/** Webhooks as admins make them. The signing key is shown once and kept sealed. */
@Injectable()
export class Webhooks {
  private readonly usage: UsageCheck[] = [];

  constructor(
    private readonly database: Database,
    private readonly guarded: GuardedFetch,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** Modules above say what still needs a webhook. */
  onArchive(check: UsageCheck): void {
    this.usage.push(check);
  }

  list(scope: WorkspaceScope): Promise<Webhook[]> {
    return this.database.inWorkspace(scope, async (tx) => (await tx.query<Row>(`SELECT ${COLUMNS} FROM webhook WHERE workspace_id = $1 AND archived_at IS NULL ORDER BY lower(name), id`, [tx.workspaceId])).map(toWebhook));
  }

  /** Which of these can be called. */
  async usable(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
    return new Set((await tx.query<Row>('SELECT id FROM webhook WHERE workspace_id = $1 AND id = ANY($2) AND archived_at IS NULL', [tx.workspaceId, ids.filter(isId)])).map((row) => row.id));
  }

  async create(scope: WorkspaceScope, input: WebhookInput): Promise<{ webhook: Webhook; secret: string }> {
    const checked = await this.check(input);
    const secret = `whsec_${randomBytes(32).toString('base64url')}`;
    return nameOnce(() => this.database.inWorkspace(scope, async (tx) => {
      const count = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM webhook WHERE workspace_id = $1 AND archived_at IS NULL', [tx.workspaceId]);
      if ((count?.n ?? 0) >= MAX_WEBHOOKS) throw new Refusal('TOO_LARGE', `A workspace may have ${MAX_WEBHOOKS} webhooks.`);
      const row = await tx.one<Row>(`INSERT INTO webhook (workspace_id, id, name, url, secret, active, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`, [
        tx.workspaceId, newId(), checked.name, checked.url, this.sealer.seal(secret), input.active ?? true, this.clock.now(),
      ]);
      return { webhook: toWebhook(row as Row), secret };
    }));
  }

  async update(scope: WorkspaceScope, id: string, input: WebhookInput): Promise<{ webhook: Webhook }> {
    await this.database.inWorkspace(scope, (tx) => this.find(tx, id));
    const checked = await this.check(input);
    return nameOnce(() => this.database.inWorkspace(scope, async (tx) => {
      const before = await this.find(tx, id);
      const row = await tx.one<Row>(`UPDATE webhook SET name = $3, url = $4, active = $5 WHERE workspace_id = $1 AND id = $2 RETURNING ${COLUMNS}`, [tx.workspaceId, id, checked.name, checked.url, input.active ?? before.active]);
      return { webhook: toWebhook(row as Row) };
    }));
  }

  /** @throws Refusal IN_USE while a rule names it */
  archive(scope: WorkspaceScope, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(scope, async (tx) => {
      const { name } = await this.find(tx, id);
      for (const check of this.usage) {
        const by = await check(tx, id);
        if (by) throw new Refusal('IN_USE', `${by} uses the webhook “${name}”. Change that first.`);
      }
      await tx.run('UPDATE webhook SET archived_at = $3, active = false WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, this.clock.now()]);
      return { deletedId: id };
    });
  }

  /** Newest first. */
  deliveries(scope: WorkspaceScope, webhookId: string, args: { first?: number | null; after?: string | null }): Promise<Connection<WebhookDelivery>> {
    const page = pageOf(args, { defaultFirst: 20, cursorParts: 1 });
    const before = page.cursor?.[0] ?? null;
    if (before !== null && !isId(before)) throw new AppError('BAD_USER_INPUT', 'This cursor is not one that this list gave out. Start without a cursor.');
    return this.database.inWorkspace(scope, async (tx) => {
      await this.find(tx, webhookId);
      const rows = await tx.query<DeliveryRow>(
        `SELECT id, event, status, attempts, response_status, error, conversation_id, created_at, finished_at FROM webhook_delivery
          WHERE workspace_id = $1 AND webhook_id = $2 AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
        [tx.workspaceId, webhookId, before, page.limit + 1],
      );
      return connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.id]), node: toDelivery(row) }));
    });
  }

  /** @throws AppError NOT_FOUND */
  async find(tx: Tx, id: string): Promise<Webhook> {
    const row = isId(id) ? await tx.one<Row>(`SELECT ${COLUMNS} FROM webhook WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL`, [tx.workspaceId, id]) : null;
    if (!row) throw notFound('webhook');
    return toWebhook(row);
  }

  /** The address is looked up before anything is written: outside of any transaction. */
  private async check(input: WebhookInput): Promise<{ name: string; url: string }> {
    const name = cleanText(input.name, { field: 'name', max: 80 });
    const url = input.url.trim();
    try {
      await this.guarded.check(url);
    } catch (error) {
      if (error instanceof OutboundError) throw new Refusal('INVALID', error.message, { field: ['url'] });
      throw error;
    }
    return { name, url };
  }
}

function toWebhook(row: Row): Webhook {
  return { id: row.id, name: row.name, url: row.url, active: row.active, createdAt: row.created_at };
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  const { id, event, status, attempts, error } = row;
  return { id, event, status, attempts, error, responseStatus: row.response_status, conversationId: row.conversation_id, createdAt: row.created_at, finishedAt: row.finished_at };
}

async function nameOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }).constraint : undefined;
    if (constraint === 'webhook_name') throw new Refusal('CONFLICT', 'There is a webhook of this name already.', { field: ['name'] });
    throw error;
  }
}
