import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { acceptClaims, findDetails, isAskedAgain, sentimentOf, smallTalkOf } from '@chatref/domain';
import { TURN_JOB, type TurnPayload } from '../conversations/send-visitor-message';
import { Knowledge } from '../documents/knowledge';
import type { Job } from '../jobs/job';
import { JobQueue } from '../jobs/job-queue';
import { EvaluateRules } from '../rules/evaluate-rules';
import { AssignTags } from '../tags/assign-tags';
import { newId } from '../common/ids';
import { ApplyOutcome } from './apply-outcome';
import { CheckMeaning } from './check-meaning';
import { decide } from './decide';
import { DraftAnswer } from './draft-answer';
import { GatherFacts, type TurnFacts } from './gather-facts';
import { speaks } from './rule-effects';
import { StageClock } from './stage-clock';
import type { TurnOutcome } from './turn-outcome';

/** Turns at the same time in one process, and tries before a person gets the question. */
const CONCURRENCY = 8;
const ATTEMPTS = 3;
/** Questions of the episode that a new one is compared with. */
const EARLIER_QUESTIONS = 5;

/**
 * The story of a turn: gather facts → assess → rules → decide → (draft) → write down. Everything slow happens outside
 * a transaction; the outcome is written only if the conversation still is as it was when the facts were gathered.
 */
@Injectable()
export class TakeTurn implements OnModuleInit {
  private readonly logger = new Logger('TakeTurn');

  constructor(
    private readonly jobs: JobQueue,
    private readonly gatherFacts: GatherFacts,
    private readonly checkMeaning: CheckMeaning,
    private readonly tags: AssignTags,
    private readonly rules: EvaluateRules,
    private readonly knowledge: Knowledge,
    private readonly drafts: DraftAnswer,
    private readonly apply: ApplyOutcome,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(TURN_JOB, {
      concurrency: CONCURRENCY,
      maxAttempts: ATTEMPTS,
      run: (job) => this.run(job),
      exhausted: (job) => this.giveUp(job),
    });
  }

  async run(job: Job): Promise<void> {
    const clock = new StageClock();
    const facts = await this.gatherFacts.run(job, job.payload as TurnPayload);
    if (!facts) return;
    const turnId = newId();
    clock.stage('gather');
    // Before anything is composed: what must reach a person in other words than the phrases know.
    // The name of an offered reading is the company's wording, of a question that has been through this.
    const own = facts.reply?.kind === 'CHOSEN' ? [] : facts.burst;
    const alike = await this.checkMeaning.run(own);
    clock.stage('protect');
    const assessed = await this.tags.assess(facts, facts.text);
    // A model may add to what must reach a person; it has no way to take away from it.
    const meant = [...alike, ...acceptClaims(assessed.raised, own).filter((claim) => !alike.some((one) => one.kind === claim.kind))];
    const details = facts.burst.flatMap((message) => findDetails(message.text).map(({ key, value }) => ({ key, value, messageSeq: message.seq })));
    clock.stage('assess');
    const { fired, record } = await this.rules.run(facts, {
      text: facts.text,
      tags: assessed.tags.map(({ tagId, score }) => ({ id: tagId, score })),
      details,
      sentiment: assessed.sentiment,
      urgency: assessed.urgency,
      confidence: facts.lastConfidence,
      failedAnswers: facts.conversation.ai_failures,
      priority: facts.conversation.priority,
      contact: facts.contact,
      recentCustomerTexts: facts.history.filter((message) => message.author === 'CUSTOMER').map((message) => message.text),
    }, facts.workspace);
    clock.stage('rules');
    const effects = fired.map((rule) => ({ rule: rule.name, handoff: rule.handoff, phrase: rule.phrase, speaks: speaks(rule, facts.rulesDone) }));
    const outcome: TurnOutcome = meant[0] ? { kind: 'nothing', why: 'PROTECTED' } : await decide({ ...this.replyFacts(facts), sentiment: sentimentOf(facts.text).value, askedAgain: await this.askedAgain(facts), firedRules: effects }, () => this.drafts.run(facts, turnId));
    clock.stage('draft');
    const written = await this.apply.run(facts, { turnId, language: facts.language, meant, assessed, details, fired, evaluation: { ...record, fromSeq: facts.burst[0]?.seq ?? facts.fence.lastCustomerSeq }, outcome, question: await this.meaning(facts), timings: clock.timings });
    this.logger.debug({ msg: 'turn taken', conversationId: facts.conversation.id, outcome: written, ms: clock.timings });
  }

  /** What the first question of an episode means, for topics; the embedder has it in its cache from the assessment. */
  private async meaning(facts: TurnFacts): Promise<{ model: string; vector: Float32Array } | null> {
    if (smallTalkOf(facts.text) !== null) return null;
    // Without the embedder the turn still stands; only the episode counts for no topic.
    const [vector] = await this.knowledge.embed([facts.text]).catch(() => []);
    return vector ? { model: this.knowledge.embedder.model, vector } : null;
  }

  /** Whether the AI answered this very question before in the episode; meanings come from the embedder's cache. */
  private async askedAgain(facts: TurnFacts): Promise<boolean> {
    const last = facts.history.findLastIndex((message) => message.author === 'AI' && (message.outcome === 'ANSWERED' || message.outcome === 'TENTATIVE'));
    const earlier = facts.history.slice(0, Math.max(0, last)).filter((message) => message.author === 'CUSTOMER' && message.choiceId === null).slice(-EARLIER_QUESTIONS).map((message) => message.text);
    if (facts.choice || earlier.length === 0) return false;
    const [now, ...before] = await this.knowledge.embed([facts.text, ...earlier]);
    return earlier.some((text, index) => isAskedAgain(facts.text, text, cosine(now, before[index])));
  }

  private replyFacts(facts: TurnFacts) {
    const { conversation } = facts;
    return {
      status: facts.status,
      protected: facts.protected,
      text: facts.text,
      choice: facts.choice?.kind ?? null,
      lastOutcome: facts.lastOutcome,
      failures: conversation.ai_failures,
      companyName: facts.companyName,
      language: facts.language.code,
      declinedBefore: conversation.declined,
    };
  }

  /** The last resort: the customer gets a person, never silence. */
  private async giveUp(job: Job): Promise<void> {
    const facts = await this.gatherFacts.run(job, job.payload as TurnPayload);
    if (!facts) return;
    const outcome = facts.status === 'AI_ACTIVE'
      ? ({ kind: 'handOff', reason: 'AI_UNAVAILABLE', rule: null, phrase: null, draft: null } as const)
      : ({ kind: 'nothing', why: 'PERSON_HAS_IT' } as const);
    // What the message is about is known without whatever failed.
    const assessed = await this.tags.assess(facts, facts.text).catch(() => null);
    await this.apply.run(facts, { turnId: newId(), language: facts.language, meant: [], assessed, details: [], fired: [], evaluation: null, outcome, question: null, timings: {} });
  }
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return a && b ? a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) : 0;
}
