import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Team } from '../auth/team.type';
import { ANSWERING, Caller, ForTeam } from '../common/access';
import { settle } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import type { TeamCaller } from '../common/principal';
import { Conversation, ConversationPayload } from './conversation.type';
import { ConversationLoaders } from './loaders';
import { Teamwork } from './teamwork';

const Writing = () => ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' });
const idArg = { type: () => ID };

@Resolver(() => Conversation)
export class TeamworkResolver {
  constructor(
    private readonly teamwork: Teamwork,
    private readonly loaders: ConversationLoaders,
  ) {}

  @Writing()
  @Mutation(() => ConversationPayload, { description: 'Hides it from the inbox until then, or until the customer writes.' })
  snoozeConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('until', { type: () => Date }) until: Date): Promise<ConversationPayload> {
    return settle(() => this.teamwork.snooze(caller, id, until));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  unsnoozeConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ConversationPayload> {
    return settle(() => this.teamwork.unsnooze(caller, id));
  }

  @Writing()
  @Mutation(() => ConversationPayload, { description: 'Gives it to a team, or with null to none in particular. Who has it stays.' })
  assignToTeam(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('teamId', { type: () => ID, nullable: true }) teamId: string | null): Promise<ConversationPayload> {
    return settle(() => this.teamwork.assignToTeam(caller, id, teamId ?? null));
  }

  @ResolveField(() => Team, { nullable: true })
  team(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<Team | null> | null {
    return conversation.teamId ? this.loaders.team(context).load(conversation.teamId) : null;
  }
}
