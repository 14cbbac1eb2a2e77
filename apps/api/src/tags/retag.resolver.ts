import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { RetagRuns } from './retag-runs';
import { RetagPayload, RetagRun } from './retag.type';

@Resolver(() => RetagRun)
export class RetagResolver {
  constructor(private readonly runs: RetagRuns) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => RetagRun, { nullable: true, description: 'The newest re-tagging of the past; null when there was none.' })
  retagRun(@Caller() caller: TeamCaller): Promise<RetagRun | null> {
    return this.runs.newest(caller);
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => RetagPayload, { description: 'Tags past conversations anew: those with an episode in the last `days` days, or all. What agents and rules set or took away stays; no rule is evaluated. CONFLICT while one runs.' })
  retagPast(@Caller() caller: TeamCaller, @Args('days', { type: () => Int, nullable: true }) days?: number | null): Promise<RetagPayload> {
    return settle(() => this.runs.start(caller, days ?? null));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => RetagPayload, { description: 'Stops it; what it has done so far stays.' })
  cancelRetag(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<RetagPayload> {
    return settle(() => this.runs.cancel(caller, id));
  }
}
