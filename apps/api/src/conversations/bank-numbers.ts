import { Injectable } from '@nestjs/common';
import type { SensitiveNumber } from '@chatref/domain';
import { notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { Sealer } from '../config/sealer';
import { Database, type Tx } from '../database/transaction';
import { Threads } from './threads';

/** What a number is sealed for: its row alone. */
export const contextOf = (workspaceId: string, id: string): string => `sensitive_number/${workspaceId}/${id}`;

/** Keeps bank numbers apart from what everybody reads, sealed. */
export async function keepNumbers(tx: Tx, sealer: Sealer, message: { conversationId: string; seq: number; at: Date }, numbers: readonly SensitiveNumber[]): Promise<void> {
  for (const { kind, value, lastFour } of numbers) {
    const id = newId();
    await tx.run('INSERT INTO sensitive_number (workspace_id, id, conversation_id, message_seq, kind, value, last_four, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      tx.workspaceId, id, message.conversationId, message.seq, kind, sealer.seal(value, contextOf(tx.workspaceId, id)), lastFour, message.at,
    ]);
  }
}

/** Shows a bank number to a colleague who may see it. Each look is an event that names who looked. */
@Injectable()
export class RevealBankNumber {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly sealer: Sealer,
  ) {}

  /** @throws AppError NOT_FOUND, the same for another conversation's number as for one that never was */
  run(caller: TeamCaller, conversationId: string, id: string): Promise<{ value: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const thread = await this.threads.lock(tx, conversationId);
      const found = isId(id)
        ? await tx.one<{ id: string; value: string; kind: string; last_four: string }>('SELECT id, value, kind, last_four FROM sensitive_number WHERE workspace_id = $1 AND conversation_id = $2 AND id = $3', [tx.workspaceId, thread.id, id])
        : null;
      if (!found) throw notFound('number');
      thread.event({ type: 'REVEALED', actorId: actorOf(caller), reason: `${found.kind} …${found.last_four}` });
      await thread.save();
      return { value: this.sealer.unseal(found.value, contextOf(tx.workspaceId, found.id)).replace(/(.{4})(?=.)/g, '$1 ') };
    });
  }
}
