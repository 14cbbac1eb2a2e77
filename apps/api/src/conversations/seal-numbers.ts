import { Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { SEALED } from '../common/seal';
import { Sealer } from '../config/sealer';
import { Database } from '../database/transaction';
import { contextOf } from './bank-numbers';

const BATCH = 200;

/** When the server starts: bank numbers that are still readable in the database are sealed, before anybody is served. */
@Injectable()
export class SealNumbers implements OnApplicationBootstrap {
  private readonly logger = new Logger('SealNumbers');

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    let sealed = 0;
    for (let last = BATCH; last === BATCH; sealed += last) last = await this.batch();
    if (sealed > 0) this.logger.log({ msg: 'bank numbers were sealed', count: sealed });
  }

  /** @returns how many were sealed: fewer than {@link BATCH} when none is left */
  private batch(): Promise<number> {
    return this.database.asSystem(async (tx) => {
      const rows = await tx.query<{ workspace_id: string; id: string; value: string }>(`SELECT workspace_id, id, value FROM sensitive_number WHERE value NOT LIKE '${SEALED}%' ORDER BY workspace_id, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`);
      const open = rows.filter(({ value }) => this.sealer.isOutdated(value));
      for (const { workspace_id: workspaceId, id, value } of open) {
        const number = value.startsWith('plain:') ? this.sealer.unseal(value) : value;
        await tx.run('UPDATE sensitive_number SET value = $3 WHERE workspace_id = $1 AND id = $2', [workspaceId, id, this.sealer.seal(number, contextOf(workspaceId, id))]);
      }
      return open.length;
    });
  }
}
