import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { AppError } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import { Conversation } from '../conversations/conversation.type';
import { ConversationEvent } from '../conversations/event.type';
import { Database } from '../database/transaction';
import type { TagEvidence } from './tag-evidence';
import { TagStore } from './tag-store';
import { AppliedTag, Tag, type TagSource } from './tag.type';

type Row = Omit<Tag, 'archived'> & { archived_at: Date | null; conversation_id: string; source: TagSource; score: number | null; reason: string | null; evidence: TagEvidence | null };

/** Tags on conversations and events, which themselves know nothing of tags. One query for a whole list. */
@Resolver(() => Conversation)
export class ConversationTagsResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => [AppliedTag])
  tags(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<AppliedTag[]> {
    return loaderOf(context, 'tags.ofConversation', () => {
      const { workspaceId } = conversation;
      return new DataLoader<string, AppliedTag[]>(async (ids) => {
        const rows = await this.database.inWorkspace({ workspaceId }, (tx) =>
          tx.query<Row>(
            `SELECT c.conversation_id, c.source, c.score, c.reason, c.evidence, t.id, t.name, t.description, t.color, t.keywords, t.examples, t.urgent, t.archived_at
               FROM conversation_tag c JOIN tag t ON t.workspace_id = c.workspace_id AND t.id = c.tag_id
              WHERE c.workspace_id = $1 AND c.conversation_id = ANY($2) AND c.removed_at IS NULL ORDER BY t.urgent DESC, c.added_at, t.id`,
            [workspaceId, [...ids]],
          ),
        );
        return ids.map((id) => rows.filter((row) => row.conversation_id === id).map(toApplied));
      });
    }).load(conversation.id);
  }
}

@Resolver(() => ConversationEvent)
export class EventTagResolver {
  constructor(
    private readonly database: Database,
    private readonly store: TagStore,
  ) {}

  @ResolveField(() => Tag, { nullable: true })
  tag(@Parent() event: ConversationEvent, @Context() context: GraphqlContext): Promise<Tag | null> | null {
    if (!event.tagId) return null;
    return loaderOf(context, 'tags.byId', () => {
      const scope = context.principal;
      if (!scope) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
      return new DataLoader<string, Tag | null>(async (ids) => {
        const found = await this.database.inWorkspace(scope, (tx) => this.store.byIds(tx, ids));
        return ids.map((id) => found.get(id) ?? null);
      });
    }).load(event.tagId);
  }
}

function toApplied({ conversation_id: _, source, score, reason, evidence, archived_at, ...tag }: Row): AppliedTag {
  return { source, score, reason, evidence, tag: { ...tag, archived: archived_at !== null } };
}
