import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonValue } from '../common/scalars';
import { UserError } from '../common/user-error.type';

@ObjectType({ description: 'A customer, anonymous or known.' })
export class Contact {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name: string | null;
  @Field(() => String, { nullable: true }) email: string | null;
  @Field(() => String, { nullable: true }) externalId: string | null;
  @Field({ description: 'True only when the host site proved who this is (signed identity token).' }) verified: boolean;
  @Field(() => JsonValue) attributes: unknown;
}

@ObjectType({ description: 'What a customer sees of themself.' })
export class VisitorContact {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name: string | null;
  @Field() verified: boolean;
}

@ObjectType()
export class VisitorSessionPayload {
  @Field(() => String, { nullable: true }) visitorToken?: string | null;
  @Field(() => VisitorContact, { nullable: true }) contact?: VisitorContact | null;
  @Field(() => String, { nullable: true, description: 'What the company is called.' }) companyName?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
