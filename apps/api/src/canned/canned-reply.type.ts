import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { UserError } from '../common/user-error.type';

@ObjectType({ description: 'Words that agents use again and again. “{name}” stands for the customer, “{agent}” for who writes; the console fills them in.' })
export class CannedReply {
  @Field(() => ID) id: string;
  @Field({ description: 'What is typed after “/”.' }) shortcut: string;
  @Field() text: string;
}

@InputType()
export class CannedReplyInput {
  @Field({ description: 'Letters, digits and hyphens, at most 40; one of its kind in a workspace.' }) shortcut: string;
  @Field({ description: 'At most 4,000 characters.' }) text: string;
}

@ObjectType()
export class CannedReplyPayload {
  @Field(() => CannedReply, { nullable: true }) cannedReply?: CannedReply | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
