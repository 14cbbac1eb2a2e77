import { Injectable, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { vectorLiteral } from '@chatref/rag';
import { Database } from '../../database/transaction';
import type { Job } from '../../jobs/job';
import { JobQueue } from '../../jobs/job-queue';
import { Knowledge } from '../knowledge';

/** The kind of job that computes the vectors of curated questions. One a workspace; it goes on until none is missing. */
export const LEARN_CURATED = 'curated-learn';
const BATCH = 32;
/** So few are learned before documents that are waiting: somebody has just saved them. */
const AT_ONCE = 8;

interface Unlearned {
  curated_id: string;
  position: number;
  text: string;
}

/** Computes vectors that are missing or of another model. The model is asked outside any transaction. */
@Injectable()
export class LearnCurated implements OnApplicationBootstrap, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly knowledge: Knowledge,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(LEARN_CURATED, { concurrency: 1, maxAttempts: 8, run: (job) => this.run(job) });
  }

  /** Another embedding model than the last time: everything is learned anew, entries answer to equal words meanwhile. */
  async onApplicationBootstrap(): Promise<void> {
    const behind = await this.database.systemRead<{ workspace_id: string }>('SELECT DISTINCT workspace_id FROM curated_phrase WHERE model IS DISTINCT FROM $1', [this.knowledge.embedder.model]);
    for (const { workspace_id: workspaceId } of behind) {
      await this.database.inWorkspace({ workspaceId }, (tx) => this.jobs.enqueue(tx, { kind: LEARN_CURATED, key: 'workspace', payload: {} }));
    }
  }

  private async run(job: Job): Promise<void> {
    const { embedder } = this.knowledge;
    for (;;) {
      const phrases = await this.database.inWorkspace(job, (tx) =>
        tx.query<Unlearned>(
          'SELECT curated_id, position, text FROM curated_phrase WHERE workspace_id = $1 AND model IS DISTINCT FROM $2 ORDER BY curated_id, position LIMIT $3',
          [tx.workspaceId, embedder.model, BATCH],
        ),
      );
      if (phrases.length === 0) return;
      const vectors = await embedder.embed(phrases.map((phrase) => phrase.text), phrases.length <= AT_ONCE ? 'query' : 'ingest');
      const rows = phrases.map((phrase, at) => ({ ...phrase, vector: vectorLiteral(vectors[at] ?? new Float32Array(embedder.dimensions)) }));
      // A phrase that was rewritten meanwhile no longer has this text; the next round finds it.
      await this.database.inWorkspace(job, (tx) =>
        tx.run(
          `UPDATE curated_phrase p SET model = $2, embedding = r.vector::vector
             FROM json_to_recordset($3::json) AS r(curated_id uuid, position smallint, text text, vector text)
            WHERE p.workspace_id = $1 AND p.curated_id = r.curated_id AND p.position = r.position AND p.text = r.text`,
          [tx.workspaceId, embedder.model, JSON.stringify(rows)],
        ),
      );
    }
  }
}
