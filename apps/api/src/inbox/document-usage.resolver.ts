import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Connection } from '../common/connection';
import { AppError, notFound } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import { Conversation } from '../conversations/conversation.type';
import { ConversationLoaders } from '../conversations/loaders';
import { Message } from '../conversations/message.type';
import { Database } from '../database/transaction';
import { CuratedAnswer } from '../documents/curated/curated.type';
import { Document } from '../documents/document.type';
import { answersQuoting, usageOf } from './document-usage';
import { DocumentAnswer, DocumentAnswerConnection, DocumentUsage, NEVER_USED } from './document-usage.type';

/** One statement for all documents of an operation. */
function usageLoader(context: GraphqlContext, database: Database): DataLoader<string, DocumentUsage> {
  return loaderOf(context, 'inbox.documentUsage', () => {
    const scope = context.principal;
    if (!scope) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return new DataLoader<string, DocumentUsage>(async (ids) => {
      const found = await database.inWorkspace(scope, (tx) => usageOf(tx, ids));
      return ids.map((id) => found.get(id) ?? NEVER_USED);
    });
  });
}

/** How documents served customers: a figure for whoever reads the knowledge, the messages for whoever may read conversations. */
@Resolver(() => Document)
export class DocumentUsageResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => DocumentUsage)
  usage(@Parent() document: Document, @Context() context: GraphqlContext): Promise<DocumentUsage> {
    return usageLoader(context, this.database).load(document.id);
  }

  @ResolveField(() => DocumentAnswerConnection, { description: 'Messages that quoted it, the newest first. An API key needs CONVERSATIONS_READ too.' })
  answers(
    @Parent() document: Document,
    @Context() context: GraphqlContext,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<DocumentAnswer>> {
    const { principal } = context;
    if (principal?.kind === 'apiKey' && !principal.scopes.includes('CONVERSATIONS_READ')) throw new AppError('FORBIDDEN', 'This key needs the scope CONVERSATIONS_READ to read what customers were told.');
    return this.database.inWorkspace(document, (tx) => answersQuoting(tx, document.id, { first, after }));
  }
}

/** The same for curated answers. */
@Resolver(() => CuratedAnswer)
export class CuratedUsageResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => DocumentUsage)
  usage(@Parent() entry: CuratedAnswer, @Context() context: GraphqlContext): Promise<DocumentUsage> {
    return usageLoader(context, this.database).load(entry.documentId);
  }
}

/** What a quoting message belongs to. */
@Resolver(() => DocumentAnswer)
export class DocumentAnswerResolver {
  constructor(private readonly loaders: ConversationLoaders) {}

  @ResolveField(() => Message)
  async message(@Parent() answer: DocumentAnswer, @Context() context: GraphqlContext): Promise<Message> {
    const found = await this.loaders.message(context).load(answer.messageId);
    if (!found) throw notFound('message');
    return found;
  }

  @ResolveField(() => Conversation)
  async conversation(@Parent() answer: DocumentAnswer, @Context() context: GraphqlContext): Promise<Conversation> {
    const found = await this.loaders.conversation(context).load(answer.conversationId);
    if (!found) throw notFound('conversation');
    return found;
  }
}
