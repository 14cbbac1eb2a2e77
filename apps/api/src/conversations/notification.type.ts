import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NOTICE_KINDS, type NoticeKind } from '@chatref/domain';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';

export const NoticeKindEnum = enumOf(NOTICE_KINDS);
registerEnumType(NoticeKindEnum, { name: 'NotificationKind', description: 'RULE: a rule wished it. ASSIGNED: the conversation was given to the reader. HANDED_OFF: it waits for a person. REPLIED: the customer of a conversation that the reader has wrote.' });

@ObjectType({ description: 'Something that a colleague should know although they look elsewhere.' })
export class Notification {
  @Field(() => ID) id: string;
  conversationId: string;
  @Field(() => NoticeKindEnum) kind: NoticeKind;
  @Field({ description: 'What it is about: the rule’s words, the subject, or what the customer wrote.' }) text: string;
  @Field(() => String, { nullable: true }) rule: string | null;
  actorId: string | null;
  @Field() createdAt: Date;
  @Field(() => Date, { nullable: true, description: 'When the reader saw it, or when it became of no use: somebody else took the conversation.' }) readAt: Date | null;
}

export const NotificationConnection = connectionTypes(() => Notification, 'Notification', { totalCount: false });
