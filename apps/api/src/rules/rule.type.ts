import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JsonValue } from '../common/scalars';
import { UserError } from '../common/user-error.type';

@ObjectType({ description: 'Conditions over a message and what follows from it, evaluated in order on every customer message before anything is answered.' })
export class Rule {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() enabled: boolean;
  @Field(() => Int) position: number;
  @Field({ description: 'Built in: can be widened, never weakened or deleted (disputes, fraud, bank details, legal, asks for a person).' }) protected: boolean;
  @Field(() => JsonValue, { description: '{ all|any: [ {tag: id} | {keyword: phrase} | {confidenceBelow: x} | {attribute: {key, op, value}} | {outsideHours: true} | {sentimentBelow: x} | nested all/any/not ] }, and what docs/rules.md adds: tags, pattern, detail, urgencyAtLeast, verified, page, language, time, failedAnswersAtLeast, priority.' })
  conditions: unknown;
  @Field(() => JsonValue, { description: '[ {handoff: {}} | {setPriority: URGENT} | {addTag: id} | {assignTo: agentId|teamId} | {collect: formKey} | {reply: text} | {webhook: id} ], and what docs/rules.md adds: {handoff: {to}}, setAttribute, notify, snooze, note, stop.' })
  actions: unknown;
  @Field({ description: 'The rule as one sentence, with names instead of ids.' }) sentence: string;
}

@InputType()
export class RuleInput {
  @Field() name: string;
  @Field(() => Boolean, { nullable: true }) enabled?: boolean | null;
  @Field(() => JsonValue) conditions: unknown;
  @Field(() => JsonValue) actions: unknown;
  @Field(() => Int, { nullable: true }) position?: number | null;
}

@ObjectType()
export class RulePayload {
  @Field(() => Rule, { nullable: true }) rule?: Rule | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
