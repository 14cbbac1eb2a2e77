import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { MEANING_TEXTS, detectProtections, type ProtectionHit } from '@chatref/domain';
import { Clock } from '../common/clock';
import { newId } from '../common/ids';
import { IncomingChecks } from '../conversations/incoming-checks';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { WorkspaceStore } from '../workspaces/workspace-store';
import { CheckMeaning } from './check-meaning';

const KIND = 'protection-replay';
const KEY = 'nightly';
const DAY_MS = 86_400_000;
/** How far back new detectors look. */
const BACK_DAYS = 90;
/** Episodes read in one transaction. */
const BATCH = 50;
/** Rises when the detectors learn something: the past is read again then. */
const DETECTORS = `2/${MEANING_TEXTS.length}`;

interface Episode {
  id: string;
  conversation_id: string;
  started_at: Date;
}
interface Said {
  seq: number;
  text: string;
}

/**
 * Every night, the conversations that the AI answered alone pass today's detectors: what a person should have seen is
 * listed for one. Only new episodes are read, or all of the last {@link BACK_DAYS} days after the detectors have changed.
 */
@Injectable()
export class ReplayProtections implements OnModuleInit {
  private readonly logger = new Logger('ReplayProtections');

  constructor(
    private readonly jobs: JobQueue,
    private readonly database: Database,
    private readonly checks: IncomingChecks,
    private readonly meaning: CheckMeaning,
    private readonly workspaces: WorkspaceStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(KIND, { concurrency: 1, maxAttempts: 10, run: (job) => this.run(job) });
    this.workspaces.onCreate((tx) => this.enqueue(tx, this.tonight()));
  }

  /** Reads now instead of tonight. */
  now(scope: WorkspaceScope): Promise<void> {
    return this.database.inWorkspace(scope, (tx) => this.enqueue(tx, this.clock.now()));
  }

  private async run(job: Job): Promise<void> {
    const until = this.clock.now();
    const before = await this.database.inWorkspace(job, (tx) => tx.one<{ detectors: string; read_until: Date; episodes: number }>('SELECT detectors, read_until, episodes FROM protection_replay WHERE workspace_id = $1', [tx.workspaceId]));
    const fresh = before?.detectors === DETECTORS ? before : null;
    // An episode goes on after it began: what was read within the last day is read again.
    let from = fresh ? new Date(fresh.read_until.getTime() - DAY_MS) : new Date(until.getTime() - BACK_DAYS * DAY_MS);
    let after = '00000000-0000-0000-0000-000000000000';
    let read = fresh?.episodes ?? 0;
    for (;;) {
      const batch = await this.database.inWorkspace(job, (tx) => nextEpisodes(tx, from, after, until));
      for (const { episode, said } of batch) await this.look(job, episode, said);
      read += batch.filter(({ episode }) => !fresh || episode.started_at > fresh.read_until).length;
      const last = batch.at(-1)?.episode;
      if (!last) break;
      [from, after] = [last.started_at, last.id];
    }
    await this.database.inWorkspace(job, async (tx) => {
      await tx.run(
        `INSERT INTO protection_replay (workspace_id, detectors, read_until, episodes, finished_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (workspace_id) DO UPDATE SET detectors = EXCLUDED.detectors, read_until = EXCLUDED.read_until, episodes = EXCLUDED.episodes, finished_at = EXCLUDED.finished_at`,
        [tx.workspaceId, DETECTORS, until, read, this.clock.now()],
      );
      await this.enqueue(tx, this.tonight());
    });
    this.logger.debug({ msg: 'protections replayed', workspaceId: job.workspaceId, episodes: read });
  }

  private async look(scope: WorkspaceScope, episode: Episode, said: readonly Said[]): Promise<void> {
    const widened = await this.database.inWorkspace(scope, (tx) => this.checks.phrases(tx));
    const texts = said.map(({ text }) => text);
    const hits: (ProtectionHit & { messageSeq: number })[] = said.flatMap(({ seq, text }, index) =>
      detectProtections(text, { recentCustomerTexts: texts.slice(Math.max(0, index - 3), index), widened }).map((hit) => ({ ...hit, messageSeq: seq })));
    const found = [...hits, ...(await this.meaning.run(said))];
    if (found.length === 0) return;
    await this.database.inWorkspace(scope, async (tx) => {
      for (const { kind, rule, phrase, source, like, messageSeq } of found) {
        await tx.run(
          `INSERT INTO protection_finding (workspace_id, id, conversation_id, episode_id, message_seq, kind, rule, phrase, source, like_example, found_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (workspace_id, conversation_id, message_seq, kind) DO NOTHING`,
          [tx.workspaceId, newId(), episode.conversation_id, episode.id, messageSeq, kind, rule, phrase, source, like ?? null, this.clock.now()],
        );
      }
    });
  }

  private enqueue(tx: Tx, runAt: Date): Promise<void> {
    return this.jobs.enqueue(tx, { kind: KIND, key: KEY, payload: {}, runAt });
  }

  private tonight(): Date {
    const night = new Date(this.clock.now());
    night.setUTCHours(3, 0, 0, 0);
    return night > this.clock.now() ? night : new Date(night.getTime() + DAY_MS);
  }
}

/** Episodes in which the AI answered and no person had a part, oldest first, with what the customer said. */
async function nextEpisodes(tx: Tx, from: Date, after: string, until: Date): Promise<{ episode: Episode; said: Said[] }[]> {
  const episodes = await tx.query<Episode>(
    `SELECT id, conversation_id, started_at FROM episode
      WHERE workspace_id = $1 AND (started_at, id) > ($2::timestamptz, $3::uuid) AND started_at <= $4 AND ai_answers > 0
        AND handed_off_at IS NULL AND first_agent_reply_at IS NULL AND protected_at IS NULL
      ORDER BY started_at, id LIMIT ${BATCH}`,
    [tx.workspaceId, from, after, until],
  );
  const said = await tx.query<Said & { episode_id: string }>(
    `SELECT episode_id, seq, text FROM message WHERE workspace_id = $1 AND conversation_id = ANY($2) AND episode_id = ANY($3) AND author = 'CUSTOMER' ORDER BY seq`,
    [tx.workspaceId, episodes.map((episode) => episode.conversation_id), episodes.map((episode) => episode.id)],
  );
  return episodes.map((episode) => ({ episode, said: said.filter((message) => message.episode_id === episode.id) }));
}
