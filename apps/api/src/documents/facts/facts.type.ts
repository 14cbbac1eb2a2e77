import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../../common/connection';
import { enumOf } from '../../common/enums';
import { UserError } from '../../common/user-error.type';

export const FACT_KINDS = ['AMOUNT', 'PERCENT', 'DURATION', 'DATE'] as const;
export type FactKind = (typeof FACT_KINDS)[number];
export const FactKindEnum = enumOf(FACT_KINDS);
registerEnumType(FactKindEnum, { name: 'FactKind' });

export const CONFLICT_DECISIONS = ['DISMISSED', 'REOPENED'] as const;
export type ConflictDecision = (typeof CONFLICT_DECISIONS)[number];
export const ConflictDecisionEnum = enumOf(CONFLICT_DECISIONS);
registerEnumType(ConflictDecisionEnum, { name: 'ConflictDecision' });

/** `document` is resolved in `facts.resolver.ts`. */
@ObjectType({ description: 'What one document states.' })
export class FactSide {
  @Field(() => ID) documentId: string;
  @Field(() => Int) documentVersion: number;
  @Field(() => [String]) headingPath: string[];
  @Field({ description: 'The sentence, as a reader sees it.' }) text: string;
  @Field({ description: 'The figure in it.' }) value: string;
}

/** `decisions` is resolved in `facts.resolver.ts`. */
@ObjectType({ description: 'Two documents that state different figures of the same thing.' })
export class FactConflict {
  @Field(() => ID) id: string;
  workspaceId: string;
  @Field(() => FactKindEnum) kind: FactKind;
  @Field(() => [String], { description: 'Words (stems) that both have in common.' }) subject: string[];
  @Field(() => FactSide) left: FactSide;
  @Field(() => FactSide) right: FactSide;
  @Field(() => Float, { description: 'How sure it is that both speak of the same, 0 to 1.' }) score: number;
  @Field() foundAt: Date;
  @Field(() => Date, { nullable: true }) dismissedAt: Date | null;
  @Field(() => String, { nullable: true }) dismissedReason: string | null;
}

/** One entry of the append-only record. */
@ObjectType({ description: 'Who dismissed a contradiction or took that back, when and why.' })
export class ConflictDecisionRecord {
  @Field(() => ConflictDecisionEnum) decision: ConflictDecision;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => ID, { nullable: true, description: 'The colleague; null for a key.' }) agentId: string | null;
  @Field(() => String, { nullable: true }) agentName: string | null;
  @Field() at: Date;
}

@ObjectType({ description: 'The last comparison of all documents.' })
export class FactCheck {
  @Field() checkedAt: Date;
  @Field(() => Int, { description: 'Facts that were compared.' }) facts: number;
}

export const FactConflictConnection = connectionTypes(() => FactConflict, 'FactConflict');

@ObjectType()
export class FactConflictPayload {
  @Field(() => FactConflict, { nullable: true }) factConflict?: FactConflict | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
