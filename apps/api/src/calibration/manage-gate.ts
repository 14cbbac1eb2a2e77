import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Refusal } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { cleanText } from '../common/text';
import { Database, type WorkspaceScope } from '../database/transaction';
import { describeGate } from './describe-gate';
import { GateStore } from './gate-store';
import type { AnswerabilityLabel, AnswerGate, MarkAnswerabilityInput } from './gate.type';
import { LabelStore } from './label-store';
import { LearnGate } from './learn-gate';

const LONGEST_QUESTION = 2_000;
const MOST_LABELS = 500;

/** What colleagues do about the gate: look at it, choose its target, mark questions. */
@Injectable()
export class ManageGate {
  constructor(
    private readonly database: Database,
    private readonly gates: GateStore,
    private readonly labels: LabelStore,
    private readonly learn: LearnGate,
    private readonly clock: Clock,
  ) {}

  read(scope: WorkspaceScope): Promise<AnswerGate> {
    return this.database.inWorkspace(scope, async (tx) => describeGate(await this.gates.current(tx), await this.labels.count(tx), await this.gates.traffic(tx, this.clock.now())));
  }

  /** Chooses the share of stated answers that may be unsupported; thresholds follow from it at once. */
  async setTarget(scope: WorkspaceScope, missRate: number): Promise<AnswerGate> {
    if (!(missRate >= 0.01 && missRate <= 0.5)) throw new Refusal('INVALID', 'Choose a share between 1% and 50%.', { field: ['input', 'missRate'] });
    await this.learn.run(scope, missRate);
    return this.read(scope);
  }

  list(scope: WorkspaceScope, limit: number): Promise<AnswerabilityLabel[]> {
    return this.database.inWorkspace(scope, (tx) => this.labels.list(tx, Math.min(MOST_LABELS, Math.max(1, limit))));
  }

  /** Says whether the documents answer a customer's message, or a question in words; said again, it replaces. */
  mark(caller: TeamCaller, input: MarkAnswerabilityInput): Promise<AnswerabilityLabel> {
    const { messageId = null, question = null, covered } = input;
    if ((messageId === null) === (question === null)) throw new Refusal('INVALID', 'Give either a customer’s message or a question.', { field: ['input'] });
    const words = question === null ? null : cleanText(question, { field: 'question', max: LONGEST_QUESTION });
    return this.database.inWorkspace(caller, async (tx) => {
      const asked = messageId === null ? { question: words ?? '', messageId: null } : await this.labels.customerMessage(tx, messageId);
      const label = await this.labels.put(tx, { ...asked, covered, source: 'AGENT', actorId: caller.kind === 'agent' ? caller.agentId : null });
      if (!label) throw new Refusal('INVALID', 'This message asks nothing in words.', { field: ['input'] });
      await this.learn.ask(tx);
      return label;
    });
  }

  async remove(scope: WorkspaceScope, id: string): Promise<void> {
    await this.database.inWorkspace(scope, async (tx) => {
      await this.labels.remove(tx, id);
      await this.learn.ask(tx);
    });
  }
}
