import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonValue } from '../common/scalars';
import { Citation } from '../common/citation.type';
import { enumOf } from '../common/enums';

export const ComposerEnum = enumOf(['EXTRACTIVE', 'MODEL', 'CURATED'] as const);
registerEnumType(ComposerEnum, { name: 'AnswerComposer', description: 'EXTRACTIVE: sentences of the documents. MODEL: written by a model and checked. CURATED: written by a person.' });

@ObjectType({ description: 'A sentence of a model that nobody was shown.' })
export class DroppedSentence {
  @Field() text: string;
  @Field({ description: 'NUMBER, ADDRESS, PROMISE, QUOTE_NOT_VERBATIM, UNSUPPORTED …' }) why: string;
}

@ObjectType()
export class AnswerUsage {
  @Field(() => Int) calls: number;
  @Field(() => Int) tokensIn: number;
  @Field(() => Int) tokensOut: number;
  @Field({ description: 'True when the service did not tell its figures.' }) estimated: boolean;
  @Field(() => Float, { nullable: true, description: 'At the price set then; null without one.' }) cost: number | null;
  @Field(() => String, { nullable: true }) currency: string | null;
  @Field(() => Int, { description: 'Waiting for the model.' }) milliseconds: number;
}

@ObjectType({ description: 'A passage that was considered.' })
export class ConsideredPassage {
  @Field(() => ID) documentId: string;
  @Field(() => [String]) headingPath: string[];
  @Field(() => Float) score: number;
  @Field(() => Int, { description: 'The version that was read.' }) version: number;
  @Field(() => Int, { nullable: true, description: 'The version now; null once the document is deleted.' }) currentVersion: number | null;
}

@ObjectType({ description: 'Why an answer, or a handoff, reads as it does: everything that made it.' })
export class AnswerRecord {
  @Field(() => ID) turnId: string;
  @Field(() => ID, { nullable: true, description: 'The message asked about.' }) messageId: string | null;
  @Field() at: Date;
  @Field({ description: 'ANSWERED, TENTATIVE, CLARIFY, DECLINED, SMALLTALK, handOff, confirmed.' }) decision: string;
  @Field(() => ComposerEnum, { nullable: true, description: 'Null where nothing was composed: a rule, small talk, a protection.' }) composer: keyof typeof ComposerEnum | null;
  @Field(() => Float, { nullable: true }) confidence: number | null;
  @Field(() => String, { nullable: true, description: 'What was composed, shown or held back.' }) text: string | null;
  @Field({ description: 'The customer’s words of this turn.' }) question: string;
  @Field(() => String, { nullable: true, description: 'What was looked for, where that differs.' }) resolvedQuestion: string | null;
  @Field(() => String, { nullable: true, description: 'EPISODE: by rules, from the conversation. MODEL: rewritten by the model.' }) resolvedBy: string | null;
  @Field(() => String, { nullable: true, description: 'The customer’s language, ISO 639-1.' }) language: string | null;
  @Field(() => String, { nullable: true, description: 'Why nothing was stated.' }) why: string | null;
  @Field(() => String, { nullable: true, description: 'Why the model’s answer was not used.' }) fallback: string | null;
  @Field(() => [DroppedSentence]) dropped: DroppedSentence[];
  @Field(() => String, { nullable: true, description: 'Version of the gate.' }) gate: string | null;
  @Field(() => String, { nullable: true, description: 'Version of the prompt, where a model was asked.' }) prompt: string | null;
  @Field(() => String, { nullable: true, description: 'The model that wrote.' }) model: string | null;
  @Field(() => String, { nullable: true }) embeddingModel: string | null;
  @Field(() => AnswerUsage, { nullable: true }) usage: AnswerUsage | null;
  @Field(() => [Citation]) citations: Citation[];
  @Field(() => [ConsideredPassage], { description: 'Best first, at most 20.' }) passages: ConsideredPassage[];
  @Field(() => [String]) rules: string[];
  @Field(() => JsonValue, { description: 'Milliseconds by stage.' }) timings: unknown;
  @Field(() => JsonValue, { nullable: true, description: 'The AI settings that held.' }) settings: unknown;
}

@ObjectType({ description: 'The same question asked again of the knowledge as it is now.' })
export class AnswerReplay {
  @Field(() => AnswerRecord) record: AnswerRecord;
  @Field({ description: 'True when outcome, text and sources are the same.' }) same: boolean;
  @Field(() => [String], { description: 'What differs, and what changed since, in words.' }) differences: string[];
  @Field({ description: 'What the draft would be now.' }) outcome: string;
  @Field() text: string;
  @Field(() => Float) confidence: number;
  @Field(() => [Citation]) citations: Citation[];
}
