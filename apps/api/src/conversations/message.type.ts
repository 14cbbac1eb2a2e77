import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AnswerOutcome, ChoiceKind, MessageAuthor } from '@chatref/domain';
import { Citation, PublicCitation } from '../common/citation.type';
import { connectionTypes } from '../common/connection';
import { Form } from '../forms/form.type';
import { AnswerOutcomeEnum, ChoiceKindEnum, MessageAuthorEnum } from './enums';

@ObjectType({ description: 'A button offered with a message; tapping it sends its id, so that meaning does not depend on words.' })
export class Choice {
  @Field(() => ID) id: string;
  @Field(() => ChoiceKindEnum) kind: ChoiceKind;
  @Field() label: string;
  /** The question that a reading stands for. */
  asks?: string;
}

/** `agent` is resolved in `conversations/message.resolver.ts`. */
@ObjectType()
export class Message {
  @Field(() => ID) id: string;
  @Field(() => Int, {
    description:
      'Position among public messages: 1, 2, 3 … without a gap. An internal note carries the seq of the public message before it (0 when there is none) and is ordered after it by noteIndex.',
  })
  seq: number;
  @Field(() => Int, { description: '0 for public messages; 1, 2 … for notes after the public message with the same seq.' }) noteIndex: number;
  @Field(() => MessageAuthorEnum) author: MessageAuthor;
  agentId: string | null;
  @Field() text: string;
  @Field({ description: 'True for a note that only the team sees.' }) internal: boolean;
  @Field(() => [Citation]) citations: Citation[];
  @Field(() => [Choice]) choices: Choice[];
  @Field(() => AnswerOutcomeEnum, { nullable: true, description: 'Null unless the AI wrote it.' }) outcome: AnswerOutcome | null;
  @Field(() => Float, { nullable: true }) confidence: number | null;
  @Field(() => Boolean, { nullable: true, description: 'What the customer said of it; null when nothing.' }) helpful: boolean | null;
  @Field(() => String, { nullable: true }) clientMessageId: string | null;
  @Field(() => Form, { nullable: true, description: 'A form that the customer is asked to fill in with this message.' }) form: Form | null;
  @Field(() => ID, { nullable: true, description: 'The message whose form this one answers.' }) answersTo: string | null;
  @Field() createdAt: Date;
  @Field({ description: 'Whether a turn wrote it, so that `answerRecord` tells why it reads as it does.' }) explained: boolean;
  /** The chosen button's id, for the turn. */
  choiceId: string | null;
  conversationId: string;
}

@ObjectType({ description: 'A message as the customer sees it.' })
export class VisitorMessage {
  @Field(() => ID) id: string;
  @Field(() => Int) seq: number;
  @Field(() => MessageAuthorEnum) author: MessageAuthor;
  agentId: string | null;
  @Field() text: string;
  @Field({ description: 'Always false: notes are never sent to a visitor.' }) internal: boolean;
  @Field(() => [PublicCitation]) citations: PublicCitation[];
  @Field(() => [Choice]) choices: Choice[];
  @Field(() => Boolean, { nullable: true, description: 'What the customer said of it.' }) helpful: boolean | null;
  @Field({ description: 'True for an answer that the customer can rate.' }) rateable: boolean;
  @Field(() => String, { nullable: true }) clientMessageId: string | null;
  @Field(() => Form, { nullable: true, description: 'A form to fill in; answered once a later message names this one in answersTo.' }) form: Form | null;
  @Field(() => ID, { nullable: true, description: 'The message whose form this one answers.' }) answersTo: string | null;
  @Field() createdAt: Date;
}

export const MessageConnection = connectionTypes(() => Message, 'Message');
export const VisitorMessageConnection = connectionTypes(() => VisitorMessage, 'VisitorMessage');
