import { Field, ID, ObjectType } from '@nestjs/graphql';

/** What the caller can mend: a stable code, words that say what to do, and the input field it is about. */
@ObjectType()
export class UserError {
  @Field() code: string;
  @Field() message: string;
  @Field(() => [String], { nullable: true }) field: string[] | null;
}

@ObjectType()
export class DeletePayload {
  @Field(() => ID, { nullable: true }) deletedId?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
