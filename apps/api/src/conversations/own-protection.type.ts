import { Field, ID, ObjectType } from '@nestjs/graphql';
import { UserError } from '../common/user-error.type';

@ObjectType({ description: 'A protected matter that a workspace has added to the built-in ones. It can be widened, never weakened or deleted.' })
export class OwnProtection {
  @Field(() => ID) id: string;
  @Field() kind: string;
  @Field() name: string;
  @Field(() => [String]) phrases: string[];
}

@ObjectType()
export class OwnProtectionPayload {
  @Field(() => OwnProtection, { nullable: true }) protection?: OwnProtection | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
