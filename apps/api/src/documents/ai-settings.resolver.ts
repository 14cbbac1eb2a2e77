import { Args, Field, Float, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { Clock } from '../common/clock';
import { AppError, settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { Database } from '../database/transaction';
import { AiSettings, AiSettingsInput, AiSettingsPayload, AiUsageDay } from '../workspaces/ai-settings.type';
import { ChangeAiSettings, toAiSettingsType } from '../workspaces/change-ai-settings';
import { WorkspaceStore } from '../workspaces/workspace-store';
import { ChatModel } from './chat-model';
import { usageByDay } from './model-usage';

const MOST_DAYS = 366;

@ObjectType({ description: 'What the configured model costs.' })
class ModelPrice {
  @Field(() => Float) inputPerMillion: number;
  @Field(() => Float) outputPerMillion: number;
}

@Resolver(() => AiSettings)
export class AiSettingsResolver {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspaceStore,
    private readonly change: ChangeAiSettings,
    private readonly chat: ChatModel,
    private readonly clock: Clock,
  ) {}

  @ForTeam({ scope: 'ANY' })
  @Query(() => AiSettings)
  async aiSettings(@Caller() caller: TeamCaller): Promise<AiSettings> {
    return toAiSettingsType(caller.workspaceId, (await this.workspaces.get(caller.workspaceId)).settings.ai);
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => AiSettingsPayload)
  updateAiSettings(@Caller() caller: TeamCaller, @Args('input') input: AiSettingsInput): Promise<AiSettingsPayload> {
    return settle(async () => ({ aiSettings: await this.change.run(caller, input) }));
  }

  @ForTeam({ roles: MANAGING, scope: 'ANALYTICS_READ' })
  @Query(() => [AiUsageDay], { description: 'Newest first; days without use are left out.' })
  aiUsage(@Caller() caller: TeamCaller, @Args('days', { type: () => Int, defaultValue: 30 }) days: number): Promise<AiUsageDay[]> {
    if (days < 1 || days > MOST_DAYS) throw new AppError('BAD_USER_INPUT', `days must be 1 to ${MOST_DAYS}.`);
    return this.database.inWorkspace(caller, (tx) => usageByDay(tx, this.clock.now(), days));
  }

  @ResolveField(() => String, { nullable: true, description: 'The model that is configured (OPENAI_MODEL); null: answers are sentences of the documents.' })
  model(): string | null {
    return this.chat.name;
  }

  @ResolveField(() => Boolean, { description: 'False while the model rests after several failures.' })
  modelAvailable(): boolean {
    return this.chat.available;
  }

  @ResolveField(() => ModelPrice, { nullable: true, description: 'Of the configured model; null while none is set.' })
  price(@Parent() { prices }: AiSettings): ModelPrice | null {
    return prices[this.chat.name ?? ''] ?? null;
  }
}
