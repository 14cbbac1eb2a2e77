import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import { AppError, Refusal } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { AnswerRecord, AnswerReplay } from './answer-record.type';
import { ReplayAnswer } from './replay-answer';

@Resolver()
export class AnswerRecordResolver {
  constructor(private readonly replay: ReplayAnswer) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => AnswerRecord, { nullable: true, description: 'Why a message of the AI, or the notice of a handoff, reads as it does; null when no turn wrote it.' })
  answerRecord(@Caller() caller: TeamCaller, @Args('messageId', { type: () => ID }) messageId: string): Promise<AnswerRecord | null> {
    return this.replay.record(caller, messageId);
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => AnswerReplay, { description: 'The same question asked again of today’s documents, settings and model, and what differs. Shown to the team alone.' })
  async replayAnswer(@Caller() caller: TeamCaller, @Args('messageId', { type: () => ID }) messageId: string): Promise<AnswerReplay> {
    try {
      return await this.replay.run(caller, messageId);
    } catch (error) {
      if (error instanceof Refusal) throw new AppError('BAD_USER_INPUT', error.message);
      throw error;
    }
  }
}
