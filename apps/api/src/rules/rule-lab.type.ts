import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { JsonValue } from '../common/scalars';
import { UserError } from '../common/user-error.type';

const EXAMPLE_KINDS = ['NEW_HANDOFF', 'LOST_HANDOFF', 'FIRES'] as const;
const ENDINGS = ['AI_RESOLVED', 'PERSON', 'ABANDONED', 'OPEN'] as const;
const FINDING_KINDS = ['DEAD', 'SHADOWED', 'CONTRADICTS'] as const;
const [ExampleKindEnum, EndingEnum, FindingKindEnum] = [enumOf(EXAMPLE_KINDS), enumOf(ENDINGS), enumOf(FINDING_KINDS)];
registerEnumType(ExampleKindEnum, { name: 'RehearsalExampleKind' });
registerEnumType(EndingEnum, { name: 'RehearsalEnding', description: 'What became of the episode then.' });
registerEnumType(FindingKindEnum, { name: 'RuleFindingKind', description: 'DEAD: never fires. SHADOWED: one before it always stops first. CONTRADICTS: wants otherwise than another on the same messages.' });

@InputType({ description: 'A rule as it would be. With `remove`: what taking it out would do.' })
export class RuleTrialInput {
  @Field(() => ID, { nullable: true, description: 'The rule that is changed; null for a new one.' }) ruleId?: string | null;
  @Field(() => Boolean, { nullable: true }) remove?: boolean | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => JsonValue, { nullable: true }) conditions?: unknown;
  @Field(() => JsonValue, { nullable: true }) actions?: unknown;
  @Field(() => Int, { nullable: true }) position?: number | null;
}

@ObjectType()
class RehearsalExampleType {
  @Field(() => ExampleKindEnum) kind: (typeof EXAMPLE_KINDS)[number];
  @Field(() => ID) conversationId: string;
  @Field(() => Int) messageSeq: number;
  @Field() text: string;
  @Field(() => String, { nullable: true }) evidence: string | null;
  @Field(() => EndingEnum) then: (typeof ENDINGS)[number];
}

@ObjectType({ description: 'What a change of the rules would have done to the past. Every rate comes as its two numbers.' })
export class RuleRehearsal {
  @Field() since: Date;
  @Field({ description: 'There were more messages; the most recent ones were read.' }) truncated: boolean;
  @Field(() => Int, { description: 'Customers’ messages in the range: `messages` of these were read.' }) archiveMessages: number;
  @Field(() => Date, { nullable: true, description: 'When the oldest message that was read was written.' }) readSince: Date | null;
  @Field(() => Int, { description: 'Messages that were read, the most recent of the range.' }) messages: number;
  @Field(() => Int) episodes: number;
  @Field(() => Int, { description: 'On which the tried rule fires.' }) firedMessages: number;
  @Field(() => Int) firedEpisodes: number;
  @Field(() => Int, { description: 'Episodes in which some rule hands over, by the rules as they are.' }) handoffsBefore: number;
  @Field(() => Int) handoffsAfter: number;
  @Field(() => Int, { description: 'Episodes that only the trial hands over.' }) newHandoffs: number;
  @Field(() => Int) lostHandoffs: number;
  @Field(() => Int, { description: 'Of the new handoffs: those that a person took anyway.' }) newTakenByPerson: number;
  @Field(() => Int, { description: 'Of the new handoffs: those that the AI resolved then.' }) newResolvedByAi: number;
  @Field(() => Int, { description: 'Episodes that ended; deflection is aiResolved of these.' }) ended: number;
  @Field(() => Int) aiResolvedBefore: number;
  @Field(() => Int) aiResolvedAfter: number;
  @Field(() => Int, { description: 'Ended episodes in which the tried rule asks for a handoff; precision is askedTakenByPerson of these.' }) askedEnded: number;
  @Field(() => Int) askedTakenByPerson: number;
  @Field(() => Int) priorityChanges: number;
  @Field(() => [RehearsalExampleType]) examples: RehearsalExampleType[];
}

@ObjectType()
export class RuleRehearsalPayload {
  @Field(() => RuleRehearsal, { nullable: true }) rehearsal?: RuleRehearsal | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
class RuleFindingType {
  @Field(() => FindingKindEnum) kind: (typeof FINDING_KINDS)[number];
  @Field(() => ID, { nullable: true, description: 'The other rule.' }) otherId: string | null;
  @Field({ description: 'As one sentence.' }) why: string;
}

@ObjectType({ description: 'How a rule fared on the archive.' })
export class RuleHealth {
  @Field(() => ID) ruleId: string;
  @Field(() => Int, { description: 'Messages on which it fires.' }) fired: number;
  @Field(() => [RuleFindingType]) findings: RuleFindingType[];
}
