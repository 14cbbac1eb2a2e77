import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { normaliseMessage } from '@chatref/domain';
import { Database } from '../database/transaction';
import { Knowledge } from '../documents/knowledge';

/** Texts embedded in one call while learning. */
const BATCH = 16;

/** The meanings of examples, kept in the database so that a restart embeds nothing again. */
@Injectable()
export class TagVectors {
  constructor(
    private readonly database: Database,
    private readonly knowledge: Knowledge,
  ) {}

  /** Names the embedding model: vectors of two models do not compare. */
  get model(): string {
    return this.knowledge.embedder.model;
  }

  /** The meaning of a message. @throws when the embedding model is not available */
  async ofMessage(text: string): Promise<Float32Array> {
    const [vector] = await this.knowledge.embed([normaliseMessage(text)]);
    if (!vector) throw new Error('The embedding model gave no vector.');
    return vector;
  }

  /** Vectors from the table where they are, from the model where they are not; the new ones are kept. */
  async of(workspaceId: string, texts: readonly string[]): Promise<Float32Array[]> {
    const normalised = texts.map(normaliseMessage);
    const hashes = normalised.map((text) => createHash('sha256').update(text).digest());
    const keyOf = (hash: Buffer): string => hash.toString('hex');
    const known = await this.database.inWorkspace({ workspaceId }, (tx) =>
      tx.query<{ text_hash: Buffer; vector: number[] }>('SELECT text_hash, vector FROM tag_vector WHERE workspace_id = $1 AND model = $2 AND text_hash = ANY($3)', [workspaceId, this.model, hashes]),
    );
    const found = new Map<string, Float32Array>(known.map((row) => [keyOf(row.text_hash), Float32Array.from(row.vector)]));
    const missing = normalised.map((text, index) => ({ text, hash: hashes[index] as Buffer })).filter(({ hash }) => !found.has(keyOf(hash)));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const vectors = await this.knowledge.embed(batch.map((one) => one.text));
      await this.database.inWorkspace({ workspaceId }, async (tx) => {
        for (const [index, { hash }] of batch.entries()) {
          const vector = vectors[index] as Float32Array;
          found.set(keyOf(hash), vector);
          await tx.run('INSERT INTO tag_vector (workspace_id, model, text_hash, vector) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [workspaceId, this.model, hash, [...vector]]);
        }
      });
    }
    return hashes.map((hash) => found.get(keyOf(hash)) ?? new Float32Array(0));
  }
}
