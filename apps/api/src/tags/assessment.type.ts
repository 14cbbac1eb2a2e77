import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { TAG_BASES, type TagBasis } from './tag-evidence';
import { Tag, TagSourceEnum, type TagSource } from './tag.type';

export const TagBasisEnum = enumOf(TAG_BASES);
registerEnumType(TagBasisEnum, { name: 'TagBasis', description: 'PHRASE: a phrase of the tag stands in the message; LIKENESS: it is like the tag’s examples; MODEL: the configured model says so; RULE: a rule added it.' });

@ObjectType({ description: 'What spoke for a tag.' })
export class TagEvidenceView {
  @Field(() => TagBasisEnum) by: TagBasis;
  @Field(() => String, { nullable: true, description: 'The tag’s phrase that was found.' }) phrase: string | null;
  @Field(() => String, { nullable: true, description: 'The customer’s words for it, slips and all.' }) said: string | null;
  @Field(() => [String], { description: 'The examples it is closest to, at most two.' }) examples: string[];
  @Field(() => [String], { description: 'Words that it shares with the closest example.' }) sharedWords: string[];
}

@ObjectType()
export class AssessedTagView {
  tagId: string;
  @Field(() => TagSourceEnum) source: TagSource;
  @Field(() => Float, { nullable: true, description: '0 to 1; null when a phrase, a rule or the model decided.' }) score: number | null;
  @Field() reason: string;
  @Field(() => TagEvidenceView) evidence: TagEvidenceView;
}

@ObjectType({ description: 'A value with what speaks for it.' })
export class Reading {
  @Field(() => Float) value: number;
  @Field({ description: 'In a word.' }) label: string;
  @Field(() => [String]) reasons: string[];
}

@ObjectType({ description: 'What a customer’s message (or the messages sent in a row with it) was found to be, before anything was decided.' })
export class Assessment {
  @Field(() => Int, { description: 'The last message that was read.' }) seq: number;
  @Field(() => [AssessedTagView]) tags: AssessedTagView[];
  @Field({ description: 'No tag is clear enough, or it is like nothing that the tags are about: no tag was guessed.' }) unsure: boolean;
  @Field(() => String, { nullable: true }) unsureBecause: string | null;
  @Field(() => Reading, { description: '−1 (furious) to 1 (delighted).' }) sentiment: Reading;
  @Field(() => Reading, { description: '0 (any time) to 1 (now).' }) urgency: Reading;
  @Field() assessedAt: Date;
}

@ObjectType({ description: 'What one tag gets for a sentence.' })
export class TagTrialScore {
  @Field(() => Tag) tag: Tag;
  @Field(() => Float, { nullable: true, description: '0 to 1, by likeness; null when only phrases could be looked for.' }) probability: number | null;
  @Field({ description: 'The sentence would get this tag.' }) applies: boolean;
  @Field() reason: string;
  @Field(() => TagEvidenceView, { nullable: true }) evidence: TagEvidenceView | null;
}

@ObjectType({ description: 'What a sentence would be found to be. Nothing is kept.' })
export class TagTrial {
  @Field(() => [TagTrialScore], { description: 'Those that apply first, then by likeness.' }) tags: TagTrialScore[];
  @Field() unsure: boolean;
  @Field(() => String, { nullable: true }) unsureBecause: string | null;
  @Field(() => Reading) sentiment: Reading;
  @Field(() => Reading) urgency: Reading;
}

@ObjectType({ description: 'A message of the archive that could sharpen a tag: it is not clear whether it deserves it.' })
export class TagSuggestion {
  @Field(() => ID) conversationId: string;
  @Field() text: string;
  @Field(() => Float) probability: number;
  @Field() carriesTag: boolean;
}

@ObjectType({ description: 'Examples of this tag that, judged without themselves, would get another one.' })
export class TagConfusionView {
  otherId: string;
  @Field(() => Int) count: number;
  @Field() example: string;
}

@ObjectType({ description: 'How often a tag was set, by the AI, rules and agents together.' })
export class TagUsageFigures {
  @Field(() => Int) total: number;
  @Field(() => [Int], { description: 'By day in the workspace’s time zone, the oldest first, today last.' }) byDay: number[];
}

@ObjectType({ description: 'What agents made of the AI’s tagging, over 90 days, in conversations that a person has answered.' })
export class TagAgreement {
  @Field(() => Int, { description: 'Set by the AI or a rule, and left.' }) kept: number;
  @Field(() => Int, { description: 'Set by the AI or a rule, and taken away by an agent.' }) removed: number;
  @Field(() => Int, { description: 'Not set by the AI, added by an agent.' }) missed: number;
  @Field(() => Float, { nullable: true, description: 'kept ÷ (kept + removed + missed); null when there is none of them.' }) rate: number | null;
}
