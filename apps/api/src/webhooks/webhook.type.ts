import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

const STATES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof STATES)[number];
const DeliveryStateEnum = enumOf(STATES);
registerEnumType(DeliveryStateEnum, { name: 'WebhookDeliveryStatus', description: 'PENDING: not yet, or to be tried again. FAILED: given up.' });

@ObjectType({ description: 'An address of another system that rules can call. Each call is signed.' })
export class Webhook {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() url: string;
  @Field({ description: 'Off: calls are not made. It is switched off when its receiver answers 410 Gone.' }) active: boolean;
  @Field() createdAt: Date;
}

@ObjectType({ description: 'One call of a webhook, kept for thirty days.' })
export class WebhookDelivery {
  @Field(() => ID) id: string;
  @Field() event: string;
  @Field(() => DeliveryStateEnum) status: DeliveryState;
  @Field(() => Int) attempts: number;
  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer.' }) responseStatus: number | null;
  @Field(() => String, { nullable: true, description: 'Why the last attempt failed.' }) error: string | null;
  @Field(() => ID, { nullable: true }) conversationId: string | null;
  @Field() createdAt: Date;
  @Field(() => Date, { nullable: true }) finishedAt: Date | null;
}
export const WebhookDeliveryConnection = connectionTypes(() => WebhookDelivery, 'WebhookDelivery', { totalCount: false });

@InputType()
export class WebhookInput {
  @Field() name: string;
  @Field({ description: 'A public https:// or http:// address.' }) url: string;
  @Field(() => Boolean, { nullable: true }) active?: boolean | null;
}

@ObjectType()
export class WebhookPayload {
  @Field(() => Webhook, { nullable: true }) webhook?: Webhook | null;
  @Field(() => String, { nullable: true, description: 'The key that signs, shown once: when it is made.' }) secret?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
