import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';
import type { Conversation } from './conversation.type';
import { EventTypeEnum, type EventType } from './enums';
import type { Message } from './message.type';

/** Everything that {@link ConversationEvent} and its public sister are resolved from: one row of the log, or an ephemeral. */
export interface EventRecord {
  workspaceId: string;
  conversationId: string;
  /** Position in the workspace's log; null for what is not stored. */
  position: string | null;
  seq: number;
  type: EventType;
  visible: boolean;
  messageId: string | null;
  actorId: string | null;
  rule: string | null;
  tagId: string | null;
  turnId: string | null;
  deltaIndex: number | null;
  delta: string | null;
  reason: string | null;
  from: string | null;
  to: string | null;
  at: Date;
  shared?: SharedByReaders;
}

/** What an event refers to, loaded once for all subscriptions that were sent the event. */
export interface SharedByReaders {
  message(): Promise<Message | null>;
  conversation(): Promise<Conversation | null>;
}

/** message, actor, assignee, team, tag and conversation are resolved beside this class and from the modules above. */
@ObjectType({ description: 'Everything that happens in a conversation, in order; an event carries what changed, who and why.' })
export class ConversationEvent {
  @Field(() => ID) conversationId: string;
  @Field(() => String, { nullable: true, description: 'Opaque position in the log to resume from; null for what is not stored (TYPING, ANSWER_DELTA, ANSWER_DISCARDED).' })
  cursor: string | null;
  @Field(() => Int, { description: 'seq of the message, or of the last public message when the event is not a message.' }) seq: number;
  @Field(() => EventTypeEnum) type: EventType;
  @Field(() => ID, { nullable: true, description: 'ANSWER_DELTA: the next checked sentence of the answer that this turn is writing; the MESSAGE that follows holds it whole.' })
  turnId: string | null;
  @Field(() => Int, { nullable: true }) deltaIndex: number | null;
  @Field(() => String, { nullable: true }) delta: string | null;
  @Field(() => String, { nullable: true }) rule: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'What it was before. STATUS, PRIORITY: the value; ASSIGNED, TEAM: an id.' }) from: string | null;
  @Field(() => String, { nullable: true, description: 'What it became. STATUS, PRIORITY: the value; ASSIGNED, TEAM: an id, null for nobody; HANDED_OFF: the reason; PROTECTED: LATCHED, PERSON_REPLIED or LIFTED.' }) to: string | null;
  @Field() at: Date;
  workspaceId: string;
  messageId: string | null;
  actorId: string | null;
  tagId: string | null;
  shared?: SharedByReaders;
}

@ObjectType({ description: 'What the customer hears of it.' })
export class VisitorConversationEvent {
  @Field(() => ID) conversationId: string;
  @Field(() => String, { nullable: true }) cursor: string | null;
  @Field(() => Int) seq: number;
  @Field(() => EventTypeEnum) type: EventType;
  @Field(() => ID, { nullable: true }) turnId: string | null;
  @Field(() => Int, { nullable: true }) deltaIndex: number | null;
  @Field(() => String, { nullable: true }) delta: string | null;
  @Field() at: Date;
  workspaceId: string;
  messageId: string | null;
  shared?: SharedByReaders;
}

export const ConversationEventConnection = connectionTypes(() => ConversationEvent, 'ConversationEvent', { totalCount: false });
