import { Injectable, OnModuleInit } from '@nestjs/common';
import { endOfSilence } from '@chatref/domain';
import type { AnswerOutcome } from '@chatref/domain';
import { Database, type Tx } from '../database/transaction';
import { JobQueue } from '../jobs/job-queue';
import type { Job } from '../jobs/job';
import { WorkspaceStore, type WorkspaceRecord } from '../workspaces/workspace-store';
import { Clock } from '../common/clock';
import { Threads } from './threads';

interface Payload {
  conversationId: string;
  episodeId: string;
}
const KIND = 'quiet-episode';

/** Ends an episode that the AI has when the customer stays silent for the workspace's inactivity window. */
@Injectable()
export class QuietEpisodes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly threads: Threads,
    private readonly workspaces: WorkspaceStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(KIND, { concurrency: 1, maxAttempts: 20, run: (job) => this.end(job) });
  }

  /** (Re)starts the clock of an episode; called with every message of the AI. @param workspace as the caller has read it; read here when left out */
  async watch(tx: Tx, episode: Payload, workspace?: WorkspaceRecord): Promise<void> {
    const { settings } = workspace ?? (await this.workspaces.read(tx));
    const runAt = new Date(this.clock.now().getTime() + settings.inactivityMinutes * 60_000);
    await this.jobs.enqueue(tx, { kind: KIND, key: episode.episodeId, payload: episode, runAt });
  }

  private async end(job: Job): Promise<void> {
    const { conversationId, episodeId } = job.payload as Payload;
    await this.database.inWorkspace(job, async (tx) => {
      const thread = await this.threads.lock(tx, conversationId);
      if (thread.episode.id !== episodeId || thread.state.status !== 'AI_ACTIVE') return;
      const last = await tx.one<{ outcome: AnswerOutcome | null; author: string; last_reaction: 'POSITIVE' | 'NEGATIVE' | null; created_at: Date }>(
        // Small talk is no answer and takes none back: what counts is the AI's last word before it.
        `SELECT m.author, m.created_at, e.last_reaction,
                (SELECT a.outcome FROM message a WHERE a.workspace_id = $1 AND a.episode_id = $3 AND a.author = 'AI' AND a.outcome <> 'SMALLTALK' ORDER BY a.seq DESC LIMIT 1) AS outcome
           FROM message m JOIN episode e ON e.workspace_id = m.workspace_id AND e.id = $3
          WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND NOT m.internal ORDER BY m.seq DESC LIMIT 1`,
        [tx.workspaceId, conversationId, episodeId],
      );
      if (!last) return;
      const { settings } = await this.workspaces.read(tx);
      const due = new Date(last.created_at.getTime() + settings.inactivityMinutes * 60_000);
      if (due > this.clock.now()) {
        // Something was written since: the clock starts again from there.
        await this.jobs.enqueue(tx, { kind: KIND, key: episodeId, payload: job.payload, runAt: due });
        return;
      }
      thread.command({ kind: 'resolve', by: endOfSilence({ lastAuthor: last.author, lastOutcome: last.outcome, lastReaction: last.last_reaction }) });
      await thread.save();
    });
  }
}
