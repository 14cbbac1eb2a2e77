import DataLoader from 'dataloader';
import { Args, Context, Field, ID, InputType, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, ForVisitor } from '../common/access';
import type { Connection } from '../common/connection';
import { AppError, settle } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import type { VisitorCaller } from '../common/principal';
import { VisitorConversation, VisitorConversationConnection, VisitorMessagePayload } from './conversation.type';
import { VisitorMessage, VisitorMessageConnection } from './message.type';
import { HandoffExpectation, VisitorConversationPayload } from './expectation.type';
import { LeaveEmail } from './leave-email';
import { RateAnswer } from './rate-answer';
import { SendVisitorMessage } from './send-visitor-message';
import { SubmitForm } from './submit-form';
import { VisitorThreads } from './visitor-threads';

@InputType()
class SendVisitorMessageInput {
  @Field(() => ID, { nullable: true, description: 'Null: the visitor’s open conversation, else a new one.' }) conversationId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True always opens a new one.' }) startNew?: boolean | null;
  @Field({
    description:
      'Made by the client, once per message it wants sent; unique per visitor for ever. Sending it again, with or without conversationId, returns the first message and its conversation.',
  })
  clientMessageId: string;
  @Field() text: string;
  @Field(() => ID, { nullable: true, description: 'The choice tapped; text is then its label.' }) choiceId?: string | null;
}

@InputType()
class FormAnswerInput {
  @Field() key: string;
  @Field() value: string;
}

const ASK = 'I would like to talk to a person.';

/** What a customer can do: read and write own threads, ask for a person, rate an answer. */
@Resolver(() => VisitorConversation)
export class VisitorResolver {
  constructor(
    private readonly threads: VisitorThreads,
    private readonly send: SendVisitorMessage,
    private readonly rate: RateAnswer,
    private readonly emails: LeaveEmail,
    private readonly forms: SubmitForm,
  ) {}

  @ForVisitor()
  @Query(() => VisitorConversation, { nullable: true })
  visitorConversation(@Caller() caller: VisitorCaller, @Args('id', { type: () => ID }) id: string): Promise<VisitorConversation> {
    return this.threads.get(caller, id);
  }

  @ForVisitor()
  @Query(() => VisitorConversationConnection)
  visitorConversations(
    @Caller() caller: VisitorCaller,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<VisitorConversation>> {
    return this.threads.list(caller, { first, after });
  }

  @ForVisitor()
  @Mutation(() => VisitorMessagePayload)
  sendVisitorMessage(@Caller() caller: VisitorCaller, @Args('input') input: SendVisitorMessageInput, @Context() context: GraphqlContext): Promise<VisitorMessagePayload> {
    return settle(() => this.send.run(caller, input, context.ip));
  }

  @ForVisitor()
  @Mutation(() => VisitorMessagePayload, { description: 'Without a conversationId: the open conversation, else a new one. Idempotent by clientMessageId.' })
  requestHuman(
    @Caller() caller: VisitorCaller,
    @Context() context: GraphqlContext,
    @Args('clientMessageId') clientMessageId: string,
    @Args('conversationId', { type: () => ID, nullable: true }) conversationId?: string | null,
  ): Promise<VisitorMessagePayload> {
    return settle(() => this.send.run(caller, { conversationId, clientMessageId, text: ASK, asksForPerson: true }, context.ip));
  }

  @ForVisitor()
  @Mutation(() => VisitorMessagePayload, { description: 'Answers the form of a message; the answers are sent as a message. Idempotent by clientMessageId.' })
  submitForm(
    @Caller() caller: VisitorCaller,
    @Context() context: GraphqlContext,
    @Args('messageId', { type: () => ID }) messageId: string,
    @Args('clientMessageId') clientMessageId: string,
    @Args('answers', { type: () => [FormAnswerInput] }) answers: FormAnswerInput[],
  ): Promise<VisitorMessagePayload> {
    return settle(() => this.forms.run(caller, messageId, clientMessageId, answers, context.ip));
  }

  @ForVisitor()
  @Mutation(() => VisitorMessagePayload)
  rateAnswer(@Caller() caller: VisitorCaller, @Args('messageId', { type: () => ID }) messageId: string, @Args('helpful') helpful: boolean): Promise<VisitorMessagePayload> {
    return settle(() => this.rate.run(caller, messageId, helpful));
  }

  @ForVisitor()
  @Mutation(() => VisitorConversationPayload, { description: 'Leaves an address on which the team can write, for when nobody is there (expectation.emailWanted). Leaving it again changes nothing.' })
  leaveEmail(@Caller() caller: VisitorCaller, @Args('conversationId', { type: () => ID }) conversationId: string, @Args('email') email: string): Promise<VisitorConversationPayload> {
    return settle(() => this.emails.run(caller, conversationId, email));
  }

  @ResolveField(() => HandoffExpectation, { nullable: true, description: 'While the customer waits for a person; null at any other time.' })
  async expectation(@Parent() conversation: VisitorConversation, @Context() context: GraphqlContext): Promise<HandoffExpectation | null> {
    const { principal } = context;
    if (principal?.kind !== 'visitor' || conversation.waitingSince === null) return null;
    // One look for all threads of an operation: it does not depend on the thread.
    const loader = loaderOf(context, 'conversations.expectation', () => new DataLoader<string, HandoffExpectation | null>(async (keys) => {
      const shown = await this.threads.expectation(principal);
      return keys.map(() => shown);
    }));
    return loader.load(principal.contactId);
  }

  @ResolveField(() => VisitorMessageConnection)
  messages(
    @Parent() conversation: VisitorConversation,
    @Context() context: GraphqlContext,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('last', { type: () => Int, nullable: true }) last?: number,
    @Args('before', { type: () => String, nullable: true }) before?: string,
  ): Promise<Connection<VisitorMessage>> {
    if (context.principal?.kind !== 'visitor') throw new AppError('FORBIDDEN', 'Only a visitor token reaches this.');
    return this.threads.messages(context.principal, conversation.id, { first, after, last, before });
  }
}
