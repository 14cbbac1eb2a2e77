import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Agent } from '../auth/agent.type';
import { Caller, ForTeam } from '../common/access';
import { AppError } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import type { TeamCaller } from '../common/principal';
import { ConversationLoaders } from '../conversations/loaders';
import { DateRangeInput } from './analytics.type';
import { ProtectionReports } from './protection-report';
import { ProtectionCase, ProtectionReport } from './protection-report.type';

@Resolver(() => ProtectionCase)
export class ProtectionReportResolver {
  constructor(
    private readonly reports: ProtectionReports,
    private readonly loaders: ConversationLoaders,
  ) {}

  @ForTeam({ scope: 'ANALYTICS_READ' })
  @Query(() => ProtectionReport)
  protectionReport(@Caller() caller: TeamCaller, @Args('range') range: DateRangeInput): Promise<ProtectionReport> {
    if (range.from >= range.to) throw new AppError('BAD_USER_INPUT', '`from` must lie before `to`.');
    return this.reports.run(caller, range.from, range.to);
  }

  @ResolveField(() => Agent, { nullable: true })
  repliedBy(@Parent() found: ProtectionCase, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return found.repliedById ? this.loaders.agent(context).load(found.repliedById) : null;
  }

  @ResolveField(() => Agent, { nullable: true })
  liftedBy(@Parent() found: ProtectionCase, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return found.liftedById ? this.loaders.agent(context).load(found.liftedById) : null;
  }
}
