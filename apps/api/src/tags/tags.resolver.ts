import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ANSWERING, Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { ConversationPayload } from '../conversations/conversation.type';
import { TagConversation } from './tag-conversation';
import { TagStore } from './tag-store';
import { Tag, TagInput, TagPayload } from './tag.type';

const idArg = { type: () => ID };

@Resolver(() => Tag)
export class TagsResolver {
  constructor(
    private readonly store: TagStore,
    private readonly conversations: TagConversation,
  ) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => [Tag])
  tags(@Caller() caller: TeamCaller, @Args('includeArchived', { type: () => Boolean, nullable: true, defaultValue: false }) includeArchived?: boolean | null): Promise<Tag[]> {
    return this.store.list(caller, includeArchived ?? false);
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => TagPayload)
  createTag(@Caller() caller: TeamCaller, @Args('input') input: TagInput): Promise<TagPayload> {
    return settle(() => this.store.create(caller, input));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => TagPayload)
  updateTag(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('input') input: TagInput): Promise<TagPayload> {
    return settle(() => this.store.update(caller, id, input));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => DeletePayload, { description: 'Archives it; IN_USE while a rule names it.' })
  deleteTag(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<DeletePayload> {
    return settle(() => this.store.archive(caller, id));
  }

  @ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' })
  @Mutation(() => ConversationPayload)
  tagConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('tagId', idArg) tagId: string): Promise<ConversationPayload> {
    return settle(() => this.conversations.add(caller, id, tagId));
  }

  @ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' })
  @Mutation(() => ConversationPayload)
  untagConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('tagId', idArg) tagId: string): Promise<ConversationPayload> {
    return settle(() => this.conversations.remove(caller, id, tagId));
  }
}
