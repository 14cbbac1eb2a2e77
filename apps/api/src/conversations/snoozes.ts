import { Injectable, OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal } from '../common/errors';
import { Database, type Tx } from '../database/transaction';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import type { Actor, Thread } from './thread';
import { Threads } from './threads';

const KIND = 'snooze';
/** As far ahead as a conversation can be put off, in days. */
const MAX_DAYS = 366;

/** Snoozed conversations come back at their time, also after a restart; a customer's message brings them back before. */
@Injectable()
export class Snoozes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly threads: Threads,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(KIND, { concurrency: 1, maxAttempts: 20, run: (job) => this.wake(job) });
  }

  /**
   * Hides a conversation until an instant; the caller saves the thread.
   * @throws Refusal INVALID for an instant that is past or more than a year away
   */
  async set(tx: Tx, thread: Thread, until: Date, actor: Actor): Promise<void> {
    const ahead = until.getTime() - this.clock.now().getTime();
    if (ahead <= 0) throw new Refusal('INVALID', 'Choose a time that is still to come.', { field: ['until'] });
    if (ahead > MAX_DAYS * 86_400_000) throw new Refusal('INVALID', 'Choose a time within the coming year.', { field: ['until'] });
    thread.snooze(until, actor);
    await this.jobs.enqueue(tx, { kind: KIND, key: thread.id, payload: { conversationId: thread.id }, runAt: until });
  }

  private async wake(job: Job): Promise<void> {
    const { conversationId } = job.payload as { conversationId: string };
    await this.database.inWorkspace(job, async (tx) => {
      const thread = await this.threads.lock(tx, conversationId);
      const until = thread.row.snoozed_until;
      if (until === null) return;
      if (until > this.clock.now()) {
        await this.jobs.enqueue(tx, { kind: KIND, key: conversationId, payload: job.payload, runAt: until });
        return;
      }
      thread.wake({ agentId: null, reason: 'The time has come' });
      await thread.save();
    });
  }
}
