import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';

export const DECIDERS = ['PROTECTION', 'RULE', 'SMALLTALK', 'CURATED', 'GATE'] as const;
export type Decider = (typeof DECIDERS)[number];
export const DeciderEnum = enumOf(DECIDERS);
registerEnumType(DeciderEnum, { name: 'Decider', description: 'What a turn was decided by, in the order in which it is asked.' });

@ObjectType({ description: 'A rule that fired, and the customer’s words that made it.' })
export class RuleHit {
  @Field() name: string;
  @Field(() => String, { nullable: true }) phrase: string | null;
  @Field({ description: 'It hands over.' }) handsOver: boolean;
}

@ObjectType({ description: 'The curated answer that was given.' })
export class CuratedWinType {
  @Field(() => ID) curatedId: string;
  @Field() phrase: string;
  @Field(() => Float) similarity: number;
  @Field(() => Float) threshold: number;
}

@ObjectType()
export class StageTiming {
  @Field() stage: string;
  @Field(() => Float) ms: number;
}

@ObjectType({ description: 'Why a question gets what it gets.' })
export class AnswerExplanation {
  @Field(() => DeciderEnum) decidedBy: Decider;
  @Field({ description: 'In one sentence, for an admin.' }) sentence: string;
  @Field(() => String, { nullable: true, description: 'The rule that hands over, built-in protections included.' }) rule: string | null;
  @Field(() => String, { nullable: true, description: 'The customer’s words that decided it.' }) phrase: string | null;
  @Field(() => [RuleHit]) rules: RuleHit[];
  @Field(() => CuratedWinType, { nullable: true }) curated: CuratedWinType | null;
  @Field(() => String, { nullable: true, description: 'EXTRACTIVE, MODEL or CURATED; null when nothing was drafted.' }) composer: string | null;
  @Field(() => String, { nullable: true, description: 'Why the model’s answer was not used, where one is configured.' }) fallback: string | null;
  @Field(() => Float, { description: 'From this confidence on an answer is stated.' }) answeredFrom: number;
  @Field(() => Float, { description: 'From this confidence on the closest passage is shown and the customer asked.' }) tentativeFrom: number;
  @Field(() => Int, { description: 'Passages that were considered.' }) considered: number;
  @Field(() => [StageTiming]) timings: StageTiming[];
}
