import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import type { Connection } from '../common/connection';
import type { TeamCaller } from '../common/principal';
import { Conversation, ConversationConnection } from '../conversations/conversation.type';
import { ConversationFilter, ConversationOrderEnum, type ConversationOrder } from './filter';
import { ListConversations } from './list-conversations';

@Resolver()
export class InboxResolver {
  constructor(private readonly list: ListConversations) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => ConversationConnection)
  conversations(
    @Caller() caller: TeamCaller,
    @Args('filter', { type: () => ConversationFilter, nullable: true }) filter?: ConversationFilter | null,
    @Args('orderBy', { type: () => ConversationOrderEnum, nullable: true, defaultValue: 'PRIORITY_THEN_WAITING' }) orderBy?: ConversationOrder | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 30 }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<Conversation>> {
    return this.list.run(caller, { filter, orderBy: orderBy ?? 'PRIORITY_THEN_WAITING', first, after });
  }
}
