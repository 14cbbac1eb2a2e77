import { Injectable } from '@nestjs/common';
import { detectProtections, priorityOfProtection, previewOf, raisedPriority, redact, smallTalkOf, subjectOf, type FormAnswer, type ProtectionHit } from '@chatref/domain';
import { Refusal, notFound } from '../common/errors';
import type { VisitorCaller } from '../common/principal';
import { cleanText } from '../common/text';
import { Sealer } from '../config/sealer';
import { Database, type Tx } from '../database/transaction';
import { JobQueue } from '../jobs/job-queue';
import { RateLimiter } from '../limits/rate-limiter';
import type { VisitorConversation } from './conversation.type';
import { keepNumbers } from './bank-numbers';
import { Expectations } from './expectations';
import { IncomingChecks } from './incoming-checks';
import { clientIdOf, findSent } from './idempotency';
import type { Message, VisitorMessage } from './message.type';
import { CONVERSATION_COLUMNS, CONVERSATION_FROM, parseChoices, parseDetails, toVisitorConversation, toVisitorMessage, type ConversationRow } from './rows';
import type { Thread } from './thread';
import { Threads } from './threads';
import { visitorViewOf } from './visitor-view';

export interface VisitorSend {
  conversationId?: string | null;
  startNew?: boolean | null;
  clientMessageId: string;
  text: string;
  choiceId?: string | null;
  /** A form of ours that this message answers. */
  answers?: { messageId: string; formKey: string; values: readonly FormAnswer[] };
  /** The customer pressed "talk to a person". */
  asksForPerson?: boolean;
}

/** Payload of the job that answers a customer message. */
export interface TurnPayload {
  conversationId: string;
  seq: number;
}
export const TURN_JOB = 'turn';
const MAX_TEXT = 8_000;
/** How many earlier messages of the customer the detectors read together with the new one. */
const RECENT = 3;

/**
 * Stores a customer's message: numbered, checked for protections, latched if need be, its turn enqueued, all in one
 * transaction. Sending again what was sent returns what was stored.
 */
@Injectable()
export class SendVisitorMessage {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly checks: IncomingChecks,
    private readonly expectations: Expectations,
    private readonly jobs: JobQueue,
    private readonly limiter: RateLimiter,
    private readonly sealer: Sealer,
  ) {}

  async run(caller: VisitorCaller, input: VisitorSend, ip: string): Promise<{ message: VisitorMessage; conversation: VisitorConversation }> {
    const clientMessageId = clientIdOf(input.clientMessageId);
    // Card numbers end here, bank numbers are masked: nothing behind this line, no search, log or model, sees them.
    const { text, numbers } = redact(cleanText(input.text, { field: 'text', max: MAX_TEXT }));
    await this.limiter.spend('visitorMessage', caller.contactId);
    return this.database.inWorkspace(caller, async (tx) => {
      // One send of a visitor at a time: parallel first messages find one conversation, equal ids find the first one's row.
      await tx.run('SELECT 1 FROM contact WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, caller.contactId]);
      const senderKey = `contact:${caller.contactId}`;
      const sent = await findSent(tx, senderKey, clientMessageId);
      if (sent) return this.stored(tx, sent);
      const thread = await this.open(tx, caller, input, text, ip);
      const choice = input.choiceId ? await offeredChoice(tx, thread, input.choiceId) : null;
      const [hit = null, ...further] = await this.protections(tx, thread, text);
      thread.command({ kind: 'customerMessage', protection: hit, further, asksForPerson: (input.asksForPerson ?? false) || choice?.kind === 'PERSON' });
      if (hit) thread.command({ kind: 'setPriority', priority: raisedPriority(thread.state.priority, priorityOfProtection([hit, ...further])) }, { agentId: null, rule: hit.rule });
      const message = await thread.append({ author: 'CUSTOMER', text, senderKey, clientMessageId, choiceId: choice?.id, answers: input.answers && { messageId: input.answers.messageId, values: input.answers.values } });
      if (input.answers) await this.keepAnswers(tx, thread, caller.contactId, message.seq, input.answers);
      // A conversation that began with a greeting gets its subject from the first words that say something.
      thread.describe({ preview: previewOf(text, thread.row.preview), subject: smallTalkOf(thread.row.subject) === null ? undefined : subjectOf([text]) });
      await this.handedOver(tx, thread, hit, message);
      await this.jobs.enqueue(tx, { kind: TURN_JOB, key: `${thread.id}:${message.seq}`, payload: { conversationId: thread.id, seq: message.seq } satisfies TurnPayload });
      await thread.save();
      await keepNumbers(tx, this.sealer, { conversationId: thread.id, seq: message.seq, at: thread.now }, numbers);
      return { message: toVisitorMessage(message), conversation: visitorViewOf(thread) };
    });
  }

  private async open(tx: Tx, caller: VisitorCaller, input: VisitorSend, text: string, ip: string): Promise<Thread> {
    if (input.conversationId && !input.startNew) return this.threads.lock(tx, input.conversationId, caller.contactId);
    const open = input.startNew ? null : await this.threads.lockOpen(tx, caller.contactId);
    if (open) return open;
    await this.limiter.spend('newConversation', ip);
    return this.threads.create(tx, caller.contactId, { subject: subjectOf([text]), preview: previewOf(text, '') });
  }

  private async protections(tx: Tx, thread: Thread, text: string): Promise<ProtectionHit[]> {
    const widened = await this.checks.phrases(tx);
    const recent = thread.row.last_seq === 0 ? [] : await tx.query<{ text: string }>(
      `SELECT text FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND episode_id = $3 AND author = 'CUSTOMER' ORDER BY seq DESC LIMIT ${RECENT}`,
      [tx.workspaceId, thread.id, thread.row.episode_id],
    );
    return detectProtections(text, { recentCustomerTexts: recent.map((row) => row.text).reverse(), widened });
  }

  /** The customer hears at once, in the same transaction, that a person will answer; the record keeps the words that did it. */
  private async handedOver(tx: Tx, thread: Thread, hit: ProtectionHit | null, message: Message): Promise<void> {
    const wasAis = thread.row.status === 'AI_ACTIVE' || thread.row.status === 'RESOLVED';
    const { status, episode } = thread.state;
    if (!wasAis || status === 'AI_ACTIVE' || episode.handoffReason === null) return;
    thread.episode.because(hit?.phrase ?? message.text.slice(0, 200), message.seq);
    const toColleague = status === 'WITH_AGENT';
    if (toColleague && !hit) return; // back with the colleague who knows the case: nothing to announce
    const said = { reason: episode.handoffReason, protection: hit?.kind ?? null, contactId: thread.row.contact_id, texts: [message.text] };
    await thread.append({ author: 'SYSTEM', senderKey: 'system', text: await this.expectations.acknowledge(tx, said) });
  }

  /** What was asked for becomes details of the case, and attributes of the contact under the form's own name. */
  private async keepAnswers(tx: Tx, thread: Thread, contactId: string, seq: number, answers: NonNullable<VisitorSend['answers']>): Promise<void> {
    const known = parseDetails(thread.row.details).filter((one) => !answers.values.some((answer) => answer.detail === one.key && answer.value === one.value));
    thread.collect([...known, ...answers.values.map(({ detail, value }) => ({ key: detail, value, messageSeq: seq }))].slice(-30));
    const attributes = Object.fromEntries(answers.values.map(({ key, value }) => [`${answers.formKey}.${key}`, value]));
    await tx.run('UPDATE contact SET attributes = attributes || $3::jsonb WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, contactId, JSON.stringify(attributes)]);
  }

  private async stored(tx: Tx, message: Message): Promise<{ message: VisitorMessage; conversation: VisitorConversation }> {
    const row = await tx.one<ConversationRow>(`SELECT ${CONVERSATION_COLUMNS} FROM ${CONVERSATION_FROM} WHERE c.workspace_id = $1 AND c.id = $2`, [tx.workspaceId, message.conversationId]);
    if (!row) throw notFound('conversation');
    return { message: toVisitorMessage(message), conversation: toVisitorConversation(row) };
  }
}

/** @throws Refusal INVALID when no message of this conversation offered the choice */
async function offeredChoice(tx: Tx, thread: Thread, choiceId: string) {
  const offered = await tx.one<{ choices: unknown }>(
    'SELECT choices FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND choices @> $3::jsonb ORDER BY seq DESC LIMIT 1',
    [tx.workspaceId, thread.id, JSON.stringify([{ id: choiceId }])],
  );
  const choice = offered ? parseChoices(offered.choices).find((one) => one.id === choiceId) : undefined;
  if (!choice) throw new Refusal('INVALID', 'This choice was not offered in this conversation.', { field: ['choiceId'] });
  return choice;
}
