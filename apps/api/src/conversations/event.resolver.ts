import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Agent } from '../auth/agent.type';
import { Team } from '../auth/team.type';
import { notFound } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { Conversation, VisitorConversation } from './conversation.type';
import { ConversationEvent, VisitorConversationEvent } from './event.type';
import { ConversationLoaders } from './loaders';
import { Message, VisitorMessage } from './message.type';
import { toVisitorMessage } from './rows';

@Resolver(() => ConversationEvent)
export class ConversationEventResolver {
  constructor(private readonly loaders: ConversationLoaders) {}

  @ResolveField(() => Message, { nullable: true })
  message(@Parent() event: ConversationEvent, @Context() context: GraphqlContext): Promise<Message | null> | null {
    if (!event.messageId) return null;
    return event.shared ? event.shared.message() : this.loaders.message(context).load(event.messageId);
  }

  @ResolveField(() => Agent, { nullable: true })
  actor(@Parent() event: ConversationEvent, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return event.actorId ? this.loaders.agent(context).load(event.actorId) : null;
  }

  @ResolveField(() => Agent, { nullable: true, description: 'ASSIGNED: who has it from then on.' })
  assignee(@Parent() event: ConversationEvent, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return event.type === 'ASSIGNED' && event.to !== null ? this.loaders.agent(context).load(event.to) : null;
  }

  @ResolveField(() => Team, { nullable: true, description: 'TEAM: whose turn it is from then on.' })
  team(@Parent() event: ConversationEvent, @Context() context: GraphqlContext): Promise<Team | null> | null {
    return event.type === 'TEAM' && event.to !== null ? this.loaders.team(context).load(event.to) : null;
  }

  @ResolveField(() => Conversation)
  async conversation(@Parent() event: ConversationEvent, @Context() context: GraphqlContext): Promise<Conversation> {
    const found = await (event.shared ? event.shared.conversation() : this.loaders.conversation(context).load(event.conversationId));
    if (!found) throw notFound('conversation');
    return found;
  }
}

@Resolver(() => VisitorConversationEvent)
export class VisitorConversationEventResolver {
  constructor(private readonly loaders: ConversationLoaders) {}

  @ResolveField(() => VisitorMessage, { nullable: true })
  async message(@Parent() event: VisitorConversationEvent, @Context() context: GraphqlContext): Promise<VisitorMessage | null> {
    if (!event.messageId) return null;
    const message = await (event.shared ? event.shared.message() : this.loaders.message(context).load(event.messageId));
    return message && !message.internal ? toVisitorMessage(message) : null;
  }

  @ResolveField(() => VisitorConversation)
  async conversation(@Parent() event: VisitorConversationEvent, @Context() context: GraphqlContext): Promise<VisitorConversation> {
    const found = await (event.shared ? event.shared.conversation() : this.loaders.conversation(context).load(event.conversationId));
    if (!found) throw notFound('conversation');
    const { id, status, assigneeId, contactId, waitingSince, lastSeq, createdAt, updatedAt } = found;
    return { id, status, assigneeId, contactId, waitingSince, lastSeq, createdAt, updatedAt };
  }
}
