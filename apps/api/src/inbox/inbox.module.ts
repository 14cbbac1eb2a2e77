import { Module } from '@nestjs/common';
import { InboxResolver } from './inbox.resolver';
import { ListConversations } from './list-conversations';

/** Lists that join modules: the shared inbox. */
@Module({ providers: [InboxResolver, ListConversations], exports: [ListConversations] })
export class InboxModule {}
