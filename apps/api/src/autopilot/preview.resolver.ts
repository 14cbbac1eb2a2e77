import { Args, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import { AppError, Refusal } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { AiSettingsInput } from '../workspaces/ai-settings.type';
import { PreviewAnswer } from './preview-answer';
import { AnswerPreview, TurnInput } from './preview.type';

/** Turns of history a preview may bring. */
const MAX_HISTORY = 50;

@Resolver()
export class PreviewResolver {
  constructor(private readonly preview: PreviewAnswer) {}

  @ForTeam({ scope: 'KNOWLEDGE_READ' })
  @Query(() => AnswerPreview)
  async tryAnswer(
    @Caller() caller: TeamCaller,
    @Args('question') question: string,
    @Args('history', { type: () => [TurnInput], nullable: true }) history?: TurnInput[] | null,
    @Args('settings', { type: () => AiSettingsInput, nullable: true, description: 'Settings to try out, not to keep.' }) settings?: AiSettingsInput | null,
  ): Promise<AnswerPreview> {
    if ((history?.length ?? 0) > MAX_HISTORY) throw new AppError('BAD_USER_INPUT', `At most ${MAX_HISTORY} turns of history.`);
    try {
      return await this.preview.run(caller, question, history ?? [], settings);
    } catch (error) {
      if (error instanceof Refusal) throw new AppError('BAD_USER_INPUT', error.message);
      throw error;
    }
  }
}
