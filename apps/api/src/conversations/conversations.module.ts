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
import { Notifications } from './notifications';
import { NotificationsResolver } from './notifications.resolver';
import { QuietEpisodes } from './quiet-episodes';
import { RateAnswer } from './rate-answer';
import { SendVisitorMessage } from './send-visitor-message';
import { SealNumbers } from './seal-numbers';
import { Snoozes } from './snoozes';
import { SubmitForm } from './submit-form';
import { Teamwork } from './teamwork';
import { TeamworkResolver } from './teamwork.resolver';
import { Threads } from './threads';
import { VisitorThreads } from './visitor-threads';
import { VisitorResolver } from './visitor.resolver';

/** Conversations: the thread from the first question to the last reply, and everything that may happen to it. */
@Global()
@Module({
  providers: [
    AgentActions, AnswerFeedback, ConversationActionsResolver, ConversationEventResolver, ConversationLoaders, ConversationProtectionResolver, ConversationResolver, EventLog, Expectations, IncomingChecks,
    LeaveEmail, MessageResolver, Notifications, NotificationsResolver, OwnProtections, OwnProtectionsResolver, QuietEpisodes, RateAnswer, RevealBankNumber, SealNumbers, SendVisitorMessage, Snoozes, SubmitForm, Teamwork, TeamworkResolver, Threads, VisitorAssigneeResolver, VisitorConversationEventResolver,
    VisitorMessageResolver, VisitorResolver, VisitorThreads,
  ],
  exports: [AnswerFeedback, ConversationLoaders, EventLog, Expectations, IncomingChecks, Notifications, QuietEpisodes, SendVisitorMessage, Snoozes, Threads],
})
export class ConversationsModule {}
