import { Field, Float, InputType, ObjectType } from '@nestjs/graphql';
import type { AnswerOutcome, HandoffReason, MessageAuthor } from '@chatref/domain';
import { Citation } from '../common/citation.type';
import { AnswerOutcomeEnum, HandoffReasonEnum, MessageAuthorEnum } from '../conversations/enums';
import { Choice } from '../conversations/message.type';
import { Passage } from '../documents/document.type';
import { AnswerExplanation } from './explanation.type';
import { AppliedTag } from '../tags/tag.type';

@ObjectType({ description: 'What the AI would say, without a conversation: the playground and the acceptance checks.' })
export class AnswerPreview {
  @Field(() => AnswerOutcomeEnum) outcome: AnswerOutcome;
  @Field() text: string;
  @Field(() => [Citation]) citations: Citation[];
  @Field(() => [Choice]) choices: Choice[];
  @Field(() => Float, { description: 'Calibrated probability that the knowledge answers the question.' }) confidence: number;
  @Field(() => [AppliedTag]) tags: AppliedTag[];
  @Field(() => [String], { description: 'Names of the rules that fired.' }) rules: string[];
  @Field(() => HandoffReasonEnum, { nullable: true }) handoffReason: HandoffReason | null;
  @Field(() => [Passage], { description: 'The passages considered, best first.' }) passages: Passage[];
  @Field(() => AnswerExplanation) explanation: AnswerExplanation;
}

@InputType()
export class TurnInput {
  @Field(() => MessageAuthorEnum) author: MessageAuthor;
  @Field() text: string;
}
