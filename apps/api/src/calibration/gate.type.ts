import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

export const LABEL_SOURCES = ['CUSTOMER', 'RATING', 'AGENT', 'TEST'] as const;
export type LabelSource = (typeof LABEL_SOURCES)[number];
export const LabelSourceEnum = enumOf(LABEL_SOURCES);
registerEnumType(LabelSourceEnum, { name: 'AnswerabilitySource', description: 'CUSTOMER: yes or no on an answer; RATING: helpful or not; AGENT: marked by a colleague; TEST: a saved test question.' });
export const GATE_BASES = ['OWN', 'SHIPPED'] as const;
export const GateBasisEnum = enumOf(GATE_BASES);
registerEnumType(GateBasisEnum, { name: 'AnswerGateBasis', description: 'OWN: the workspace’s own labels. SHIPPED: what the project measured on companies the gate had not seen, while own labels are few.' });

@ObjectType({ description: 'A share with its Wilson 95 % interval.' })
export class GateShare {
  @Field(() => Int) hits: number;
  @Field(() => Int) n: number;
  @Field(() => Float) share: number;
  @Field(() => Float) low: number;
  @Field(() => Float) high: number;
}

@ObjectType({ description: 'One bar of the reliability diagram: answers with a confidence from `from` to `to`.' })
export class ReliabilityBin {
  @Field(() => Float) from: number;
  @Field(() => Float) to: number;
  @Field(() => Float, { description: 'Mean confidence of the bin.' }) confidence: number;
  @Field(() => GateShare, { description: 'How many of them the documents supported.' }) supported: GateShare;
}

@ObjectType({ description: 'What a target would lead to.' })
export class GateOption {
  @Field(() => Float) missRate: number;
  @Field(() => Float) answeredFrom: number;
  @Field(() => GateShare, { description: 'Unsupported among the judged answers it would have stated.' }) misses: GateShare;
  @Field(() => GateShare, { description: 'Share of the last 90 days’ questions that it would have stated.' }) coverage: GateShare;
}

@ObjectType({ description: 'How sure an answer must be before it is stated, and what that is known to lead to.' })
export class AnswerGate {
  @Field(() => Float, { description: 'The share of stated answers that may be unsupported, as chosen. 0 to 1.' }) missRate: number;
  @Field(() => GateShare, { description: 'Unsupported among the judged answers stated from `answeredFrom` on.' }) misses: GateShare;
  @Field(() => Float, { description: 'From this probability on an answer is stated.' }) answeredFrom: number;
  @Field(() => Float, { description: 'From this probability on the closest passage is shown and the customer asked.' }) tentativeFrom: number;
  @Field(() => GateShare, { description: 'Share of the last 90 days’ questions that it states plainly.' }) coverage: GateShare;
  @Field(() => Int) labels: number;
  @Field(() => Int, { description: '0: as shipped.' }) version: number;
  @Field(() => Date, { nullable: true }) trainedAt: Date | null;
  @Field(() => GateBasisEnum, { description: 'What `misses` and `reliability` rest on.' }) basis: (typeof GATE_BASES)[number];
  @Field(() => Float, { description: 'Expected calibration error: mean distance of stated and true share.' }) calibrationError: number;
  @Field(() => [ReliabilityBin]) reliability: ReliabilityBin[];
  @Field(() => [GateOption], { description: 'Targets from strict to lenient.' }) options: GateOption[];
}

@ObjectType({ description: 'That a question is or is not answered by the documents. `message` and `agent` are resolved by id.' })
export class AnswerabilityLabel {
  @Field(() => ID) id: string;
  @Field() question: string;
  @Field() covered: boolean;
  @Field(() => LabelSourceEnum) source: LabelSource;
  @Field(() => ID, { nullable: true }) messageId: string | null;
  @Field(() => ID, { nullable: true }) conversationId: string | null;
  @Field(() => ID, { nullable: true, description: 'The colleague who marked it.' }) actorId: string | null;
  @Field() at: Date;
  workspaceId: string;
}

@InputType()
export class MarkAnswerabilityInput {
  @Field(() => ID, { nullable: true, description: 'A customer’s message; or give the question itself.' }) messageId?: string | null;
  @Field(() => String, { nullable: true }) question?: string | null;
  @Field({ description: 'True: the documents answer it.' }) covered: boolean;
}

@ObjectType()
export class AnswerabilityPayload {
  @Field(() => AnswerabilityLabel, { nullable: true }) label?: AnswerabilityLabel | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class AnswerGateInput {
  @Field(() => Float, { description: 'Share of stated answers that may be unsupported, 0.01 to 0.5.' }) missRate: number;
}

@ObjectType()
export class AnswerGatePayload {
  @Field(() => AnswerGate, { nullable: true }) gate?: AnswerGate | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
