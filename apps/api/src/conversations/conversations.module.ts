import { Global, Module } from '@nestjs/common';
import './enums';
import { ConversationActionsResolver } from './actions.resolver';
import { AgentActions } from './agent-actions';
import { AnswerFeedback } from './answer-feedback';
import { RevealBankNumber } from './bank-numbers';
import { OwnProtections } from './own-protections';
import { OwnProtectionsResolver } from './own-protections.resolver';
import { ConversationProtectionResolver } from './protection.resolver';
import { ConversationResolver } from './conversation.resolver';
import { EventLog } from './event-log';
import { ConversationEventResolver, VisitorConversationEventResolver } from './event.resolver';
import { Expectations } from './expectations';
import { IncomingChecks } from './incoming-checks';
import { LeaveEmail } from './leave-email';
import { ConversationLoaders } from './loaders';
import { MessageResolver, VisitorAssigneeResolver, VisitorMessageResolver } from './message.resolver';
import { QuietEpisodes } from './quiet-episodes';
import { RateAnswer } from './rate-answer';
import { SendVisitorMessage } from './send-visitor-message';
import { Threads } from './threads';
import { VisitorThreads } from './visitor-threads';
import { VisitorResolver } from './visitor.resolver';

/** Conversations: the thread from the first question to the last reply, and everything that may happen to it. */
@Global()
@Module({
  providers: [
    AgentActions, AnswerFeedback, ConversationActionsResolver, ConversationEventResolver, ConversationLoaders, ConversationProtectionResolver, ConversationResolver, EventLog, Expectations, IncomingChecks,
    LeaveEmail, MessageResolver, OwnProtections, OwnProtectionsResolver, QuietEpisodes, RateAnswer, RevealBankNumber, SendVisitorMessage, Threads, VisitorAssigneeResolver, VisitorConversationEventResolver,
    VisitorMessageResolver, VisitorResolver, VisitorThreads,
  ],
  exports: [AnswerFeedback, ConversationLoaders, EventLog, Expectations, IncomingChecks, QuietEpisodes, SendVisitorMessage, Threads],
})
export class ConversationsModule {}
