import { Global, Module, OnModuleInit } from '@nestjs/common';
import { WorkspaceStore } from '../workspaces/workspace-store';
import { AssignTags } from './assign-tags';
import { ConversationTagsResolver, EventTagResolver } from './conversation-tags.resolver';
import { TagClassifiers } from './tag-classifiers';
import { TagConversation } from './tag-conversation';
import { TagStore } from './tag-store';
import { TagsResolver } from './tags.resolver';

/** What messages are about. */
@Global()
@Module({ providers: [AssignTags, ConversationTagsResolver, EventTagResolver, TagClassifiers, TagConversation, TagStore, TagsResolver], exports: [AssignTags, TagStore] })
export class TagsModule implements OnModuleInit {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly tags: TagStore,
  ) {}

  onModuleInit(): void {
    this.workspaces.onCreate((tx) => this.tags.createDefaults(tx));
  }
}
