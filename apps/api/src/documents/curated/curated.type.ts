import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Difference } from '@chatref/rag';
import { connectionTypes } from '../../common/connection';
import { enumOf } from '../../common/enums';
import { UserError } from '../../common/user-error.type';

export const DIFFERENCES = ['NEGATION', 'NUMBERS', 'QUALIFIERS', 'ASKS_SOMETHING_ELSE'] as const satisfies readonly Difference[];
export const DifferenceEnum = enumOf(DIFFERENCES);
registerEnumType(DifferenceEnum, { name: 'QuestionDifference', description: 'Why two questions are not the same, however alike they sound.' });

/** `document` and `importedFrom` are resolved in `curated.resolver.ts`; how often it was given, in `inbox/`. */
@ObjectType({ description: 'An answer written by hand that wins over everything else when its question is asked; protections and rules still come first.' })
export class CuratedAnswer {
  @Field(() => ID) id: string;
  workspaceId: string;
  documentId: string;
  pairsDocumentId: string | null;
  @Field() question: string;
  @Field(() => [String], { description: 'Other ways of asking it.' }) alternatives: string[];
  @Field({ description: 'Markdown.' }) answer: string;
  @Field(() => String, { nullable: true, description: 'Where customers can read more; shown with the citation.' }) sourceUrl: string | null;
  @Field(() => Float, { nullable: true, description: 'Its own threshold; null: the workspace’s.' }) threshold: number | null;
  @Field(() => Float, { description: 'Likeness from which it answers, 0.5 to 1.' }) effectiveThreshold: number;
  @Field() enabled: boolean;
  @Field({ description: 'All its questions can be compared by meaning; until then it answers to equal words only.' }) learned: boolean;
  @Field(() => Int, { description: 'The version that citations name.' }) version: number;
  @Field() updatedAt: Date;
}

export const CuratedAnswerConnection = connectionTypes(() => CuratedAnswer, 'CuratedAnswer');

@InputType()
export class CuratedAnswerInput {
  @Field() question: string;
  @Field(() => [String], { nullable: true }) alternatives?: string[] | null;
  @Field() answer: string;
  @Field(() => String, { nullable: true }) sourceUrl?: string | null;
  @Field(() => Float, { nullable: true, description: 'Null: the workspace’s.' }) threshold?: number | null;
  @Field(() => Boolean, { nullable: true, defaultValue: true }) enabled?: boolean | null;
}

@InputType({ description: 'An entry that is not saved yet.' })
export class CuratedDraftInput {
  @Field(() => ID, { nullable: true, description: 'The saved entry it takes the place of.' }) id?: string | null;
  @Field(() => [String]) questions: string[];
  @Field(() => Float, { nullable: true }) threshold?: number | null;
}

@ObjectType('CuratedMatch')
export class CuratedMatchType {
  @Field(() => CuratedAnswer, { nullable: true, description: 'Null for the draft that was given.' }) curatedAnswer: CuratedAnswer | null;
  @Field({ description: 'Its question that was nearest.' }) phrase: string;
  @Field(() => Float, { description: 'Likeness of meaning and words, 0 to 1; 1 when asked word for word.' }) similarity: number;
  @Field(() => Float) threshold: number;
  @Field(() => DifferenceEnum, { nullable: true, description: 'What rules it out although it may be alike enough.' }) difference: Difference | null;
  @Field({ description: 'It would be given, unless a protection or a rule comes first.' }) answers: boolean;
}

@ObjectType()
export class CuratedAnswerPayload {
  @Field(() => CuratedAnswer, { nullable: true }) curatedAnswer?: CuratedAnswer | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class CuratedPairInput {
  @Field() question: string;
  @Field() answer: string;
  @Field(() => [String], { nullable: true }) alternatives?: string[] | null;
  @Field(() => String, { nullable: true }) sourceUrl?: string | null;
}

export const PAIR_FORMATS = ['CSV', 'JSON'] as const;
export type PairFormat = (typeof PAIR_FORMATS)[number];
export const PairFormatEnum = enumOf(PAIR_FORMATS);
registerEnumType(PairFormatEnum, { name: 'PairFormat' });

@InputType({ description: 'A file of question-answer pairs: CSV with the columns question and answer, or JSON [{"question", "answer"}].' })
export class PairFileInput {
  @Field(() => PairFormatEnum) format: PairFormat;
  @Field() content: string;
}

@ObjectType()
export class RefusedPair {
  @Field(() => Int, { description: 'Its place in the list, from 1.' }) row: number;
  @Field() message: string;
}

@ObjectType()
export class ImportCuratedPayload {
  @Field(() => Int) created: number;
  @Field(() => Int, { description: 'Whose question was known with another answer.' }) updated: number;
  @Field(() => Int) unchanged: number;
  @Field(() => [RefusedPair]) refused: RefusedPair[];
  @Field(() => [UserError]) userErrors: UserError[];
}
