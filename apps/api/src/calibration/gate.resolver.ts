import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { ANSWERING, Caller, ForTeam, MANAGING } from '../common/access';
import { AppError, settle } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { Message } from '../conversations/message.type';
import { Database } from '../database/transaction';
import { AnswerabilityLabel, AnswerabilityPayload, AnswerGate, AnswerGateInput, AnswerGatePayload, MarkAnswerabilityInput } from './gate.type';
import { LabelStore } from './label-store';
import { ManageGate } from './manage-gate';

@Resolver(() => AnswerGate)
export class AnswerGateResolver {
  constructor(private readonly gate: ManageGate) {}

  @ForTeam({ scope: 'ANALYTICS_READ' })
  @Query(() => AnswerGate)
  answerGate(@Caller() caller: TeamCaller): Promise<AnswerGate> {
    return this.gate.read(caller);
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => [AnswerabilityLabel], { description: 'What was said of questions, latest first; at most 500.' })
  answerabilityLabels(@Caller() caller: TeamCaller, @Args('first', { type: () => Int, nullable: true, defaultValue: 100 }) first?: number | null): Promise<AnswerabilityLabel[]> {
    return this.gate.list(caller, first ?? 100);
  }

  @ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' })
  @Mutation(() => AnswerabilityPayload, { description: 'Says that the documents do or do not answer a question. The gate learns from it within seconds.' })
  markAnswerability(@Caller() caller: TeamCaller, @Args('input') input: MarkAnswerabilityInput): Promise<AnswerabilityPayload> {
    return settle(async () => ({ label: await this.gate.mark(caller, input) }));
  }

  @ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' })
  @Mutation(() => DeletePayload)
  deleteAnswerabilityLabel(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(async () => {
      await this.gate.remove(caller, id);
      return { deletedId: id };
    });
  }

  @ForTeam({ roles: MANAGING, scope: 'SETTINGS_WRITE' })
  @Mutation(() => AnswerGatePayload, { description: 'Chooses the share of stated answers that may be unsupported.' })
  updateAnswerGate(@Caller() caller: TeamCaller, @Args('input') input: AnswerGateInput): Promise<AnswerGatePayload> {
    return settle(async () => ({ gate: await this.gate.setTarget(caller, input.missRate) }));
  }
}

/** What was said of a customer's question, on the message itself. One query for a whole thread. */
@Resolver(() => Message)
export class MessageAnswerabilityResolver {
  constructor(
    private readonly database: Database,
    private readonly labels: LabelStore,
  ) {}

  @ResolveField(() => Boolean, { nullable: true, description: 'Whether the documents answer this question, as far as somebody said so.' })
  answerable(@Parent() message: Message, @Context() context: GraphqlContext): Promise<boolean | null> | null {
    if (message.author !== 'CUSTOMER') return null;
    return loaderOf(context, 'calibration.ofMessage', () => {
      const scope = context.principal;
      if (!scope) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
      return new DataLoader<string, boolean | null>(async (ids) => {
        const found = await this.database.inWorkspace(scope, (tx) => this.labels.ofMessages(tx, ids));
        return ids.map((id) => found.get(id) ?? null);
      });
    }).load(message.id);
  }
}
