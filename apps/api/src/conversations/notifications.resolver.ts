import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Agent } from '../auth/agent.type';
import { Caller, ForTeam } from '../common/access';
import type { Connection } from '../common/connection';
import { notFound } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { isId } from '../common/ids';
import type { TeamCaller } from '../common/principal';
import { Conversation } from './conversation.type';
import { ConversationLoaders } from './loaders';
import { Notification, NotificationConnection } from './notification.type';
import { Notifications } from './notifications';

@Resolver(() => Notification)
export class NotificationsResolver {
  constructor(
    private readonly own: Notifications,
    private readonly loaders: ConversationLoaders,
  ) {}

  @ForTeam({ scope: 'ANY' })
  @Query(() => NotificationConnection, { description: 'The caller’s own, newest first; a key has none.' })
  notifications(@Caller() caller: TeamCaller, @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number, @Args('after', { type: () => String, nullable: true }) after?: string): Promise<Connection<Notification>> {
    return this.own.list(caller, { first, after });
  }

  @ForTeam({ scope: 'ANY' })
  @Query(() => Int, { description: 'How many of the caller’s own are unread.' })
  unreadNotifications(@Caller() caller: TeamCaller): Promise<number> {
    return this.own.unread(caller);
  }

  @ForTeam({ scope: 'ANY' })
  @Mutation(() => Int, { description: 'Marks the caller’s own as read: all, or those about one conversation. Gives how many were unread.' })
  async markNotificationsRead(@Caller() caller: TeamCaller, @Args('conversationId', { type: () => ID, nullable: true }) conversationId?: string | null): Promise<number> {
    return conversationId != null && !isId(conversationId) ? 0 : this.own.markRead(caller, conversationId ?? null);
  }

  @ResolveField(() => Agent, { nullable: true, description: 'The colleague who caused it.' })
  actor(@Parent() notification: Notification, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return notification.actorId === null ? null : this.loaders.agent(context).load(notification.actorId);
  }

  @ResolveField(() => Conversation)
  async conversation(@Parent() notification: Notification, @Context() context: GraphqlContext): Promise<Conversation> {
    const conversation = await this.loaders.conversation(context).load(notification.conversationId);
    if (!conversation) throw notFound('conversation');
    return conversation;
  }
}
