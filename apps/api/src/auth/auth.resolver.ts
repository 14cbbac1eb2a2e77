import { Args, Context, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Role } from '@chatref/domain';
import { Caller, ForTeam, MANAGING, Public } from '../common/access';
import { settle } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { ApiScopeEnum, RoleEnum, type AgentPrincipal, type ApiScope, type TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { Database } from '../database/transaction';
import { AgentStore } from './agent-store';
import { Agent, AgentPayload, ApiKey, ApiKeyPayload, LoginPayload } from './agent.type';
import { ApiKeys } from './api-keys';
import { Colleagues } from './colleagues';
import { SignIn } from './sign-in';

@InputType()
class AgentInput {
  @Field() name: string;
  @Field() email: string;
  @Field(() => RoleEnum) role: Role;
}

/** Who is calling, colleagues and keys. */
@Resolver(() => Agent)
export class AuthResolver {
  constructor(
    private readonly database: Database,
    private readonly agentStore: AgentStore,
    private readonly signIn: SignIn,
    private readonly colleagues: Colleagues,
    private readonly keys: ApiKeys,
  ) {}

  @ForTeam({ scope: 'ANY' })
  @Query(() => Agent, { nullable: true, description: 'The calling agent; null for an API key.' })
  async me(@Caller() caller: TeamCaller): Promise<Agent | null> {
    if (caller.kind !== 'agent') return null;
    return this.database.inWorkspace(caller, (tx) => this.agentStore.find(tx, caller.agentId));
  }

  @ForTeam({ scope: 'ANY' })
  @Query(() => [Agent])
  agents(@Caller() caller: TeamCaller): Promise<Agent[]> {
    return this.database.inWorkspace(caller, (tx) => this.agentStore.all(tx));
  }

  @ForTeam({ roles: MANAGING })
  @Query(() => [ApiKey])
  apiKeys(@Caller() caller: AgentPrincipal): Promise<ApiKey[]> {
    return this.keys.list(caller);
  }

  @Public()
  @Mutation(() => LoginPayload)
  login(@Args('email') email: string, @Args('password') password: string, @Context() context: GraphqlContext): Promise<LoginPayload> {
    return settle(() => this.signIn.login(email, password, context.ip));
  }

  @Public()
  @Mutation(() => Boolean, { description: 'Ends the session of the token sent; false when there was none.' })
  async logout(@Caller() caller: AgentPrincipal | null): Promise<boolean> {
    if (caller?.kind !== 'agent') return false;
    await this.signIn.logout(caller);
    return true;
  }

  @Public()
  @Mutation(() => LoginPayload, { description: 'With the one-time link of an invitation: sets the password and signs in.' })
  setPassword(@Args('token') token: string, @Args('password') password: string, @Context() context: GraphqlContext): Promise<LoginPayload> {
    return settle(() => this.signIn.setPassword(token, password, context.ip));
  }

  @ForTeam()
  @Mutation(() => LoginPayload)
  changePassword(@Caller() caller: AgentPrincipal, @Args('current') current: string, @Args('next') next: string): Promise<LoginPayload> {
    return settle(() => this.signIn.changePassword(caller, current, next));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => AgentPayload)
  createAgent(@Caller() caller: AgentPrincipal, @Args('input') input: AgentInput, @Context() context: GraphqlContext): Promise<AgentPayload> {
    return settle(() => this.colleagues.create(caller, input, context.origin));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => AgentPayload)
  updateAgent(@Caller() caller: AgentPrincipal, @Args('id', { type: () => ID }) id: string, @Args('input') input: AgentInput): Promise<AgentPayload> {
    return settle(() => this.colleagues.update(caller, id, input));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => AgentPayload, { description: 'Ends their sessions; their conversations go back to the queue.' })
  deactivateAgent(@Caller() caller: AgentPrincipal, @Args('id', { type: () => ID }) id: string): Promise<AgentPayload> {
    return settle(() => this.colleagues.deactivate(caller, id));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => AgentPayload, { description: 'A new one-time link for a colleague who lost theirs.' })
  resetAgentLink(@Caller() caller: AgentPrincipal, @Args('id', { type: () => ID }) id: string, @Context() context: GraphqlContext): Promise<AgentPayload> {
    return settle(() => this.colleagues.resetLink(caller, id, context.origin));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => ApiKeyPayload)
  createApiKey(
    @Caller() caller: AgentPrincipal,
    @Args('name') name: string,
    @Args('scopes', { type: () => [ApiScopeEnum] }) scopes: ApiScope[],
    @Args('expiresAt', { type: () => Date, nullable: true }) expiresAt: Date | null,
  ): Promise<ApiKeyPayload> {
    return settle(() => this.keys.create(caller, { name, scopes, expiresAt: expiresAt ?? null }));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => DeletePayload)
  revokeApiKey(@Caller() caller: AgentPrincipal, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(() => this.keys.revoke(caller, id));
  }
}
