import { createHash } from 'node:crypto';
import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { TagClassifier, type TagExample } from '@chatref/domain';
import { Database, type WorkspaceScope } from '../database/transaction';
import { Knowledge } from '../documents/knowledge';
import { EventBus } from '../events/event-bus';
import { BACKGROUND } from './background';
import { TagStore } from './tag-store';
import type { Tag } from './tag.type';

/** What assessing needs of a workspace, made once and kept until its settings change. */
export interface Trained {
  tags: Tag[];
  classifier: TagClassifier;
}

/** Texts embedded in one call while training. */
const BATCH = 16;

/** The classifier of each workspace: trained when first needed, again when its tags have changed. */
@Injectable()
export class TagClassifiers implements OnModuleInit {
  private readonly logger = new Logger('TagClassifiers');
  private readonly trained = new Map<string, Promise<Trained>>();

  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
    private readonly knowledge: Knowledge,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('settings-changed', ({ workspaceId }) => this.trained.delete(workspaceId));
  }

  of(scope: WorkspaceScope): Promise<Trained> {
    const { workspaceId } = scope;
    let trained = this.trained.get(workspaceId);
    if (!trained) {
      trained = this.train(workspaceId);
      this.trained.set(workspaceId, trained);
      trained.catch(() => this.trained.delete(workspaceId));
    }
    return trained;
  }

  private async train(workspaceId: string): Promise<Trained> {
    const start = performance.now();
    const tags = await this.database.inWorkspace({ workspaceId }, (tx) => this.tags.all(tx));
    const texts: Omit<TagExample, 'vector'>[] = [
      ...tags.map((tag) => ({ text: `${tag.name.replaceAll('-', ' ')}: ${tag.description}`, tagIds: [tag.id], described: true })),
      ...tags.flatMap((tag) => tag.examples.map((text) => ({ text, tagIds: [tag.id] }))),
      ...BACKGROUND.map((text) => ({ text, tagIds: [] })),
    ];
    const vectors = await this.vectorsOf(workspaceId, texts.map((one) => one.text));
    const examples = texts.map((one, index) => ({ ...one, vector: vectors[index] ?? new Float32Array(0) }));
    const classifier = await unhurried(TagClassifier.train(examples, tags.map((tag) => tag.id)));
    this.logger.debug({ msg: 'tags learned', workspaceId, examples: examples.length, ms: Math.round(performance.now() - start) });
    return { tags, classifier };
  }

  /** Vectors from the table where they are, from the model where they are not; the new ones are kept. */
  private async vectorsOf(workspaceId: string, texts: string[]): Promise<Float32Array[]> {
    const { model } = this.knowledge.embedder;
    const hashes = texts.map((text) => createHash('sha256').update(text).digest());
    const keyOf = (hash: Buffer) => hash.toString('hex');
    const known = await this.database.inWorkspace({ workspaceId }, (tx) =>
      tx.query<{ text_hash: Buffer; vector: number[] }>('SELECT text_hash, vector FROM tag_vector WHERE workspace_id = $1 AND model = $2 AND text_hash = ANY($3)', [workspaceId, model, hashes]),
    );
    const found = new Map<string, Float32Array>(known.map((row) => [keyOf(row.text_hash), Float32Array.from(row.vector)]));
    const missing = texts.map((text, index) => ({ text, hash: hashes[index] as Buffer })).filter(({ hash }) => !found.has(keyOf(hash)));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const vectors = await this.knowledge.embed(batch.map((one) => one.text));
      await this.database.inWorkspace({ workspaceId }, async (tx) => {
        for (const [index, { hash }] of batch.entries()) {
          const vector = vectors[index] as Float32Array;
          found.set(keyOf(hash), vector);
          await tx.run('INSERT INTO tag_vector (workspace_id, model, text_hash, vector) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [workspaceId, model, hash, [...vector]]);
        }
      });
    }
    return hashes.map((hash) => found.get(keyOf(hash)) ?? new Float32Array(0));
  }
}

/** Runs a stepwise computation without keeping the event loop: others get their turn between the steps. */
async function unhurried<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
