import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { Priority } from '@chatref/domain';
import { ANSWERING, Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { AgentActions } from './agent-actions';
import { ConversationPayload, MessagePayload } from './conversation.type';
import { PriorityEnum } from './enums';

@InputType()
class ReplyInput {
  @Field(() => ID) conversationId: string;
  @Field() clientMessageId: string;
  @Field() text: string;
}

const Writing = () => ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' });
const idArg = { type: () => ID };

/** What colleagues do with conversations. */
@Resolver()
export class ConversationActionsResolver {
  constructor(private readonly actions: AgentActions) {}

  @Writing()
  @Mutation(() => ConversationPayload)
  claimConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ConversationPayload> {
    return settle(() => this.actions.claim(caller, id));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  releaseConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ConversationPayload> {
    return settle(() => this.actions.act(caller, id, { kind: 'release' }));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  assignConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('agentId', { type: () => ID, nullable: true }) agentId: string | null): Promise<ConversationPayload> {
    return settle(() => this.actions.assign(caller, id, agentId ?? null));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  handBackToAi(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ConversationPayload> {
    return settle(() => this.actions.act(caller, id, { kind: 'handBackToAi' }));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  resolveConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ConversationPayload> {
    return settle(() => this.actions.resolve(caller, id));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  reopenConversation(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ConversationPayload> {
    return settle(() => this.actions.act(caller, id, { kind: 'reopen' }));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  setPriority(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('priority', { type: () => PriorityEnum }) priority: Priority): Promise<ConversationPayload> {
    return settle(() => this.actions.act(caller, id, { kind: 'setPriority', priority }));
  }

  @Writing()
  @Mutation(() => MessagePayload, { description: 'A public reply. Idempotent by clientMessageId; the first one of a person claims the conversation.' })
  replyToConversation(@Caller() caller: TeamCaller, @Args('input') input: ReplyInput): Promise<MessagePayload> {
    return settle(() => this.actions.reply(caller, input));
  }

  @Writing()
  @Mutation(() => MessagePayload, { description: 'A note that only the team sees. Idempotent by clientMessageId.' })
  addNote(@Caller() caller: TeamCaller, @Args('input') input: ReplyInput): Promise<MessagePayload> {
    return settle(() => this.actions.addNote(caller, input));
  }

  @Writing()
  @Mutation(() => ConversationPayload)
  markRead(@Caller() caller: TeamCaller, @Args('id', idArg) id: string): Promise<ConversationPayload> {
    return settle(() => this.actions.markRead(caller, id));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => ConversationPayload, { description: 'Lets the AI answer again; the reason is kept in the log.' })
  liftProtection(@Caller() caller: TeamCaller, @Args('id', idArg) id: string, @Args('reason') reason: string): Promise<ConversationPayload> {
    return settle(() => this.actions.liftProtection(caller, id, reason));
  }
}
