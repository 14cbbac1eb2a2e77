import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { adaptGate, DEFAULT_MISS_RATE, type GateLabel } from '@chatref/rag';
import { Clock } from '../common/clock';
import { AnswerFeedback } from '../conversations/answer-feedback';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { Knowledge } from '../documents/knowledge';
import { EventBus } from '../events/event-bus';
import { JobQueue } from '../jobs/job-queue';
import { GateStore } from './gate-store';
import { LabelStore, type TeachingLabel } from './label-store';

const LEARN_JOB = 'calibration.learn';
/** A customer's tap is worth less than a colleague's mark: people tap yes out of politeness and no out of anger. */
const WORTH = { AGENT: 1, TEST: 1, CUSTOMER: 0.7, RATING: 0.7 } as const;

/**
 * Learns the workspace's gate from its labels: assesses those that are new (one search each), fits in milliseconds, and
 * puts the next version into force. Runs as a job after every label, so it survives restarts and never holds a customer up.
 */
@Injectable()
export class LearnGate implements OnModuleInit {
  private readonly logger = new Logger('LearnGate');

  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly labels: LabelStore,
    private readonly gates: GateStore,
    private readonly knowledge: Knowledge,
    private readonly feedback: AnswerFeedback,
    private readonly bus: EventBus,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(LEARN_JOB, { concurrency: 1, maxAttempts: 3, run: (job) => this.run(job) });
    this.feedback.onFeedback(async (tx, said) => {
      const asked = await this.labels.questionBefore(tx, said);
      if (!asked) return;
      await this.labels.put(tx, { ...asked, covered: said.answered, source: said.by, actorId: null });
      await this.ask(tx);
    });
  }

  /** Asks for the gate to be learned anew after this transaction; several wishes become one job. */
  ask(tx: Tx): Promise<void> {
    return this.jobs.enqueue(tx, { kind: LEARN_JOB, key: 'learn', payload: {} });
  }

  /** @param missRate a new target; the one in force when left out */
  async run(scope: WorkspaceScope, missRate?: number): Promise<void> {
    const { model } = this.knowledge.embedder;
    const waiting = await this.database.inWorkspace(scope, (tx) => this.labels.unassessed(tx, model));
    for (const { id, question } of waiting) {
      const found = await this.knowledge.assess(scope.workspaceId, question);
      await this.database.inWorkspace(scope, (tx) => this.labels.assessed(tx, id, found, this.clock.now()));
    }
    const start = performance.now();
    await this.database.inWorkspace(scope, async (tx) => {
      const rows = await this.labels.teaching(tx, model);
      const target = missRate ?? (await this.gates.current(tx))?.missRate ?? DEFAULT_MISS_RATE;
      const { adjustment, unseen } = adaptGate(rows.map(toLabel), model, target);
      await this.gates.put(tx, { missRate: target, adjustment, labels: rows.length, judged: unseen, trainedAt: this.clock.now() });
      const { workspaceId } = scope;
      tx.afterCommit(() => this.bus.publish('settings-changed', { workspaceId }));
    });
    this.logger.debug({ msg: 'gate learned', workspaceId: scope.workspaceId, assessed: waiting.length, ms: Math.round(performance.now() - start) });
  }
}

function toLabel({ shippedOdds, vector, covered, source }: TeachingLabel): GateLabel {
  return { shipped: shippedOdds, vector, covered, answerJudged: source === 'CUSTOMER' || source === 'RATING', weight: WORTH[source] };
}
