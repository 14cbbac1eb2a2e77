import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';
import { Rule } from './rule.type';

const CHANGE_KINDS = ['ADDED', 'REMOVED', 'CHANGED', 'MOVED'] as const;
const ChangeKindEnum = enumOf(CHANGE_KINDS);
registerEnumType(ChangeKindEnum, { name: 'RuleChangeKind' });

@ObjectType({ description: 'A state of the workspace’s rules. It never changes; every change makes the next one.' })
export class RuleSetVersion {
  workspaceId: string;
  authorId: string | null;
  @Field(() => Int) version: number;
  @Field({ description: 'What was done.' }) summary: string;
  @Field() createdAt: Date;
}
export const RuleSetVersionConnection = connectionTypes(() => RuleSetVersion, 'RuleSetVersion', { totalCount: false });

@ObjectType({ description: 'What became of one rule between two versions.' })
export class RuleSetChange {
  @Field(() => ChangeKindEnum) kind: (typeof CHANGE_KINDS)[number];
  @Field() name: string;
  @Field(() => String, { nullable: true, description: 'The rule as it read before, as one sentence.' }) before: string | null;
  @Field(() => String, { nullable: true }) after: string | null;
  @Field(() => Boolean, { nullable: true }) wasEnabled: boolean | null;
  @Field(() => Boolean, { nullable: true }) isEnabled: boolean | null;
}

@ObjectType()
export class RulesPayload {
  @Field(() => [Rule], { nullable: true }) rules?: Rule[] | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
