import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Agent } from '../auth/agent.type';
import { Caller, ForTeam, MANAGING } from '../common/access';
import type { Connection } from '../common/connection';
import { settle } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import type { TeamCaller } from '../common/principal';
import { ConversationLoaders } from '../conversations/loaders';
import { ReadRuleLog } from './read-rule-log';
import { RuleHistory } from './rule-history';
import { RuleSetChange, RuleSetVersion, RuleSetVersionConnection, RulesPayload } from './rule-history.type';
import { RuleLogConnection, type RuleLogEntry } from './rule-log.type';

/** What the rules were, and what they said of a conversation. */
@Resolver(() => RuleSetVersion)
export class RuleHistoryResolver {
  constructor(
    private readonly history: RuleHistory,
    private readonly log: ReadRuleLog,
    private readonly loaders: ConversationLoaders,
  ) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => RuleSetVersionConnection, { description: 'Every state of the rules, newest first.' })
  ruleSetVersions(@Caller() caller: TeamCaller, @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number, @Args('after', { type: () => String, nullable: true }) after?: string): Promise<Connection<RuleSetVersion>> {
    return this.history.versions(caller, { first, after });
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => [RuleSetChange], { description: 'What differs between two versions; version 0 is no rules at all.' })
  ruleSetChanges(@Caller() caller: TeamCaller, @Args('from', { type: () => Int }) from: number, @Args('to', { type: () => Int }) to: number): Promise<RuleSetChange[]> {
    return this.history.changes(caller, from, to);
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => RuleLogConnection, { description: 'For each of the customer’s messages, newest first: which rules matched, which did not, and why.' })
  ruleLog(
    @Caller() caller: TeamCaller,
    @Args('conversationId', { type: () => ID }) conversationId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 10 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<RuleLogEntry>> {
    return this.log.run(caller, conversationId, { first, after });
  }

  @ResolveField(() => Agent, { nullable: true, description: 'Null for what an API key or the system did.' })
  author(@Parent() version: RuleSetVersion, @Context() context: GraphqlContext): Promise<Agent | null> | null {
    return version.authorId ? this.loaders.agent(context).load(version.authorId) : null;
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => RulesPayload, { description: 'Makes the rules what they were, as a new version. Protections are never narrowed by it.' })
  restoreRuleSet(@Caller() caller: TeamCaller, @Args('version', { type: () => Int }) version: number): Promise<RulesPayload> {
    return settle(() => this.history.restore(caller, version));
  }
}
