import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';
import { VisitorConversation } from './conversation.type';

export const ExpectationKindEnum = enumOf(['ONLINE', 'AWAY'] as const);
registerEnumType(ExpectationKindEnum, { name: 'ExpectationKind', description: 'ONLINE: a colleague has a console open, within hours. AWAY: nobody has, or hours are over.' });

@ObjectType({ description: 'What a customer who waits for a person can honestly expect.' })
export class HandoffExpectation {
  @Field(() => ExpectationKindEnum) kind: 'ONLINE' | 'AWAY';
  @Field(() => Int, { nullable: true, description: 'The recent median wait, rounded up; null when nobody is online or too little is known.' }) waitMinutes: number | null;
  @Field(() => Date, { nullable: true, description: 'When the team is back; null when somebody is online or it is not known.' }) backAt: Date | null;
  @Field({ description: 'True when leaving an e-mail address would help: nobody is there and none is known. Use leaveEmail.' }) emailWanted: boolean;
  @Field(() => String, { nullable: true, description: 'The address on which the team can write, masked; null when none is known.' }) email: string | null;
}

@ObjectType()
export class VisitorConversationPayload {
  @Field(() => VisitorConversation, { nullable: true }) conversation?: VisitorConversation | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
