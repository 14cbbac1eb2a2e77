import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transaction';

type Listener = (tx: Tx) => Promise<void>;

/**
 * What the knowledge says has changed: a version became READY, a document or page left, a curated answer was written.
 * Whoever changes it calls {@link changed} in the transaction of the change; what depends on the knowledge (the facts
 * radar, the test suite) enqueues its job in the same transaction, so that no change is forgotten by a crash.
 */
@Injectable()
export class KnowledgeChanges {
  private readonly listeners: Listener[] = [];

  /** Registers what is to be enqueued; it must be quick and make no network call. */
  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** To be called inside the transaction that makes the change visible. */
  async changed(tx: Tx): Promise<void> {
    for (const listener of this.listeners) await listener(tx);
  }
}
