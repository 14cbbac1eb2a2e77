import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { ManageRules } from './manage-rules';
import { Rule, RuleInput, RulePayload } from './rule.type';

@Resolver(() => Rule)
export class RulesResolver {
  constructor(private readonly manage: ManageRules) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => [Rule])
  rules(@Caller() caller: TeamCaller): Promise<Rule[]> {
    return this.manage.list(caller);
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => RulePayload)
  createRule(@Caller() caller: TeamCaller, @Args('input') input: RuleInput): Promise<RulePayload> {
    return settle(() => this.manage.create(caller, input));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => RulePayload, { description: 'A protected rule takes further phrases only; anything else is PROTECTED.' })
  updateRule(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('input') input: RuleInput): Promise<RulePayload> {
    return settle(() => this.manage.update(caller, id, input));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => DeletePayload)
  deleteRule(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(() => this.manage.remove(caller, id));
  }
}
