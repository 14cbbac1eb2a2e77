import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

export const RETAG_STATUSES = ['RUNNING', 'DONE', 'CANCELLED', 'FAILED'] as const;
export type RetagStatus = (typeof RETAG_STATUSES)[number];
export const RetagStatusEnum = enumOf(RETAG_STATUSES);
registerEnumType(RetagStatusEnum, { name: 'RetagStatus' });

@ObjectType({ description: 'The past being tagged anew with what the tags have become.' })
export class RetagRun {
  @Field(() => ID) id: string;
  @Field(() => Int, { nullable: true, description: 'How far back; null: everything.' }) days: number | null;
  @Field(() => RetagStatusEnum) status: RetagStatus;
  @Field(() => Int, { description: 'Conversations to read.' }) total: number;
  @Field(() => Int) done: number;
  @Field(() => Int, { description: 'Tags set so far.' }) added: number;
  @Field(() => Int, { description: 'Tags of the AI taken away so far.' }) removed: number;
  @Field() requestedAt: Date;
  @Field(() => Date, { nullable: true }) finishedAt: Date | null;
}

@ObjectType()
export class RetagPayload {
  @Field(() => RetagRun, { nullable: true }) run?: RetagRun | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
