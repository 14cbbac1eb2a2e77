import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transaction';
import { LabelStore } from './label-store';
import { LearnGate } from './learn-gate';

/** What saved test questions teach the gate: they say themselves whether the documents answer them. */
@Injectable()
export class SavedQuestions {
  constructor(
    private readonly labels: LabelStore,
    private readonly learn: LearnGate,
  ) {}

  /** @param covered null: it says nothing of the documents, so that what it said before is taken back */
  async keep(tx: Tx, question: string, covered: boolean | null, actorId: string | null): Promise<void> {
    if (covered === null) return this.forget(tx, question);
    const label = await this.labels.put(tx, { question, covered, source: 'TEST', messageId: null, actorId });
    if (label) await this.learn.ask(tx);
  }

  /** Takes back what a question said that is no longer saved. */
  async forget(tx: Tx, question: string): Promise<void> {
    if ((await this.labels.takeBack(tx, question, 'TEST')) > 0) await this.learn.ask(tx);
  }
}
