import { Injectable } from '@nestjs/common';
import { acceptDraft, percent, priorityOfProtection, raisedPriority, summarise, type CustomerLanguage, type HandoffReason, type PlacedHit } from '@chatref/domain';
import { newId } from '../common/ids';
import { EventBus } from '../events/event-bus';
import { Expectations } from '../conversations/expectations';
import { AnswerFeedback } from '../conversations/answer-feedback';
import { QuietEpisodes } from '../conversations/quiet-episodes';
import { parseDetails, type DetailData } from '../conversations/rows';
import type { Thread } from '../conversations/thread';
import { Threads } from '../conversations/threads';
import { Database, type Tx } from '../database/transaction';
import type { FiredRule } from '../rules/evaluate-rules';
import type { RuleRecord } from '../rules/kept-facts';
import { AssignTags } from '../tags/assign-tags';
import { tagByRule, type AssessedTag, type Assessment } from '../tags/tag-evidence';
import { Clock } from '../common/clock';
import { RuleEffects } from './rule-effects';
import type { TurnFacts } from './gather-facts';
import type { TurnOutcome } from './turn-outcome';
import { recordOf } from './turn-record';

/** What a turn found and decided. */
export interface TurnResult {
  /** Protected matters that the messages are about, told by their meaning or by a model. */
  meant: PlacedHit[];
  /** The turn's id, made before it was written down: the sentences of its answer already carry it. */
  turnId: string;
  language: CustomerLanguage | null;
  /** Null when the message could not be read. */
  assessed: Assessment | null;
  details: DetailData[];
  fired: FiredRule[];
  /** What the rules said, to be replayed; null when they were not read. */
  evaluation: RuleRecord | null;
  outcome: TurnOutcome;
  question: { model: string; vector: Float32Array } | null;
  timings: Record<string, number>;
}

/**
 * Writes a turn down in one short transaction. The tags, details and priority hold in any case; what would be said
 * holds only if the conversation is still the AI's and nothing newer arrived, else it is dropped (and kept for the agent
 * who took over). A turn is recorded once: a second run of the job finds its row and does nothing.
 */
@Injectable()
export class ApplyOutcome {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly tags: AssignTags,
    private readonly effects: RuleEffects,
    private readonly quiet: QuietEpisodes,
    private readonly expectations: Expectations,
    private readonly bus: EventBus,
    private readonly clock: Clock,
    private readonly feedback: AnswerFeedback,
  ) {}

  run(facts: TurnFacts, result: TurnResult): Promise<string> {
    return this.database.inWorkspace(facts, async (tx) => {
      const thread = await this.threads.lock(tx, facts.conversation.id);
      const upToSeq = facts.fence.lastCustomerSeq;
      const done = await tx.one('SELECT 1 FROM turn WHERE workspace_id = $1 AND conversation_id = $2 AND up_to_seq = $3', [tx.workspaceId, thread.id, upToSeq]);
      if (done) return 'DONE_BEFORE';
      const { turnId } = result;
      await this.assess(tx, thread, upToSeq, result);
      if (result.question) thread.episode.embed(result.question.model, result.question.vector);
      const written = (await this.protect(tx, thread, facts, result.meant)) ?? (await this.speak(tx, thread, facts, result.outcome, turnId));
      await this.effects.assign(tx, thread, result.fired);
      // A newer message has a turn of its own, which reads this one too and does once what is done once.
      const effects = written === 'DROPPED_NEWER_MESSAGE' ? [] : await this.effects.run(tx, thread, facts, result.fired, facts.rulesDone);
      if (thread.state.status !== 'AI_ACTIVE' && thread.state.status !== 'RESOLVED') this.summarise(thread, facts, result);
      await thread.save();
      await tx.run('INSERT INTO turn (workspace_id, id, conversation_id, episode_id, up_to_seq, outcome, record, finished_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        tx.workspaceId, turnId, thread.id, facts.conversation.episode_id, upToSeq, written, JSON.stringify({ ...recordOf(result), effects }), this.clock.now(),
      ]);
      return written;
    });
  }

  /**
   * Latches what the messages are about, whoever has the conversation; only a person's reply since then makes it moot.
   * Acknowledged when the AI had it: once, by this.
   * @returns what the turn came to; null when there is nothing to protect
   */
  private async protect(tx: Tx, thread: Thread, facts: TurnFacts, meant: PlacedHit[]): Promise<string | null> {
    if (meant.length === 0) return null;
    const known = await tx.query<{ kind: string }>('SELECT DISTINCT kind FROM protection_hit WHERE workspace_id = $1 AND conversation_id = $2 AND message_seq = ANY($3)', [tx.workspaceId, thread.id, facts.burst.map((message) => message.seq)]);
    const [first, ...others] = meant.filter((hit) => !known.some(({ kind }) => kind === hit.kind));
    if (!first) return null;
    const answered = await tx.one(`SELECT 1 FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND author = 'AGENT' AND NOT internal AND seq > $3`, [tx.workspaceId, thread.id, first.messageSeq]);
    if (answered || thread.state.status === 'RESOLVED') return 'DROPPED_TAKEN_OVER';
    const wasAis = thread.state.status === 'AI_ACTIVE';
    thread.command({ kind: 'latch', causes: [first, ...others] }, { agentId: null, reason: first.source === 'MODEL' ? 'The language model says so' : `Like “${first.like ?? first.rule}”` });
    thread.command({ kind: 'setPriority', priority: raisedPriority(thread.state.priority, priorityOfProtection(meant)) }, { agentId: null, rule: first.rule });
    if (!wasAis) return 'PROTECTED';
    thread.episode.because(first.phrase, first.messageSeq);
    const reason = thread.state.episode.handoffReason ?? 'RULE';
    await thread.append({ author: 'SYSTEM', senderKey: 'system', text: await this.expectations.acknowledge(tx, { reason, protection: first.kind, contactId: thread.row.contact_id, texts: textsOf(facts) }) });
    return 'HANDOFF';
  }

  /** Tags, details and the priority that rules ask for: true of the message, whoever answers it. */
  private async assess(tx: Tx, thread: Thread, upToSeq: number, { assessed, details, fired }: TurnResult): Promise<void> {
    const at = { conversationId: thread.id, episodeId: thread.episode.id, seq: upToSeq };
    if (assessed) await this.tags.keep(tx, at, assessed);
    await this.tags.store(tx, at, [...(assessed?.tags ?? []), ...tagsOf(fired)]);
    const known = parseDetails(thread.row.details);
    const fresh = details.filter((detail) => !known.some((one) => one.key === detail.key && one.value === detail.value));
    if (fresh.length > 0) thread.collect([...known, ...fresh].slice(-30));
    this.effects.prioritise(thread, fired);
  }

  private async speak(tx: Tx, thread: Thread, facts: TurnFacts, outcome: TurnOutcome, turnId: string): Promise<string> {
    if (outcome.kind === 'nothing') return 'NONE';
    const verdict = acceptDraft(facts.fence, { epoch: thread.state.epoch, lastCustomerSeq: thread.row.last_customer_seq, status: thread.state.status, protected: thread.state.protected });
    if (verdict !== 'ACCEPT') {
      if (verdict === 'TAKEN_OVER' && outcome.kind === 'say' && outcome.draft) thread.episode.withhold(outcome.text, 'A person took over while this was being written.');
      tx.afterCommit(() => this.bus.publish('ephemeral', { workspaceId: facts.workspaceId, conversationId: thread.id, type: 'ANSWER_DISCARDED', data: { turnId, visible: true } }));
      return `DROPPED_${verdict}`;
    }
    switch (outcome.kind) {
      case 'handOff':
        await this.handOff(tx, thread, facts, outcome, turnId);
        if (outcome.reason === 'NEGATIVE_FEEDBACK' || (outcome.reason === 'REPEATED_FAILURE' && facts.choice?.kind === 'NO')) await this.tellFeedback(tx, thread, facts, false);
        return 'HANDOFF';
      case 'ruleSpeaks':
        await this.quiet.watch(tx, { conversationId: thread.id, episodeId: thread.episode.id }, facts.workspace);
        return 'RULE_SPEAKS';
      case 'confirmed':
        thread.episode.react('POSITIVE');
        await thread.append({ author: 'AI', senderKey: 'ai', text: outcome.text, outcome: 'SMALLTALK', turnId });
        thread.command({ kind: 'resolve', by: 'AI_CONFIRMED' });
        await this.tellFeedback(tx, thread, facts, true);
        return 'CONFIRMED';
      case 'say': {
        thread.command({ kind: 'aiAnswer' });
        await thread.append({
          author: 'AI', senderKey: 'ai', text: outcome.text, outcome: outcome.outcome, turnId,
          citations: outcome.outcome === 'DECLINED' ? [] : (outcome.draft?.evidence ?? []),
          confidence: outcome.draft?.confidence,
          choices: outcome.choices.map((choice) => ({ id: newId(), ...choice })),
        });
        await this.quiet.watch(tx, { conversationId: thread.id, episodeId: thread.episode.id }, facts.workspace);
        return outcome.outcome;
      }
    }
  }

  private async handOff(tx: Tx, thread: Thread, facts: TurnFacts, outcome: Extract<TurnOutcome, { kind: 'handOff' }>, turnId: string): Promise<void> {
    const { reason, rule, phrase, draft } = outcome;
    if (reason === 'NEGATIVE_FEEDBACK' || reason === 'REPEATED_FAILURE') thread.episode.react('NEGATIVE');
    thread.command({ kind: 'handOff', reason, rule }, { agentId: null, rule, reason: draft?.why ?? REASONS[reason] });
    thread.episode.because(phrase?.slice(0, 200) ?? null, facts.fence.lastCustomerSeq);
    if (draft && draft.text !== '') thread.episode.withhold(draft.text, draft.why ?? `Confidence ${percent(draft.confidence)} is below what an answer needs.`);
    await thread.append({ author: 'SYSTEM', senderKey: 'system', turnId, text: await this.expectations.acknowledge(tx, { reason, protection: null, contactId: thread.row.contact_id, texts: textsOf(facts) }) });
  }

  /** A typed or tapped yes or no is about the last answer of the episode. */
  private async tellFeedback(tx: Tx, thread: Thread, facts: TurnFacts, answered: boolean): Promise<void> {
    const answer = facts.history.findLast((message) => message.author === 'AI' && (message.outcome === 'ANSWERED' || message.outcome === 'TENTATIVE'));
    if (answer) await this.feedback.tell(tx, { conversationId: thread.id, messageId: answer.id, answered, by: 'CUSTOMER' });
  }

  private summarise(thread: Thread, facts: TurnFacts, { fired, outcome }: TurnResult): void {
    const reason = thread.state.episode.handoffReason;
    if (!reason) return;
    const said = facts.history.filter((message) => message.author === 'AI' && (message.outcome === 'ANSWERED' || message.outcome === 'TENTATIVE'));
    const byRule = outcome.kind === 'handOff' ? outcome.rule : (facts.conversation.handoff_rule ?? fired.find((rule) => rule.handoff)?.name ?? null);
    thread.summarise(
      summarise({
        contact: facts.contact,
        customerTexts: [...facts.history, ...facts.burst].filter((message) => message.author === 'CUSTOMER').map((message) => message.text),
        aiAnswers: said.map((message) => ({ text: message.text, sources: message.citations.map((citation) => citation.title) })),
        reason,
        rule: byRule,
        details: parseDetails(thread.row.details),
      }),
    );
  }
}

/** The customer's messages of the episode, newest first. */
function textsOf(facts: TurnFacts): string[] {
  return [...facts.history, ...facts.burst].filter((message) => message.author === 'CUSTOMER').map((message) => message.text).reverse();
}

const REASONS: Partial<Record<HandoffReason, string>> = {
  LOW_CONFIDENCE: 'The documents hold no reliable answer',
  OUT_OF_SCOPE: 'Twice outside what the documents cover',
  NEGATIVE_FEEDBACK: 'The answer did not help',
  REPEATED_FAILURE: 'Several answers did not help',
  AI_UNAVAILABLE: 'The AI could not answer',
};

function tagsOf(fired: FiredRule[]): AssessedTag[] {
  return fired.flatMap((rule) => rule.addTags.map((tagId) => tagByRule(tagId, rule.name)));
}
