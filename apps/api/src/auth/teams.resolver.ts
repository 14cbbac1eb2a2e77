import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { Team, TeamInput, TeamPayload } from './team.type';
import { Teams } from './teams';

const idArg = { type: () => ID };

@Resolver(() => Team)
export class TeamsResolver {
  constructor(private readonly manage: Teams) {}

  @ForTeam({ scope: 'ANY' })
  @Query(() => [Team])
  teams(@Caller() caller: TeamCaller): Promise<Team[]> {
    return this.manage.list(caller);
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => TeamPayload)
  createTeam(@Caller() caller: TeamCaller, @Args('input') input: TeamInput): Promise<TeamPayload> {
    return settle(() => this.manage.create(caller, input));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => TeamPayload)
  updateTeam(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('input') input: TeamInput): Promise<TeamPayload> {
    return settle(() => this.manage.update(caller, id, input));
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => DeletePayload, { description: 'Archives it; IN_USE while a rule names it. Open conversations that it has become nobody’s in particular.' })
  deleteTeam(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<DeletePayload> {
    return settle(() => this.manage.archive(caller, id));
  }
}
