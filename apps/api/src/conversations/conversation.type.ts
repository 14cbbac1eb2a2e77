import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ConversationStatus, HandoffReason, Priority, ResolvedBy } from '@chatref/domain';
import { Agent } from '../auth/agent.type';
import { connectionTypes } from '../common/connection';
import { UserError } from '../common/user-error.type';
import { ConversationStatusEnum, HandoffReasonEnum, PriorityEnum, ResolvedByEnum } from './enums';
import { Message, VisitorMessage } from './message.type';

@ObjectType({ description: 'A fact collected for whoever takes over: account id, invoice number, amount, reason …' })
export class CollectedDetail {
  @Field() key: string;
  @Field() value: string;
  @Field(() => Int, { nullable: true, description: 'The public message it was said in.' }) messageSeq: number | null;
}

@ObjectType()
export class Handoff {
  @Field() at: Date;
  @Field(() => HandoffReasonEnum) reason: HandoffReason;
  @Field(() => String, { nullable: true }) rule: string | null;
  @Field(() => String, { nullable: true, description: 'The customer’s words that caused it, and where.' }) phrase: string | null;
  @Field(() => Int, { nullable: true }) messageSeq: number | null;
  @Field(() => String, { nullable: true, description: 'What the AI would have said, held back, and why.' }) withheldText: string | null;
  @Field(() => String, { nullable: true }) withheldBecause: string | null;
}

/** Contact, assignee, messages, events, unread and tags are resolved beside this class and from the modules above. */
@ObjectType()
export class Conversation {
  @Field(() => ID) id: string;
  @Field() subject: string;
  @Field({ description: 'The words that matter most now, for a list row.' }) preview: string;
  @Field(() => ConversationStatusEnum) status: ConversationStatus;
  @Field(() => PriorityEnum) priority: Priority;
  contactId: string;
  assigneeId: string | null;
  teamId: string | null;
  @Field(() => Date, { nullable: true, description: 'Hidden from the inbox until then, or until the customer writes.' }) snoozedUntil: Date | null;
  @Field({ description: 'A protection is latched: no AI answer until a person has publicly replied or an admin lifts it.' }) protected: boolean;
  @Field(() => Handoff, { nullable: true, description: 'The current episode’s, null while the AI has it.' }) handoff: Handoff | null;
  @Field(() => HandoffReasonEnum, { nullable: true }) handoffReason: HandoffReason | null;
  @Field(() => String, { nullable: true, description: 'What an agent must know at a glance: who, what about, what was tried, what is asked.' }) summary: string | null;
  @Field(() => [CollectedDetail]) details: CollectedDetail[];
  @Field(() => Date, { nullable: true, description: 'Since when the customer waits for a person.' }) waitingSince: Date | null;
  @Field(() => ResolvedByEnum, { nullable: true }) resolvedBy: ResolvedBy | null;
  @Field(() => Int, { description: 'seq of the last public message.' }) lastSeq: number;
  @Field() createdAt: Date;
  @Field() updatedAt: Date;
  workspaceId: string;
}

@ObjectType({ description: 'What the customer sees of a conversation; nothing internal is reachable from it.' })
export class VisitorConversation {
  @Field(() => ID) id: string;
  @Field(() => ConversationStatusEnum) status: ConversationStatus;
  assigneeId: string | null;
  contactId: string;
  /** Since when the customer waits for a person's words. */
  waitingSince: Date | null;
  @Field(() => Int) lastSeq: number;
  @Field() createdAt: Date;
  @Field() updatedAt: Date;
}

export const ConversationConnection = connectionTypes(() => Conversation, 'Conversation');
export const VisitorConversationConnection = connectionTypes(() => VisitorConversation, 'VisitorConversation', { totalCount: false });

@ObjectType()
export class ConversationPayload {
  @Field(() => Conversation, { nullable: true }) conversation?: Conversation | null;
  @Field(() => Agent, { nullable: true, description: 'Who has it, with ALREADY_CLAIMED.' }) heldBy?: Agent | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class MessagePayload {
  @Field(() => Message, { nullable: true }) message?: Message | null;
  @Field(() => Conversation, { nullable: true }) conversation?: Conversation | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class VisitorMessagePayload {
  @Field(() => VisitorMessage, { nullable: true }) message?: VisitorMessage | null;
  @Field(() => VisitorConversation, { nullable: true }) conversation?: VisitorConversation | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
