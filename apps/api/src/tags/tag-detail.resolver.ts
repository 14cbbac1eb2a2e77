import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { AgentStore } from '../auth/agent-store';
import { Agent } from '../auth/agent.type';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { AppError, Refusal, settle } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import type { TeamCaller } from '../common/principal';
import { Database } from '../database/transaction';
import { TagAgreement, TagConfusionView, TagSuggestion, TagTrial, TagUsageFigures } from './assessment.type';
import { TagCorrections } from './tag-corrections';
import { TagExamplePayload, TagExampleRecord } from './tag-example.type';
import { TagFigures } from './tag-figures';
import { TagLab } from './tag-lab';
import { TagStore } from './tag-store';
import { Tag } from './tag.type';

const idArg = { type: () => ID };
function scopeOf(context: GraphqlContext): { workspaceId: string } {
  if (!context.principal) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  return context.principal;
}

/** What a tag's own page shows beyond its settings. */
@Resolver(() => Tag)
export class TagDetailResolver {
  constructor(
    private readonly database: Database,
    private readonly figures: TagFigures,
    private readonly corrections: TagCorrections,
    private readonly lab: TagLab,
  ) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => Tag)
  tag(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<Tag> {
    return this.lab.tag(caller, id);
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => TagTrial, { description: 'What a sentence would be found to be, with the scores of every tag and what speaks for each. Nothing is kept.' })
  async tryTags(@Caller() caller: TeamCaller, @Args('text') text: string): Promise<TagTrial> {
    try {
      return await this.lab.try(caller, text);
    } catch (error) {
      if (error instanceof Refusal) throw new AppError('BAD_USER_INPUT', error.message);
      throw error;
    }
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => TagExamplePayload, { description: 'Says of a message from the archive that it is an example of the tag, or (accept: false) a counter-example. The tags of its conversation stay as they are.' })
  decideTagSuggestion(@Caller() caller: TeamCaller, @Args('tagId', idArg) tagId: string, @Args('conversationId', idArg) conversationId: string, @Args('accept') accept: boolean): Promise<TagExamplePayload> {
    return settle(() => this.corrections.decide(caller, { tagId, conversationId, accept }));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => TagExamplePayload, { description: 'Takes an example or counter-example back: it no longer counts.' })
  undoTagExample(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<TagExamplePayload> {
    return settle(() => this.corrections.undo(caller, id));
  }

  @ResolveField(() => TagUsageFigures, { description: 'How often it was set in the last 30 days.' })
  usage(@Parent() tag: Tag, @Context() context: GraphqlContext): Promise<TagUsageFigures> {
    const scope = scopeOf(context);
    return loaderOf(context, 'tags.usage', () => new DataLoader<string, TagUsageFigures>((ids) => this.figures.usage(scope, ids))).load(tag.id);
  }

  @ResolveField(() => TagAgreement)
  agreement(@Parent() tag: Tag, @Context() context: GraphqlContext): Promise<TagAgreement> {
    const scope = scopeOf(context);
    return loaderOf(context, 'tags.agreement', () => new DataLoader<string, TagAgreement>((ids) => this.figures.agreement(scope, ids))).load(tag.id);
  }

  @ResolveField(() => [TagExampleRecord], { description: 'What agents corrected and admins decided, the newest first; those taken back are left out.' })
  taught(@Parent() tag: Tag, @Context() context: GraphqlContext): Promise<TagExampleRecord[]> {
    const scope = scopeOf(context);
    return loaderOf(context, 'tags.taught', () => new DataLoader<string, TagExampleRecord[]>((ids) => this.database.inWorkspace(scope, (tx) => this.corrections.ofTags(tx, ids)))).load(tag.id);
  }

  @ResolveField(() => [TagSuggestion], { description: 'Messages of the archive that would sharpen the tag most, of the newest 300 questions.' })
  suggestions(@Parent() tag: Tag, @Context() context: GraphqlContext): Promise<TagSuggestion[]> {
    const scope = scopeOf(context);
    return loaderOf(context, 'tags.suggestions', () => new DataLoader<string, TagSuggestion[]>((ids) => this.lab.suggestions(scope, ids))).load(tag.id);
  }

  @ResolveField(() => [TagConfusionView], { description: 'Other tags that examples of this one would be taken for, the most frequent first.' })
  confusions(@Parent() tag: Tag, @Context() context: GraphqlContext): Promise<TagConfusionView[]> {
    return this.lab.confusions(scopeOf(context), tag.id);
  }
}

@Resolver(() => TagConfusionView)
export class TagConfusionResolver {
  constructor(
    private readonly database: Database,
    private readonly tags: TagStore,
  ) {}

  @ResolveField(() => Tag)
  async other(@Parent() confusion: TagConfusionView, @Context() context: GraphqlContext): Promise<Tag> {
    const scope = scopeOf(context);
    const tag = await loaderOf(context, 'tags.known', () =>
      new DataLoader<string, Tag | null>(async (ids) => {
        const found = await this.database.inWorkspace(scope, (tx) => this.tags.byIds(tx, ids));
        return ids.map((id) => found.get(id) ?? null);
      }),
    ).load(confusion.otherId);
    if (!tag) throw new Error('A confused tag is gone.');
    return tag;
  }
}

@Resolver(() => TagExampleRecord)
export class TagExampleResolver {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentStore,
  ) {}

  @ResolveField(() => Agent, { nullable: true, description: 'Null when a program did it.' })
  addedBy(@Parent() example: TagExampleRecord, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    if (!example.addedById) return null;
    const scope = scopeOf(context);
    return loaderOf(context, 'tags.authors', () =>
      new DataLoader<string, Agent | null>(async (ids) => {
        const found = await this.database.inWorkspace(scope, (tx) => this.agents.byIds(tx, [...ids]));
        return ids.map((id) => found.get(id) ?? null);
      }),
    ).load(example.addedById);
  }
}
