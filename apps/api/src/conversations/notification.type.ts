import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';

@ObjectType({ description: 'Something that a rule wanted a colleague to know.' })
export class Notification {
  @Field(() => ID) id: string;
  conversationId: string;
  @Field() text: string;
  @Field(() => String, { nullable: true }) rule: string | null;
  @Field() createdAt: Date;
  @Field(() => Date, { nullable: true }) readAt: Date | null;
}

export const NotificationConnection = connectionTypes(() => Notification, 'Notification', { totalCount: false });
