import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ANSWERING, Caller, ForTeam } from '../common/access';
import { settle } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import type { TeamCaller } from '../common/principal';
import { RevealBankNumber } from './bank-numbers';
import { Conversation } from './conversation.type';
import { ConversationLoaders } from './loaders';
import { BankNumber, ProtectionHit, RevealedNumberPayload } from './protection.type';

/** What protects a conversation, and what it keeps hidden. */
@Resolver(() => Conversation)
export class ConversationProtectionResolver {
  constructor(
    private readonly loaders: ConversationLoaders,
    private readonly numbers: RevealBankNumber,
  ) {}

  @ResolveField(() => [ProtectionHit], { description: 'Every protected matter of the current episode, in the order in which they were named.' })
  async protections(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<ProtectionHit[]> {
    return (await this.loaders.protections(context).load(conversation.id)) ?? [];
  }

  @ResolveField(() => [BankNumber])
  async bankNumbers(@Parent() conversation: Conversation, @Context() context: GraphqlContext): Promise<BankNumber[]> {
    return (await this.loaders.bankNumbers(context).load(conversation.id)) ?? [];
  }

  @ForTeam({ roles: ANSWERING })
  @Mutation(() => RevealedNumberPayload, { description: 'Shows a bank number whole. Each look is kept in the log with who looked.' })
  revealBankNumber(@Caller() caller: TeamCaller, @Args('conversationId', { type: () => ID }) conversationId: string, @Args('id', { type: () => ID }) id: string): Promise<RevealedNumberPayload> {
    return settle(() => this.numbers.run(caller, conversationId, id));
  }
}
