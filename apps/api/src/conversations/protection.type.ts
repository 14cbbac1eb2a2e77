import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PROTECTION_SOURCES, type ProtectionSource } from '@chatref/domain';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

export const ProtectionSourceEnum = enumOf(PROTECTION_SOURCES);
registerEnumType(ProtectionSourceEnum, {
  name: 'ProtectionSource',
  description: 'How a protected matter was recognised. PHRASE: built-in words. WIDENED: the workspace’s words. MEANING: like a known example. MODEL: a language model says so.',
});

@ObjectType({ description: 'A protected matter that a customer’s message named, with the words that say so.' })
export class ProtectionHit {
  @Field(() => ID) id: string;
  @Field({ description: 'dispute, double-charge, fraud, bank-details-change, legal, data-protection, asks-for-person, or a kind of the workspace’s own (own-…).' }) kind: string;
  @Field({ description: 'Its name as people read it.' }) rule: string;
  @Field(() => String, { nullable: true, description: 'The customer’s words; null when a button said so.' }) phrase: string | null;
  @Field(() => ProtectionSourceEnum) source: ProtectionSource;
  @Field(() => String, { nullable: true, description: 'With MEANING: the known example that it is like.' }) like: string | null;
  @Field(() => Int) messageSeq: number;
  @Field() at: Date;
}

@ObjectType({ description: 'A bank number that a customer wrote; its text shows only the end of it.' })
export class BankNumber {
  @Field(() => ID) id: string;
  @Field({ description: 'IBAN.' }) kind: string;
  @Field() lastFour: string;
  @Field(() => Int) messageSeq: number;
}

@ObjectType()
export class RevealedNumberPayload {
  @Field(() => String, { nullable: true }) value?: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
