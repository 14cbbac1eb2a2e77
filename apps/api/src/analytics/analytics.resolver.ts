import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import type { Connection } from '../common/connection';
import { AppError } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { Conversation, ConversationConnection } from '../conversations/conversation.type';
import { Database } from '../database/transaction';
import { ListConversations } from '../inbox/list-conversations';
import { WorkspaceStore, isTimezone } from '../workspaces/workspace-store';
import { Analytics, AnalyticsOverview, AnalyticsPoint, DateRangeInput, GranularityEnum, HandoffReasonCount, TagCount, Topic, type Granularity } from './analytics.type';
import { Figures } from './figures';
import { Topics } from './topics';

const MAX_YEARS_MS = 5 * 366 * 86_400_000;

@Resolver(() => Analytics)
export class AnalyticsResolver {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly figures: Figures,
    private readonly topicsOf: Topics,
  ) {}

  @ForTeam({ scope: 'ANALYTICS_READ' })
  @Query(() => Analytics)
  async analytics(@Caller() caller: TeamCaller, @Args('range') range: DateRangeInput): Promise<Analytics> {
    if (range.from >= range.to) throw new AppError('BAD_USER_INPUT', '`from` must lie before `to`.');
    if (range.to.getTime() - range.from.getTime() > MAX_YEARS_MS) throw new AppError('BAD_USER_INPUT', 'A range may span five years.');
    const timezone = range.timezone ?? (await this.workspaces.get(caller.workspaceId)).timezone;
    if (!isTimezone(timezone)) throw new AppError('BAD_USER_INPUT', 'timezone must be an IANA zone such as Europe/Berlin.');
    return { workspaceId: caller.workspaceId, from: range.from, to: range.to, timezone };
  }

  @ResolveField(() => AnalyticsOverview)
  overview(@Parent() range: Analytics): Promise<AnalyticsOverview> {
    return this.figures.overview(range);
  }

  @ResolveField(() => [AnalyticsPoint])
  series(@Parent() range: Analytics, @Args('granularity', { type: () => GranularityEnum, nullable: true, defaultValue: 'DAY' }) granularity?: Granularity | null): Promise<AnalyticsPoint[]> {
    return this.figures.series(range, granularity ?? 'DAY');
  }

  @ResolveField(() => [TagCount])
  byTag(@Parent() range: Analytics): Promise<TagCount[]> {
    return this.figures.byTag(range);
  }

  @ResolveField(() => [Topic])
  topics(@Parent() range: Analytics, @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number | null): Promise<Topic[]> {
    const limit = first ?? 20;
    if (limit < 1 || limit > 100) throw new AppError('BAD_USER_INPUT', '`first` must be between 1 and 100.');
    return this.topicsOf.run(range, limit);
  }

  @ResolveField(() => [HandoffReasonCount])
  handoffReasons(@Parent() range: Analytics): Promise<HandoffReasonCount[]> {
    return this.figures.handoffReasons(range);
  }
}

@Resolver(() => Topic)
export class TopicResolver {
  constructor(
    private readonly database: Database,
    private readonly list: ListConversations,
  ) {}

  @ResolveField(() => ConversationConnection)
  conversations(
    @Parent() topic: Topic,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<Conversation>> {
    const where = { sql: 'c.workspace_id = $1 AND c.id = ANY($2)', params: [topic.workspaceId, topic.conversationIds] };
    return this.database.inWorkspace(topic, (tx) => this.list.page(tx, where, { orderBy: 'CREATED_DESC', first, after }));
  }
}
