import { Module } from '@nestjs/common';
import { CuratedUsageResolver, DocumentAnswerResolver, DocumentUsageResolver } from './document-usage.resolver';
import { InboxResolver } from './inbox.resolver';
import { ListConversations } from './list-conversations';

/** Lists that join modules: the shared inbox. */
@Module({ providers: [CuratedUsageResolver, DocumentAnswerResolver, DocumentUsageResolver, InboxResolver, ListConversations], exports: [ListConversations] })
export class InboxModule {}
