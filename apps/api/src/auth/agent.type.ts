import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '@chatref/domain';
import { ApiScopeEnum, RoleEnum, type ApiScope } from '../common/principal';
import { UserError } from '../common/user-error.type';

registerEnumType(RoleEnum, { name: 'Role' });
registerEnumType(ApiScopeEnum, { name: 'ApiScope' });

@ObjectType({ description: 'A human colleague.' })
export class Agent {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() email: string;
  @Field(() => RoleEnum) role: Role;
  @Field({ description: 'Has a console open just now.' }) online: boolean;
  @Field() active: boolean;
}

@ObjectType({ description: 'What a customer may know of the person who answers.' })
export class PublicAgent {
  @Field() name: string;
  @Field(() => String, { nullable: true }) avatarUrl: string | null;
}

@ObjectType()
export class LoginPayload {
  @Field(() => String, { nullable: true }) token?: string | null;
  @Field(() => Agent, { nullable: true }) agent?: Agent | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AgentPayload {
  @Field(() => Agent, { nullable: true }) agent?: Agent | null;
  @Field(() => String, { nullable: true, description: 'One-time link with which they set their password.' }) setUpUrl?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class ApiKey {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => [ApiScopeEnum]) scopes: ApiScope[];
  @Field() createdAt: Date;
  @Field(() => Date, { nullable: true }) lastUsedAt: Date | null;
  @Field(() => Date, { nullable: true }) expiresAt: Date | null;
}

@ObjectType()
export class ApiKeyPayload {
  @Field(() => String, { nullable: true, description: 'Shown once.' }) secret?: string | null;
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
