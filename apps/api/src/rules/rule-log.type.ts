import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { connectionTypes } from '../common/connection';

const OUTCOMES = ['FIRED', 'NOT_MET', 'NOT_REACHED', 'OFF'] as const;
export type RuleOutcomeName = (typeof OUTCOMES)[number];
export const RuleOutcomeEnum = enumOf(OUTCOMES);
registerEnumType(RuleOutcomeEnum, { name: 'RuleOutcome', description: 'NOT_REACHED: a rule before it said that no further one is read. OFF: it is switched off.' });

@ObjectType({ description: 'A condition as it was tried on a message.' })
export class TriedConditionType {
  @Field({ description: 'Completes “When a message …”.' }) condition: string;
  @Field() holds: boolean;
  @Field(() => String, { nullable: true, description: 'The customer’s words or the fact that made it hold.' }) evidence: string | null;
}

@ObjectType({ description: 'A rule as it was tried on a message.' })
export class TriedRuleType {
  ruleId: string;
  @Field() name: string;
  @Field() protected: boolean;
  @Field(() => RuleOutcomeEnum) outcome: RuleOutcomeName;
  @Field({ description: 'The rule as it read then, as one sentence.' }) sentence: string;
  @Field(() => [TriedConditionType], { description: 'Every condition, also those that did not decide; empty for a rule that was not read.' }) conditions: TriedConditionType[];
}

@ObjectType({ description: 'What the rules said of a customer’s message.' })
export class RuleLogEntry {
  @Field(() => Int, { description: 'seq of the (last) message that was read.' }) messageSeq: number;
  @Field() at: Date;
  @Field(() => Int, { description: 'The version of the rules that was read.' }) version: number;
  @Field({ description: 'Reading the same version on the same facts again gives what was noted then.' }) reproduced: boolean;
  @Field(() => [TriedRuleType], { description: 'In the order in which they are read.' }) rules: TriedRuleType[];
}

export const RuleLogConnection = connectionTypes(() => RuleLogEntry, 'RuleLogEntry', { totalCount: false });
