import { deserialize, serialize } from 'node:v8';
import { Injectable, Logger } from '@nestjs/common';
import type { TagWeights } from '@chatref/domain';
import { Clock } from '../common/clock';
import { Database } from '../database/transaction';
import { LEARNER } from './gather-examples';

/** What was learned of a workspace's tags, kept over restarts. */
@Injectable()
export class TagModelStore {
  private readonly logger = new Logger('TagModelStore');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What was learned last, and the name of what it was learned from; null when there is nothing. */
  async read(workspaceId: string): Promise<{ fingerprint: string; weights: TagWeights } | null> {
    const row = await this.database.inWorkspace({ workspaceId }, (tx) => tx.one<{ fingerprint: string; weights: Uint8Array }>('SELECT fingerprint, weights FROM tag_model WHERE workspace_id = $1 AND learner = $2', [workspaceId, LEARNER]));
    if (!row) return null;
    try {
      return { fingerprint: row.fingerprint, weights: deserialize(Buffer.from(row.weights)) as TagWeights };
    } catch (error) {
      // Another version of Node wrote it: it is learned again.
      this.logger.warn({ msg: 'stored tags cannot be read', workspaceId, error: String(error) });
      return null;
    }
  }

  async write(workspaceId: string, fingerprint: string, weights: TagWeights): Promise<void> {
    await this.database.inWorkspace({ workspaceId }, (tx) =>
      tx.run(
        `INSERT INTO tag_model (workspace_id, fingerprint, learner, weights, learned_at) VALUES ($1, $2, $5, $3, $4)
         ON CONFLICT (workspace_id) DO UPDATE SET learner = EXCLUDED.learner, fingerprint = EXCLUDED.fingerprint, weights = EXCLUDED.weights, learned_at = EXCLUDED.learned_at`,
        [workspaceId, fingerprint, serialize(weights), this.clock.now(), LEARNER],
      ),
    );
  }
}
