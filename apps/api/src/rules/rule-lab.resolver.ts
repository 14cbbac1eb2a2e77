import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { MOST_MESSAGES, RuleLab, USUAL_MESSAGES } from './rule-lab';
import { RuleHealth, RuleRehearsalPayload, RuleTrialInput } from './rule-lab.type';

/** Rules on the archive. */
@Resolver()
export class RuleLabResolver {
  constructor(private readonly lab: RuleLab) {}

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => RuleRehearsalPayload, { description: 'Tries a rule on the archive: the most recent `messages` (2,000; at most 20,000) of the last `days` days. The result says how many there are. Writes nothing; it is a mutation because it can be refused as saving the rule would be.' })
  rehearseRule(@Caller() caller: TeamCaller, @Args('input') input: RuleTrialInput, @Args('days', { type: () => Int, nullable: true, defaultValue: 30 }) days?: number | null,
    @Args('messages', { type: () => Int, nullable: true, defaultValue: USUAL_MESSAGES, description: `At most ${MOST_MESSAGES}.` }) messages?: number | null): Promise<RuleRehearsalPayload> {
    return settle(() => this.lab.rehearse(caller, input, days ?? 30, messages ?? USUAL_MESSAGES));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Query(() => [RuleHealth], { description: 'How each rule fared on the archive, and which are dead, shadowed or at odds with another.' })
  ruleHealth(@Caller() caller: TeamCaller, @Args('days', { type: () => Int, nullable: true, defaultValue: 30 }) days?: number | null): Promise<RuleHealth[]> {
    return this.lab.health(caller, days ?? 30);
  }
}
