import { Injectable } from '@nestjs/common';
import type { WidenedPhrase } from '@chatref/domain';
import type { Tx } from '../database/transaction';

type Source = (tx: Tx) => Promise<WidenedPhrase[]>;

/**
 * What modules above add to the check that every customer message passes in the transaction that stores it.
 * `rules/` registers the workspace's widened phrases here, so that conversations never learns of rules.
 */
@Injectable()
export class IncomingChecks {
  private readonly sources: Source[] = [];

  /** Adds a source of phrases. It runs inside the sender's transaction: one cheap statement or a cache. */
  addPhrases(source: Source): void {
    this.sources.push(source);
  }

  async phrases(tx: Tx): Promise<WidenedPhrase[]> {
    const found: WidenedPhrase[] = [];
    for (const source of this.sources) found.push(...(await source(tx)));
    return found;
  }
}
