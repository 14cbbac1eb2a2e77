import { registerEnumType } from '@nestjs/graphql';
import { ANSWER_OUTCOMES, CHOICE_KINDS, CONVERSATION_STATUSES, HANDOFF_REASONS, MESSAGE_AUTHORS, PRIORITIES, RESOLVED_BY } from '@chatref/domain';
import { enumOf } from '../common/enums';

export const EVENT_TYPES = [
  'CREATED', 'MESSAGE', 'ANSWER_DELTA', 'ANSWER_DISCARDED', 'TAGGED', 'UNTAGGED', 'STATUS', 'ASSIGNED', 'PRIORITY',
  'SUMMARY', 'DETAILS', 'PROTECTED', 'REVEALED', 'HANDED_OFF', 'TYPING', 'RATED', 'READ',
  'TEAM', 'SNOOZED', 'UNSNOOZED', 'NOTIFIED',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const ConversationStatusEnum = enumOf(CONVERSATION_STATUSES);
export const PriorityEnum = enumOf(PRIORITIES);
export const MessageAuthorEnum = enumOf(MESSAGE_AUTHORS);
export const HandoffReasonEnum = enumOf(HANDOFF_REASONS);
export const ResolvedByEnum = enumOf(RESOLVED_BY);
export const AnswerOutcomeEnum = enumOf(ANSWER_OUTCOMES);
export const ChoiceKindEnum = enumOf(CHOICE_KINDS);
export const EventTypeEnum = enumOf(EVENT_TYPES);

registerEnumType(ConversationStatusEnum, { name: 'ConversationStatus' });
registerEnumType(PriorityEnum, { name: 'Priority' });
registerEnumType(MessageAuthorEnum, { name: 'MessageAuthor', description: 'AI: an answer, a question back, small talk. SYSTEM: acknowledgements and notices. AGENT: a person.' });
registerEnumType(HandoffReasonEnum, { name: 'HandoffReason' });
registerEnumType(ResolvedByEnum, { name: 'ResolvedBy' });
registerEnumType(AnswerOutcomeEnum, {
  name: 'AnswerOutcome',
  description:
    'ANSWERED: stated, with evidence. TENTATIVE: the closest passage is shown as such and the customer is asked whether it answers. CLARIFY: one question back. DECLINED: far off-topic; says what it can help with and offers a person.',
});
registerEnumType(ChoiceKindEnum, { name: 'ChoiceKind' });
registerEnumType(EventTypeEnum, { name: 'ConversationEventType' });
