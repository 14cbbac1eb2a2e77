import type { AnswerOutcome, ConversationStatus, HandoffReason, MessageAuthor, Priority, ResolvedBy } from '@chatref/domain';
import { z } from 'zod';
import { citationSchema, type CitationData } from '../common/citation.type';
import { formSchema } from '../forms/form-schema';
import type { Conversation, VisitorConversation } from './conversation.type';
import type { EventType } from './enums';
import type { EventRecord } from './event.type';
import type { Choice, Message, VisitorMessage } from './message.type';

/** Columns of a conversation with its current episode; use with {@link CONVERSATION_FROM}. */
export const CONVERSATION_COLUMNS = `c.workspace_id, c.id, c.contact_id, c.subject, c.preview, c.status, c.priority, c.assignee_id, c.last_agent_id,
  c.protected, c.person_has_written, c.episode_id, c.epoch, c.last_seq, c.last_customer_seq, c.note_index, c.waiting_since, c.summary, c.details,
  c.resolved_by, c.team_id, c.snoozed_until, c.priority_source, c.created_at, c.updated_at, e.number AS episode_number, e.ended_at, e.handed_off_at, e.handoff_reason, e.handoff_rule,
  e.handoff_phrase, e.handoff_seq, e.withheld_text, e.withheld_because, e.ai_failures, e.declined, e.clarified, e.ai_answers, e.first_seq`;
export const CONVERSATION_FROM = 'conversation c JOIN episode e ON e.workspace_id = c.workspace_id AND e.id = c.episode_id';

export interface ConversationRow {
  workspace_id: string;
  id: string;
  contact_id: string;
  subject: string;
  preview: string;
  status: ConversationStatus;
  priority: Priority;
  assignee_id: string | null;
  last_agent_id: string | null;
  protected: boolean;
  person_has_written: boolean;
  episode_id: string;
  epoch: number;
  last_seq: number;
  last_customer_seq: number;
  note_index: number;
  waiting_since: Date | null;
  summary: string | null;
  details: unknown;
  resolved_by: ResolvedBy | null;
  team_id: string | null;
  snoozed_until: Date | null;
  /** Who set the priority last: nobody, a rule, or a person. */
  priority_source: 'DEFAULT' | 'RULE' | 'AGENT';
  created_at: Date;
  updated_at: Date;
  episode_number: number;
  ended_at: Date | null;
  handed_off_at: Date | null;
  handoff_reason: HandoffReason | null;
  handoff_rule: string | null;
  handoff_phrase: string | null;
  handoff_seq: number | null;
  withheld_text: string | null;
  withheld_because: string | null;
  ai_failures: number;
  declined: number;
  clarified: number;
  ai_answers: number;
  first_seq: number;
}

export const MESSAGE_COLUMNS = `m.id, m.conversation_id, m.seq, m.note_index, m.author, m.agent_id, m.text, m.internal, m.citations, m.choices,
  m.choice_id, m.outcome, m.confidence, m.helpful, m.client_message_id, m.form, m.answers, m.created_at, m.turn_id IS NOT NULL AS explained`;

export interface MessageRow {
  id: string;
  conversation_id: string;
  seq: number;
  note_index: number;
  author: MessageAuthor;
  agent_id: string | null;
  text: string;
  internal: boolean;
  citations: unknown;
  choices: unknown;
  choice_id: string | null;
  outcome: AnswerOutcome | null;
  confidence: number | null;
  helpful: boolean | null;
  client_message_id: string | null;
  form: unknown;
  answers: unknown;
  created_at: Date;
  explained: boolean;
}

const choicesSchema = z.array(z.object({ id: z.string(), kind: z.enum(['YES', 'NO', 'PERSON', 'READING']), label: z.string(), asks: z.string().optional() }));
const answersSchema = z.object({ messageId: z.string() });
const citationsSchema = z.array(citationSchema);
const detailsSchema = z.array(z.object({ key: z.string(), value: z.string(), messageSeq: z.number().int().nullable() }));
export type DetailData = z.infer<typeof detailsSchema>[number];

export const parseDetails = (value: unknown): DetailData[] => detailsSchema.parse(value);
export const parseCitations = (value: unknown): CitationData[] => citationsSchema.parse(value);
export const parseChoices = (value: unknown): Choice[] => choicesSchema.parse(value);

export function toConversation(row: ConversationRow): Conversation {
  const withPeople = row.handed_off_at !== null && row.handoff_reason !== null && row.status !== 'AI_ACTIVE';
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    contactId: row.contact_id,
    subject: row.subject,
    preview: row.preview,
    status: row.status,
    priority: row.priority,
    assigneeId: row.assignee_id,
    teamId: row.team_id,
    snoozedUntil: row.snoozed_until,
    protected: row.protected,
    handoff: withPeople
      ? {
          at: row.handed_off_at as Date,
          reason: row.handoff_reason as HandoffReason,
          rule: row.handoff_rule,
          phrase: row.handoff_phrase,
          messageSeq: row.handoff_seq,
          withheldText: row.withheld_text,
          withheldBecause: row.withheld_because,
        }
      : null,
    handoffReason: withPeople ? row.handoff_reason : null,
    summary: row.summary,
    details: parseDetails(row.details),
    waitingSince: row.waiting_since,
    resolvedBy: row.resolved_by,
    lastSeq: row.last_seq,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** What a visitor's view of a thread is made from. */
export type VisitorThreadRow = Pick<ConversationRow, 'id' | 'status' | 'assignee_id' | 'contact_id' | 'waiting_since' | 'last_seq' | 'created_at' | 'updated_at'>;

export function toVisitorConversation(row: VisitorThreadRow): VisitorConversation {
  return { id: row.id, status: row.status, assigneeId: row.assignee_id, contactId: row.contact_id, waitingSince: row.waiting_since, lastSeq: row.last_seq, createdAt: row.created_at, updatedAt: row.updated_at };
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    noteIndex: row.note_index,
    author: row.author,
    agentId: row.agent_id,
    text: row.text,
    internal: row.internal,
    citations: parseCitations(row.citations),
    choices: parseChoices(row.choices),
    choiceId: row.choice_id,
    outcome: row.outcome,
    confidence: row.confidence,
    helpful: row.helpful,
    clientMessageId: row.client_message_id,
    form: row.form === null ? null : formSchema.parse(row.form),
    answersTo: row.answers === null ? null : answersSchema.parse(row.answers).messageId,
    createdAt: row.created_at,
    explained: row.explained,
  };
}

/** The public side of a message: no confidence, no ids of documents or colleagues. Only for messages that are not internal. */
export function toVisitorMessage(message: Message): VisitorMessage {
  return {
    id: message.id,
    seq: message.seq,
    author: message.author,
    agentId: message.agentId,
    text: message.text,
    internal: false,
    citations: message.citations.map(({ title, headingPath, quote, url }) => ({ title, headingPath, quote, url })),
    choices: message.choices,
    helpful: message.helpful,
    rateable: message.outcome === 'ANSWERED' || message.outcome === 'TENTATIVE',
    clientMessageId: message.clientMessageId,
    form: message.form,
    answersTo: message.answersTo,
    createdAt: message.createdAt,
  };
}

export const EVENT_COLUMNS = 'workspace_id, conversation_id, position::text AS position, seq, type, visible, message_id, actor_id, rule, tag_id, turn_id, reason, data, at';

export interface EventRow {
  workspace_id: string;
  conversation_id: string;
  position: string;
  seq: number;
  type: EventType;
  visible: boolean;
  message_id: string | null;
  actor_id: string | null;
  rule: string | null;
  tag_id: string | null;
  turn_id: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  at: Date;
}

const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function toEventRecord(row: EventRow): EventRecord {
  return {
    workspaceId: row.workspace_id,
    conversationId: row.conversation_id,
    position: row.position,
    seq: row.seq,
    type: row.type,
    visible: row.visible,
    messageId: row.message_id,
    actorId: row.actor_id,
    rule: row.rule,
    tagId: row.tag_id,
    turnId: row.turn_id,
    deltaIndex: null,
    delta: null,
    reason: row.reason,
    from: word(row.data.from),
    // A protection has no further state than latched or how it was released; a handover none than why.
    to: row.type === 'PROTECTED' ? (row.data.latched === true ? 'LATCHED' : word(row.data.by)) : word(row.data.to ?? row.data.reason),
    at: row.at,
  };
}
