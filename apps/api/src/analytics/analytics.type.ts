import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { HandoffReason } from '@chatref/domain';
import { enumOf } from '../common/enums';
import { HandoffReasonEnum } from '../conversations/enums';
import { Tag } from '../tags/tag.type';

export const GRANULARITIES = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const;
export type Granularity = (typeof GRANULARITIES)[number];
export const GranularityEnum = enumOf(GRANULARITIES);
registerEnumType(GranularityEnum, { name: 'Granularity' });

@InputType()
export class DateRangeInput {
  @Field() from: Date;
  @Field() to: Date;
  @Field(() => String, { nullable: true, description: 'Default: the workspace’s.' }) timezone?: string | null;
}

const rate = { nullable: true } as const;

@ObjectType({ description: 'All figures count episodes started in the range.' })
export class AnalyticsOverview {
  @Field(() => Int) episodes: number;
  @Field(() => Int, { description: 'Distinct conversations of these episodes.' }) conversations: number;
  @Field(() => Int) customerMessages: number;
  @Field(() => Int, { description: 'Episodes in which the AI answered at least once.' }) aiInvolved: number;
  @Field(() => Int, { description: 'Confirmed + assumed.' }) aiResolved: number;
  @Field(() => Int) aiResolvedConfirmed: number;
  @Field(() => Int) aiResolvedAssumed: number;
  @Field(() => Int) abandoned: number;
  @Field(() => Int) pending: number;
  @Field(() => Int) agentResolved: number;
  @Field(() => Int, { description: 'Handed over and not yet resolved by an agent; the outcomes aiResolved, abandoned, pending, agentResolved, handedOffOpen sum to episodes.' }) handedOffOpen: number;
  @Field(() => Int, { description: 'Episodes handed over, whatever came after.' }) handedOff: number;
  @Field(() => Int, { description: 'Episodes that ended.' }) ended: number;
  @Field(() => Float, { ...rate, description: 'aiResolved ÷ ended.' }) deflectionRate: number | null;
  @Field(() => Float, { ...rate, description: 'handedOff ÷ episodes.' }) handoffRate: number | null;
  @Field(() => Int, { description: 'Episodes with a latched protection and an AI-only answer. Must be 0.' }) guardBreaches: number;
  @Field(() => Float, rate) medianFirstResponseSeconds: number | null;
  @Field(() => Float, rate) medianHandoffWaitSeconds: number | null;
  @Field(() => Float, rate) medianResolutionSeconds: number | null;
  @Field(() => Int, { description: 'Answers that the customer rated.' }) rated: number;
  @Field(() => Int) ratedHelpful: number;
  @Field(() => Float, { ...rate, description: 'ratedHelpful ÷ rated.' }) satisfaction: number | null;
}

@ObjectType()
export class AnalyticsPoint {
  @Field() at: Date;
  @Field(() => Int) episodes: number;
  @Field(() => Int) aiResolved: number;
  @Field(() => Int) agentResolved: number;
  @Field(() => Int) handedOff: number;
  @Field(() => Float, rate) deflectionRate: number | null;
}

@ObjectType()
export class TagCount {
  @Field(() => Tag) tag: Tag;
  @Field(() => Int) episodes: number;
  @Field(() => Int) handedOff: number;
}

@ObjectType({ description: 'Episodes that ask the same thing.' })
export class Topic {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field(() => Int) episodes: number;
  @Field(() => Int) handedOff: number;
  @Field(() => Float, { nullable: true, description: 'Change against the range before, as a ratio.' }) trend: number | null;
  @Field(() => [String]) sampleQuestions: string[];
  workspaceId: string;
  conversationIds: string[];
}

@ObjectType()
export class HandoffReasonCount {
  @Field(() => HandoffReasonEnum) reason: HandoffReason;
  @Field(() => Int) episodes: number;
}

/** The fields are resolved one by one, each with its own statement, so that nobody pays for what they do not ask. */
@ObjectType()
export class Analytics {
  workspaceId: string;
  from: Date;
  to: Date;
  timezone: string;
}
