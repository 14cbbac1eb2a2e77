import { Injectable, OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock';
import { newId } from '../common/ids';
import { Sealer } from '../config/sealer';
import { Database, type Tx } from '../database/transaction';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { GuardedFetch } from '../outbound/guarded-fetch';
import { OutboundError } from '../outbound/outbound-error';
import { MAX_ATTEMPTS, retryDelayMs, signature } from './signature';

const KIND = 'webhook';
const KEPT_DAYS = 30;
/** A receiver has so long; its answer is not read further than this. */
const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

interface Pending {
  url: string;
  secret: string;
  active: boolean;
  event: string;
  payload: unknown;
  created_at: Date;
  attempts: number;
}
/** What an attempt came to. */
interface Attempt {
  status: number | null;
  error: string | null;
  /** The receiver says that nobody is there any more. */
  gone: boolean;
}

/**
 * Calls webhooks: written down in the transaction that causes the call, made by a job after its commit, tried again with
 * growing delays until it is delivered or given up. A call may be made twice (a crash between answer and note), so each
 * carries its id.
 */
@Injectable()
export class DeliverWebhooks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly guarded: GuardedFetch,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(KIND, { concurrency: 4, maxAttempts: 20, run: (job) => this.attempt(job) });
  }

  /** Puts a call into the caller's transaction. A webhook that is archived or off is not called. */
  async enqueue(tx: Tx, call: { webhookId: string; event: string; conversationId: string | null; payload: object }): Promise<void> {
    const id = newId();
    const now = this.clock.now();
    const written = await tx.run(
      `INSERT INTO webhook_delivery (workspace_id, id, webhook_id, conversation_id, event, payload, created_at)
       SELECT $1, $2, w.id, $4, $5, $6, $7 FROM webhook w WHERE w.workspace_id = $1 AND w.id = $3 AND w.active AND w.archived_at IS NULL`,
      [tx.workspaceId, id, call.webhookId, call.conversationId, call.event, JSON.stringify(call.payload), now],
    );
    if (written > 0) await this.jobs.enqueue(tx, { kind: KIND, key: id, payload: { deliveryId: id } });
  }

  private async attempt(job: Job): Promise<void> {
    const { deliveryId } = job.payload as { deliveryId: string };
    const pending = await this.database.inWorkspace(job, (tx) => this.read(tx, deliveryId));
    if (!pending) return;
    const result = pending.active ? await this.call(deliveryId, pending) : { status: null, error: 'The webhook was switched off.', gone: true };
    await this.database.inWorkspace(job, (tx) => this.note(tx, deliveryId, pending.attempts + 1, result, job));
  }

  private read(tx: Tx, id: string): Promise<Pending | null> {
    return tx.one<Pending>(
      `SELECT w.url, w.secret, w.active, d.event, d.payload, d.created_at, d.attempts FROM webhook_delivery d
         JOIN webhook w ON w.workspace_id = d.workspace_id AND w.id = d.webhook_id
        WHERE d.workspace_id = $1 AND d.id = $2 AND d.status = 'PENDING'`,
      [tx.workspaceId, id],
    );
  }

  private async call(id: string, pending: Pending): Promise<Attempt> {
    const body = JSON.stringify({ id, event: pending.event, createdAt: pending.created_at.toISOString(), data: pending.payload });
    try {
      const { status } = await this.guarded.fetch({
        url: pending.url,
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'chatref-event': pending.event, 'chatref-delivery': id, 'chatref-signature': signature(this.sealer.unseal(pending.secret), body, this.clock.now()) },
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_ANSWER_BYTES,
        maxRedirects: 0,
      });
      return { status, error: status >= 200 && status < 300 ? null : `The receiver answered ${status}.`, gone: status === 410 };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      // An answer that is too long to read is an answer.
      return error.problem === 'TOO_LARGE' ? { status: 200, error: null, gone: false } : { status: null, error: error.message, gone: false };
    }
  }

  private async note(tx: Tx, id: string, attempts: number, { status, error, gone }: Attempt, job: Job): Promise<void> {
    const now = this.clock.now();
    const ended = error === null ? 'DELIVERED' : gone || attempts >= MAX_ATTEMPTS ? 'FAILED' : null;
    await tx.run(
      `UPDATE webhook_delivery SET attempts = $3, response_status = $4, error = $5, status = coalesce($6, status), finished_at = CASE WHEN $6::text IS NULL THEN NULL ELSE $7::timestamptz END
        WHERE workspace_id = $1 AND id = $2 AND status = 'PENDING'`,
      [tx.workspaceId, id, attempts, status, error?.slice(0, 300) ?? null, ended, now],
    );
    if (status === 410) await tx.run('UPDATE webhook SET active = false WHERE workspace_id = $1 AND id = (SELECT webhook_id FROM webhook_delivery WHERE workspace_id = $1 AND id = $2)', [tx.workspaceId, id]);
    if (ended === null) await this.jobs.enqueue(tx, { kind: KIND, key: id, payload: job.payload, runAt: new Date(now.getTime() + retryDelayMs(attempts)) });
    else await tx.run("DELETE FROM webhook_delivery WHERE workspace_id = $1 AND status <> 'PENDING' AND created_at < $2", [tx.workspaceId, new Date(now.getTime() - KEPT_DAYS * 86_400_000)]);
  }
}
