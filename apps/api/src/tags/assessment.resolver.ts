import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { AppError } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import { Conversation } from '../conversations/conversation.type';
import { Message } from '../conversations/message.type';
import { Database } from '../database/transaction';
import { AssessedTagView, Assessment, TagEvidenceView } from './assessment.type';
import { AssessmentStore, evidenceView } from './assessment-store';
import { TagStore } from './tag-store';
import { AppliedTag, Tag } from './tag.type';

/** The workspace of the caller. */
function scopeOf(context: GraphqlContext): { workspaceId: string } {
  if (!context.principal) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  return context.principal;
}

/** The newest assessment of a conversation. One query for a whole list. */
@Resolver(() => Conversation)
export class ConversationAssessmentResolver {
  constructor(private readonly store: AssessmentStore) {}

  @ResolveField(() => Assessment, { nullable: true, description: 'Of the customer’s newest message that was read.' })
  assessment(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<Assessment | null> {
    const { workspaceId } = conversation;
    return loaderOf(context, 'tags.assessmentOfConversation', () => new DataLoader<string, Assessment | null>((ids) => this.store.newest({ workspaceId }, ids))).load(conversation.id);
  }
}

@Resolver(() => Message)
export class MessageAssessmentResolver {
  constructor(private readonly store: AssessmentStore) {}

  @ResolveField(() => Assessment, { nullable: true, description: 'Null for what a customer did not write, and for messages that were read together with a later one.' })
  assessment(@Parent() message: Message, @Context() context: GraphqlContext): Promise<Assessment | null> | null {
    if (message.author !== 'CUSTOMER') return null;
    const scope = scopeOf(context);
    return loaderOf(context, 'tags.assessmentOfMessage', () =>
      new DataLoader<{ conversationId: string; seq: number }, Assessment | null, string>((keys) => this.store.ofMessages(scope, keys), { cacheKeyFn: ({ conversationId, seq }) => `${conversationId} ${seq}` }),
    ).load({ conversationId: message.conversationId, seq: message.seq });
  }
}

@Resolver(() => AssessedTagView)
export class AssessedTagResolver {
  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
  ) {}

  @ResolveField(() => Tag)
  async tag(@Parent() assessed: AssessedTagView, @Context() context: GraphqlContext): Promise<Tag> {
    const scope = scopeOf(context);
    const tag = await loaderOf(context, 'tags.known', () =>
      new DataLoader<string, Tag | null>(async (ids) => {
        const found = await this.database.inWorkspace(scope, (tx) => this.tags.byIds(tx, ids));
        return ids.map((id) => found.get(id) ?? null);
      }),
    ).load(assessed.tagId);
    if (!tag) throw new Error('An assessed tag is gone.');
    return tag;
  }
}

@Resolver(() => AppliedTag)
export class AppliedTagEvidenceResolver {
  @ResolveField(() => TagEvidenceView, { nullable: true, description: 'What spoke for it; null when an agent set it.' })
  evidence(@Parent() applied: AppliedTag): TagEvidenceView | null {
    return applied.evidence && evidenceView(applied.evidence);
  }
}
