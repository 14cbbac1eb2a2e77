import { Field, Float, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';
import type { TagEvidence } from './tag-evidence';

export const TAG_SOURCES = ['AI', 'RULE', 'AGENT'] as const;
export type TagSource = (typeof TAG_SOURCES)[number];
export const TagSourceEnum = enumOf(TAG_SOURCES);
registerEnumType(TagSourceEnum, { name: 'TagSource' });

@ObjectType({ description: 'What a message can be about.' })
export class Tag {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() description: string;
  @Field() color: string;
  @Field(() => [String], { description: 'Phrases that apply the tag at once, whatever the classifier says.' }) keywords: string[];
  @Field(() => [String]) examples: string[];
  @Field() urgent: boolean;
  @Field({ description: 'A deleted tag is archived: it no longer applies, past conversations and figures keep it.' }) archived: boolean;
}

@ObjectType()
export class AppliedTag {
  @Field(() => Tag) tag: Tag;
  @Field(() => TagSourceEnum) source: TagSource;
  @Field(() => Float, { nullable: true }) score: number | null;
  @Field(() => String, { nullable: true, description: 'Why, in one line: the phrase that matched or the example it is closest to.' }) reason: string | null;
  /** Shown as `evidence` (`assessment.resolver.ts`). */
  evidence: TagEvidence | null;
}

@InputType()
export class TagInput {
  @Field() name: string;
  @Field() description: string;
  @Field(() => String, { nullable: true }) color?: string | null;
  @Field(() => [String], { nullable: true }) keywords?: string[] | null;
  @Field(() => [String], { nullable: true }) examples?: string[] | null;
  @Field(() => Boolean, { nullable: true }) urgent?: boolean | null;
}

@ObjectType()
export class TagPayload {
  @Field(() => Tag, { nullable: true }) tag?: Tag | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
