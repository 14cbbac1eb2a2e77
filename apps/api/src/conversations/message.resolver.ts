import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Agent, PublicAgent } from '../auth/agent.type';
import type { GraphqlContext } from '../common/graphql-context';
import { ConversationLoaders } from './loaders';
import { Message, VisitorMessage } from './message.type';
import { VisitorConversation } from './conversation.type';

@Resolver(() => Message)
export class MessageResolver {
  constructor(private readonly loaders: ConversationLoaders) {}

  @ResolveField(() => Agent, { nullable: true })
  agent(@Parent() message: Message, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return message.agentId ? this.loaders.agent(context).load(message.agentId) : null;
  }
}

@Resolver(() => VisitorMessage)
export class VisitorMessageResolver {
  constructor(private readonly loaders: ConversationLoaders) {}

  @ResolveField(() => PublicAgent, { nullable: true })
  async agent(@Parent() message: VisitorMessage, @Context() context: GraphqlContext): Promise<PublicAgent | null> {
    return message.agentId ? toPublic(await this.loaders.agent(context).load(message.agentId)) : null;
  }
}

@Resolver(() => VisitorConversation)
export class VisitorAssigneeResolver {
  constructor(private readonly loaders: ConversationLoaders) {}

  @ResolveField(() => PublicAgent, { nullable: true })
  async assignee(@Parent() conversation: VisitorConversation, @Context() context: GraphqlContext): Promise<PublicAgent | null> {
    return conversation.assigneeId ? toPublic(await this.loaders.agent(context).load(conversation.assigneeId)) : null;
  }
}

function toPublic(agent: Agent | null): PublicAgent | null {
  return agent ? { name: agent.name, avatarUrl: null } : null;
}
