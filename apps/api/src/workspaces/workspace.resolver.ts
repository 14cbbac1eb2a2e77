import { Args, Field, Float, InputType, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { Clock } from '../common/clock';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { UserError } from '../common/user-error.type';
import { Database } from '../database/transaction';
import { BusinessHoursInput, HoursOfWorkspace, hoursType } from './business-hours';
import { WorkspaceStore, toWorkspaceType } from './workspace-store';
import { Workspace } from './workspace.type';

@InputType()
class WorkspaceInput {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) timezone?: string | null;
  @Field(() => String, { nullable: true }) companyName?: string | null;
  @Field(() => [String], { nullable: true, description: 'Exact origins, e.g. https://www.example.com.' }) allowedOrigins?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Minutes of silence after an answer until it counts as resolved.' }) inactivityMinutes?: number | null;
  @Field(() => BusinessHoursInput, { nullable: true, description: 'When people answer, in the workspace’s zone. Null takes the hours away; left out, they stay as they are.' }) hours?: BusinessHoursInput | null;
  @Field(() => Float, { nullable: true, description: 'Likeness, 0.5 to 1, from which a curated answer is given.' }) curatedThreshold?: number | null;
}

@ObjectType()
class WorkspacePayload {
  @Field(() => Workspace, { nullable: true }) workspace?: Workspace | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@Resolver(() => Workspace)
export class WorkspaceResolver {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @ForTeam({ scope: 'ANY' })
  @Query(() => Workspace)
  async workspace(@Caller() caller: TeamCaller): Promise<Workspace> {
    return toWorkspaceType(await this.workspaces.get(caller.workspaceId));
  }

  @ResolveField(() => HoursOfWorkspace, { nullable: true, description: 'When people answer; null while none are set, then nothing is closed.' })
  hours(@Parent() { settings, timezone }: Workspace): HoursOfWorkspace | null {
    return settings.hours ? hoursType(settings.hours, timezone, this.clock.now()) : null;
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => WorkspacePayload)
  updateWorkspace(@Caller() caller: TeamCaller, @Args('input') input: WorkspaceInput): Promise<WorkspacePayload> {
    return settle(() => this.database.inWorkspace(caller, async (tx) => ({ workspace: toWorkspaceType(await this.workspaces.update(tx, input)) })));
  }
}
