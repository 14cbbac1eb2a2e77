import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

export const AnswerLengthEnum = enumOf(['SHORT', 'NORMAL', 'DETAILED'] as const);
export const LanguagePolicyEnum = enumOf(['CUSTOMER', 'DOCUMENTS'] as const);
export const ForbiddenActionEnum = enumOf(['HAND_OVER', 'DECLINE'] as const);
registerEnumType(AnswerLengthEnum, { name: 'AnswerLength', description: 'At most 2, 4 or 8 sentences.' });
registerEnumType(LanguagePolicyEnum, { name: 'LanguagePolicy', description: 'CUSTOMER: in the customer’s language where a model can. DOCUMENTS: only in languages that documents are written in.' });
registerEnumType(ForbiddenActionEnum, { name: 'ForbiddenAction' });

@ObjectType({ description: 'A subject that the AI leaves alone.' })
export class ForbiddenTopic {
  @Field({ description: 'In words as customers use them; commas separate alternatives.' }) topic: string;
  @Field(() => ForbiddenActionEnum) then: keyof typeof ForbiddenActionEnum;
}

@ObjectType({ description: 'How the AI answers. Whoever may read the inbox may read it.' })
export class AiSettings {
  workspaceId: string;
  @Field({ description: 'Whether a configured model writes the answers.' }) useModel: boolean;
  @Field({ description: 'The brand’s voice, for the model.' }) voice: string;
  @Field(() => AnswerLengthEnum) length: keyof typeof AnswerLengthEnum;
  @Field(() => LanguagePolicyEnum) languagePolicy: keyof typeof LanguagePolicyEnum;
  @Field(() => [ForbiddenTopic]) forbiddenTopics: ForbiddenTopic[];
  @Field(() => Float, { nullable: true, description: 'Tokens a model may use in a day of the workspace’s zone.' }) dayTokens: number | null;
  @Field(() => Float, { nullable: true, description: 'The same as money, in `currency`.' }) dayCost: number | null;
  @Field() currency: string;
  /** Prices by model; the field `price` shows the configured model's. */
  prices: Record<string, { inputPerMillion: number; outputPerMillion: number }>;
}

@InputType()
class ForbiddenTopicInput {
  @Field() topic: string;
  @Field(() => ForbiddenActionEnum) then: keyof typeof ForbiddenActionEnum;
}

@InputType()
class ModelPriceInput {
  @Field({ description: 'Name of the model, as in OPENAI_MODEL.' }) model: string;
  @Field(() => Float, { description: 'Per million tokens read.' }) inputPerMillion: number;
  @Field(() => Float, { description: 'Per million tokens written.' }) outputPerMillion: number;
}

@InputType({ description: 'What is left out stays as it is.' })
export class AiSettingsInput {
  @Field(() => Boolean, { nullable: true }) useModel?: boolean | null;
  @Field(() => String, { nullable: true }) voice?: string | null;
  @Field(() => AnswerLengthEnum, { nullable: true }) length?: keyof typeof AnswerLengthEnum | null;
  @Field(() => LanguagePolicyEnum, { nullable: true }) languagePolicy?: keyof typeof LanguagePolicyEnum | null;
  @Field(() => [ForbiddenTopicInput], { nullable: true }) forbiddenTopics?: ForbiddenTopicInput[] | null;
  @Field(() => Float, { nullable: true, description: 'Null takes the bound away.' }) dayTokens?: number | null;
  @Field(() => Float, { nullable: true, description: 'Null takes the bound away.' }) dayCost?: number | null;
  @Field(() => String, { nullable: true }) currency?: string | null;
  @Field(() => ModelPriceInput, { nullable: true }) price?: ModelPriceInput | null;
}

@ObjectType()
export class AiSettingsPayload {
  @Field(() => AiSettings, { nullable: true }) aiSettings?: AiSettings | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType({ description: 'What models used in a day of the workspace’s zone.' })
export class AiUsageDay {
  @Field({ description: 'YYYY-MM-DD' }) day: string;
  @Field() model: string;
  @Field(() => Int, { description: 'Calls: writing, rewriting and translating count each.' }) calls: number;
  @Field(() => Int, { description: 'Answers of the model that were not used: too late, broken, refused.' }) failures: number;
  @Field(() => Float) tokensIn: number;
  @Field(() => Float) tokensOut: number;
  @Field(() => Float, { nullable: true, description: 'At the price that was set then; null without one.' }) cost: number | null;
}
