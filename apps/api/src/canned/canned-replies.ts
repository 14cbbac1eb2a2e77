import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { cleanText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import type { CannedReply, CannedReplyInput } from './canned-reply.type';

const MAX_REPLIES = 500;
const MAX_TEXT = 4_000;
const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,39}$/u;

/** What agents write again and again. */
@Injectable()
export class CannedReplies {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All of them, by their shortcut. */
  list(scope: WorkspaceScope): Promise<CannedReply[]> {
    return this.database.inWorkspace(scope, (tx) => tx.query<CannedReply>('SELECT id, shortcut, text FROM canned_reply WHERE workspace_id = $1 ORDER BY shortcut, id', [tx.workspaceId]));
  }

  /**
   * Makes one, or changes the one of this id.
   * @throws Refusal INVALID for a shortcut that cannot be typed, CONFLICT for one that is taken
   */
  save(scope: WorkspaceScope, id: string | null, input: CannedReplyInput): Promise<{ cannedReply: CannedReply }> {
    const shortcut = input.shortcut.normalize('NFKC').trim().replace(/^\//, '').toLowerCase();
    if (!SHORTCUT.test(shortcut)) throw new Refusal('INVALID', 'A shortcut is one word of letters, digits and hyphens, at most 40 characters long.', { field: ['input', 'shortcut'] });
    const text = cleanText(input.text, { field: 'text', max: MAX_TEXT });
    return this.database.inWorkspace(scope, async (tx) => {
      if (id !== null && !(isId(id) && (await tx.one('SELECT 1 FROM canned_reply WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id])))) throw notFound('canned reply');
      const reply = { id: id ?? newId(), shortcut, text };
      await this.free(tx, reply);
      await tx.run(
        `INSERT INTO canned_reply (workspace_id, id, shortcut, text, updated_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (workspace_id, id) DO UPDATE SET shortcut = EXCLUDED.shortcut, text = EXCLUDED.text, updated_at = EXCLUDED.updated_at`,
        [tx.workspaceId, reply.id, shortcut, text, this.clock.now()],
      );
      return { cannedReply: reply };
    });
  }

  remove(scope: WorkspaceScope, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(scope, async (tx) => {
      if (!isId(id) || (await tx.run('DELETE FROM canned_reply WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id])) === 0) throw notFound('canned reply');
      return { deletedId: id };
    });
  }

  /** Two who save the same shortcut at once are told one after the other: the second waits for the first. */
  private async free(tx: Tx, reply: CannedReply): Promise<void> {
    await tx.run("SELECT pg_advisory_xact_lock(hashtextextended('canned_reply ' || $1::text, 0))", [tx.workspaceId]);
    const rows = await tx.query<{ taken: boolean }>('SELECT shortcut = $3 AS taken FROM canned_reply WHERE workspace_id = $1 AND id <> $2', [tx.workspaceId, reply.id, reply.shortcut]);
    if (rows.some((row) => row.taken)) throw new Refusal('CONFLICT', `“/${reply.shortcut}” exists already. Choose another shortcut, or change that one.`, { field: ['input', 'shortcut'] });
    if (rows.length >= MAX_REPLIES) throw new Refusal('TOO_LARGE', `A workspace may have ${MAX_REPLIES} canned replies.`);
  }
}
