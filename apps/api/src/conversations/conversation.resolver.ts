import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Agent } from '../auth/agent.type';
import { Contact } from '../auth/contact.type';
import { Caller, ForTeam } from '../common/access';
import { notFound } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { isId } from '../common/ids';
import { PerCaller } from '../common/per-caller';
import type { TeamCaller } from '../common/principal';
import type { Connection } from '../common/connection';
import { Database } from '../database/transaction';
import { Conversation } from './conversation.type';
import { ConversationEvent, ConversationEventConnection } from './event.type';
import { ConversationLoaders } from './loaders';
import { eventPage, messagePage } from './message-pages';
import { Message, MessageConnection } from './message.type';

/** One conversation, and what hangs on it for the team. */
@Resolver(() => Conversation)
export class ConversationResolver {
  constructor(
    private readonly database: Database,
    private readonly loaders: ConversationLoaders,
  ) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => Conversation, { nullable: true })
  async conversation(@Caller() _caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Context() context: GraphqlContext): Promise<Conversation> {
    const found = isId(id) ? await this.loaders.conversation(context).load(id) : null;
    if (!found) throw notFound('conversation');
    return found;
  }

  @ResolveField(() => Contact)
  async contact(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<Contact> {
    const contact = await this.loaders.contact(context).load(conversation.contactId);
    if (!contact) throw notFound('contact');
    return contact;
  }

  @ResolveField(() => Agent, { nullable: true })
  assignee(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return conversation.assigneeId ? this.loaders.agent(context).load(conversation.assigneeId) : null;
  }

  @ResolveField(() => Message, { nullable: true })
  lastMessage(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<Message | null> {
    return this.loaders.lastMessage(context).load(conversation.id);
  }

  @ResolveField(() => MessageConnection)
  messages(
    @Parent() conversation: Conversation,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('last', { type: () => Int, nullable: true }) last?: number,
    @Args('before', { type: () => String, nullable: true }) before?: string,
  ): Promise<Connection<Message>> {
    return this.database.inWorkspace(conversation, (tx) => messagePage(tx, conversation.id, { first, after, last, before }, { internal: true }));
  }

  @ResolveField(() => ConversationEventConnection)
  events(
    @Parent() conversation: Conversation,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<ConversationEvent>> {
    return this.database.inWorkspace(conversation, (tx) => eventPage(tx, conversation.id, { first, after }));
  }

  @PerCaller()
  @ResolveField(() => Boolean, { description: 'Unread for the calling agent.' })
  async unread(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<boolean> {
    const seen = await this.loaders.readSeq(context).load(conversation.id);
    return conversation.lastSeq > (seen ?? 0);
  }
}
