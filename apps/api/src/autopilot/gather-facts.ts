import { Injectable } from '@nestjs/common';
import { customerLanguage, readClarification, type AnswerOutcome, type ChoiceKind, type ClarifyingReply, type ConversationStatus, type CustomerLanguage, type Fence, type OpenQuestion } from '@chatref/domain';
import { detectLanguage } from '@chatref/rag';
import { z } from 'zod';
import type { Message } from '../conversations/message.type';
import { CONVERSATION_COLUMNS, CONVERSATION_FROM, MESSAGE_COLUMNS, parseChoices, toMessage, type ConversationRow, type MessageRow } from '../conversations/rows';
import { Database, type WorkspaceScope } from '../database/transaction';
import { WorkspaceStore, companyNameOf, type WorkspaceRecord } from '../workspaces/workspace-store';
import type { TurnPayload } from '../conversations/send-visitor-message';

const attributesSchema = z.record(z.string(), z.unknown());

/** How far back a turn reads in its episode, in public messages. */
const MEMORY = 40;

/** Everything a turn knows, read once, before anything is decided. */
export interface TurnFacts {
  workspaceId: string;
  workspace: WorkspaceRecord;
  companyName: string;
  conversation: ConversationRow;
  fence: Fence;
  status: ConversationStatus;
  protected: boolean;
  /** The customer's messages since somebody answered last: the one that woke the turn, or a burst. */
  burst: Message[];
  /** The burst as one text. */
  text: string;
  /** What the customer is to be answered in. */
  language: CustomerLanguage;
  /** The public messages of the episode before the burst. */
  history: Message[];
  choice: { kind: ChoiceKind } | null;
  /** The customer's question before, when they were asked just now which of several things it means, and what they reply to that. */
  open: OpenQuestion | null;
  reply: ClarifyingReply | null;
  lastOutcome: AnswerOutcome | null;
  contact: { name: string | null; verified: boolean; attributes: Readonly<Record<string, unknown>> };
  /** Of the AI's last answer in this episode. */
  lastConfidence: number | null;
  /** Rules of which that was done which is done once in an episode. */
  rulesDone: ReadonlySet<string>;
}

/** Reads what a turn needs; null when there is nothing (left) to do for this message. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspaceStore,
  ) {}

  run(scope: WorkspaceScope, payload: TurnPayload): Promise<TurnFacts | null> {
    return this.database.inWorkspace(scope, async (tx) => {
      const conversation = await tx.one<ConversationRow & { contact_name: string | null; contact_verified: boolean; contact_attributes: unknown; done: boolean }>(
        `SELECT ${CONVERSATION_COLUMNS}, k.name AS contact_name, k.verified AS contact_verified, k.attributes AS contact_attributes,
                EXISTS (SELECT 1 FROM turn t WHERE t.workspace_id = c.workspace_id AND t.conversation_id = c.id AND t.up_to_seq >= $3) AS done
           FROM ${CONVERSATION_FROM} JOIN contact k ON k.workspace_id = c.workspace_id AND k.id = c.contact_id
          WHERE c.workspace_id = $1 AND c.id = $2`,
        [tx.workspaceId, payload.conversationId, payload.seq],
      );
      // Done before (the job ran twice), or a newer message came: its own turn takes the whole burst.
      if (!conversation || conversation.done || conversation.last_customer_seq > payload.seq) return null;
      const rows = await tx.query<MessageRow>(
        `SELECT ${MESSAGE_COLUMNS} FROM message m WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.episode_id = $3 AND NOT m.internal ORDER BY m.seq DESC LIMIT ${MEMORY}`,
        [tx.workspaceId, conversation.id, conversation.episode_id],
      );
      const messages = rows.map(toMessage).reverse();
      const workspace = await this.workspaces.read(tx);
      const done = await tx.query<{ id: string }>(
        "SELECT DISTINCT jsonb_array_elements_text(record->'effects') AS id FROM turn WHERE workspace_id = $1 AND episode_id = $2 AND record ? 'effects'",
        [tx.workspaceId, conversation.episode_id],
      );
      return factsOf(conversation, messages, workspace, new Set(done.map((row) => row.id)));
    });
  }
}

function factsOf(conversation: ConversationRow & { contact_name: string | null; contact_verified: boolean; contact_attributes: unknown }, messages: Message[], workspace: WorkspaceRecord, rulesDone: ReadonlySet<string>): TurnFacts {
  const { burst, history, choice, open, reply } = splitBurst(messages, conversation.last_customer_seq);
  const lastAnswer = history.findLast((message) => message.author === 'AI' && message.outcome !== 'SMALLTALK');
  return {
    workspaceId: conversation.workspace_id,
    workspace,
    companyName: companyNameOf(workspace),
    conversation,
    fence: { epoch: conversation.epoch, lastCustomerSeq: conversation.last_customer_seq },
    status: conversation.status,
    protected: conversation.protected,
    burst,
    text: burst.map((message) => message.text).join('\n'),
    language: languageOf(burst, history, conversation.contact_attributes),
    history,
    choice,
    open,
    reply,
    lastOutcome: lastAnswer?.outcome ?? null,
    lastConfidence: lastAnswer?.confidence ?? null,
    rulesDone,
    contact: { name: conversation.contact_name, verified: conversation.contact_verified, attributes: attributesSchema.catch({}).parse(conversation.contact_attributes) },
  };
}

/** The customer's messages since somebody answered last, what was said before, and the button that was tapped. */
export function splitBurst(messages: readonly Message[], upToSeq: number): Pick<TurnFacts, 'burst' | 'history' | 'choice' | 'open' | 'reply'> {
  const upTo = messages.filter((message) => message.seq <= upToSeq);
  const lastOther = upTo.findLastIndex((message) => message.author !== 'CUSTOMER');
  const burst = upTo.slice(lastOther + 1);
  const history = upTo.slice(0, lastOther + 1);
  const tapped = burst.at(-1)?.choiceId ?? null;
  const chosen = tapped === null ? undefined : history.flatMap((message) => parseChoices(message.choices)).find((one) => one.id === tapped);
  const text = burst.map((message) => message.text).join('\n');
  const open = openQuestion(history);
  // A button stands for its question only with its own words: anything else was typed.
  const tappedReading = chosen?.kind === 'READING' && chosen.label === text;
  const reply = tappedReading ? ({ kind: 'CHOSEN', asks: chosen.asks ?? chosen.label } as const) : open && readClarification(text, open);
  return { burst, history, choice: chosen ? { kind: chosen.kind } : null, open, reply };
}

/** The question back that stands last in the history, with what it was about. */
function openQuestion(history: readonly Message[]): OpenQuestion | null {
  const back = history.findLastIndex((message) => message.author === 'AI' && message.outcome !== 'SMALLTALK');
  if (history[back]?.outcome !== 'CLARIFY') return null;
  const before = history.slice(0, back);
  const question = before.slice(before.findLastIndex((message) => message.author !== 'CUSTOMER') + 1).map((message) => message.text).join('\n');
  const readings = parseChoices(history[back]?.choices).flatMap(({ kind, label, asks = label }) => (kind === 'READING' ? [{ label, asks }] : []));
  return { question, readings };
}

export function languageOf(burst: readonly Message[], history: readonly Message[], attributes: unknown): CustomerLanguage {
  const earlier = history.filter((message) => message.author === 'CUSTOMER').reverse().map((message) => detectLanguage(message.text));
  const locale = attributesSchema.catch({}).parse(attributes).locale;
  return customerLanguage(detectLanguage(burst.map((message) => message.text).join('\n')), earlier, typeof locale === 'string' ? locale : null);
}
