import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ProtectionSource } from '@chatref/domain';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';
import { ProtectionSourceEnum } from '../conversations/protection.type';

export const FindingSettlementEnum = enumOf(['OPENED', 'DISMISSED'] as const);
registerEnumType(FindingSettlementEnum, { name: 'FindingSettlement' });

@ObjectType({ description: 'A conversation that the AI answered alone and that today’s detectors would have sent to a person.' })
export class ProtectionFinding {
  @Field(() => ID) id: string;
  @Field(() => ID) conversationId: string;
  @Field() subject: string;
  @Field() kind: string;
  @Field() rule: string;
  @Field() phrase: string;
  @Field(() => ProtectionSourceEnum) source: ProtectionSource;
  @Field(() => String, { nullable: true }) like: string | null;
  @Field(() => Int) messageSeq: number;
  @Field() foundAt: Date;
  @Field(() => Date, { nullable: true }) settledAt: Date | null;
  @Field(() => FindingSettlementEnum, { nullable: true }) settledAs: 'OPENED' | 'DISMISSED' | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType({ description: 'The last replay of AI-only conversations through today’s detectors.' })
export class ProtectionReplay {
  @Field() finishedAt: Date;
  @Field(() => Int, { description: 'Episodes that the AI had alone, read so far with these detectors.' }) episodes: number;
}

@ObjectType()
export class ProtectionFindingPayload {
  @Field(() => ProtectionFinding, { nullable: true }) finding?: ProtectionFinding | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
