import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

export const TAG_EXAMPLE_SOURCES = ['AGENT', 'SUGGESTION'] as const;
export type TagExampleSource = (typeof TAG_EXAMPLE_SOURCES)[number];
export const TagExampleSourceEnum = enumOf(TAG_EXAMPLE_SOURCES);
registerEnumType(TagExampleSourceEnum, { name: 'TagExampleSource', description: 'AGENT: corrected on a conversation; SUGGESTION: decided on the tag’s own page.' });

@ObjectType('TagExample', { description: 'A customer’s message that somebody called an example of a tag, or a counter-example.' })
export class TagExampleRecord {
  @Field(() => ID) id: string;
  @Field() text: string;
  @Field({ description: 'True: it does not deserve the tag.' }) counter: boolean;
  @Field(() => TagExampleSourceEnum) source: TagExampleSource;
  @Field(() => ID) conversationId: string;
  addedById: string | null;
  @Field() addedAt: Date;
}

@ObjectType()
export class TagExamplePayload {
  @Field(() => TagExampleRecord, { nullable: true }) example?: TagExampleRecord | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
