import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { beginMove, createGraph, type Embedder, EXACT_UP_TO, hasGraph, indexState, type IndexState, moveToModel, spaceToFill } from '@chatref/rag';
import { Database, type Tx } from '../../database/transaction';
import type { Job } from '../../jobs/job';
import { JobQueue } from '../../jobs/job-queue';
import { KnowledgeChanges } from '../knowledge-changes';
import { Embedders } from './embedders';

const MOVE = 'knowledge.move';
const GRAPH = 'knowledge.graph';

interface MovePayload {
  model: string;
}

/**
 * Keeps each workspace's index with the configured embedding model. After a change of the model the old vectors go on
 * answering while a job makes the new ones; the job continues where it was after a restart, tries again while the model
 * cannot be reached, and switches when the last vector is there.
 */
@Injectable()
export class KnowledgeIndex implements OnModuleInit {
  private readonly logger = new Logger('KnowledgeIndex');
  /** The models of workspaces whose index is still with another one than the configured. */
  private readonly moving = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly embedders: Embedders,
    private readonly changes: KnowledgeChanges,
  ) {}

  async onModuleInit(): Promise<void> {
    // Tries for as long as it takes: giving up would leave the workspace with the old model for good.
    this.jobs.handle(MOVE, { concurrency: 1, maxAttempts: 100_000, run: (job) => this.move(job) });
    this.jobs.handle(GRAPH, { concurrency: 1, maxAttempts: 5, run: (job) => this.buildGraph(job) });
    this.changes.onChange((tx) => this.watchSize(tx));
    await this.moveOthers();
  }

  /** The embedder that most likely answers for a workspace; a search finds out when it is another. */
  likely(workspaceId: string): Embedder {
    const model = this.moving.get(workspaceId);
    return (model === undefined ? null : this.embedders.of(model)) ?? this.embedders.target;
  }

  /** The embedders that answer at present, the configured one last: it may be out of reach while an old index answers. */
  answering(): Embedder[] {
    const others = [...new Set(this.moving.values())].flatMap((model) => this.embedders.of(model) ?? []);
    return [...others, this.embedders.target];
  }

  /** The embedder whose vectors a document must have to be found at once. */
  async toFill(tx: Tx): Promise<Embedder> {
    const space = await spaceToFill(tx, tx.workspaceId, this.embedders.target);
    return this.embedders.of(space.model) ?? this.embedders.target;
  }

  /** Where the workspace's index stands; null while it holds nothing. */
  state(tx: Tx): Promise<IndexState | null> {
    return indexState(tx, tx.workspaceId);
  }

  private async moveOthers(): Promise<void> {
    const { target } = this.embedders;
    const others = await this.database.systemRead<{ workspace_id: string; model: string }>('SELECT workspace_id, model FROM knowledge_index WHERE model <> $1 OR (next_model IS NOT NULL AND next_model <> $1)', [target.model]);
    for (const { workspace_id: workspaceId, model } of others) {
      await this.database.inWorkspace({ workspaceId }, async (tx) => {
        if (!(await beginMove(tx, workspaceId, target))) return;
        this.moving.set(workspaceId, model);
        await this.jobs.enqueue(tx, { kind: MOVE, key: 'move', payload: { model: target.model } satisfies MovePayload });
      });
    }
  }

  private async move(job: Job): Promise<void> {
    const { workspaceId } = job;
    const embedder = this.embedders.of((job.payload as MovePayload).model);
    if (!embedder) return; // the configuration has changed again, and with it the job that counts
    const done = await moveToModel((work) => this.database.inWorkspace({ workspaceId }, work), workspaceId, embedder);
    if (!done) return;
    this.moving.delete(workspaceId);
    this.logger.log({ msg: 'the index answers with another model now', workspaceId, model: embedder.model });
    await this.database.inWorkspace({ workspaceId }, (tx) => this.watchSize(tx));
  }

  /** A workspace that has outgrown exact comparison gets a graph. */
  private async watchSize(tx: Tx): Promise<void> {
    const [row] = await tx.query<{ model: string; dimensions: number; large: boolean }>(
      'SELECT model, dimensions, (SELECT count(*) FROM (SELECT 1 FROM passage WHERE workspace_id = $1 LIMIT $2) counted) >= $2 AS large FROM knowledge_index WHERE workspace_id = $1',
      [tx.workspaceId, EXACT_UP_TO],
    );
    if (row?.large && !(await hasGraph(tx, row))) await this.jobs.enqueue(tx, { kind: GRAPH, key: row.model, payload: { model: row.model, dimensions: row.dimensions } });
  }

  /** Readers go on meanwhile; whoever stores vectors waits. Done once per model and database. */
  private async buildGraph(job: Job): Promise<void> {
    const space = job.payload as { model: string; dimensions: number };
    const started = performance.now();
    await this.database.asSystem(async (tx) => {
      await tx.run("SELECT set_config('statement_timeout', '0', true)");
      await tx.run(createGraph(space, false));
    });
    this.logger.log({ msg: 'a graph over the passages is built', model: space.model, ms: Math.round(performance.now() - started) });
  }
}
