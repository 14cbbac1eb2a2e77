import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FIELD_TYPES, type FieldType } from '@chatref/domain';
import { enumOf } from '../common/enums';
import { UserError } from '../common/user-error.type';

const FieldTypeEnum = enumOf(FIELD_TYPES);
registerEnumType(FieldTypeEnum, { name: 'FormFieldType', description: 'What a field takes. INVOICE, ACCOUNT, AMOUNT, DATE and EMAIL become details of that name.' });

@ObjectType()
export class FormField {
  @Field() key: string;
  @Field() label: string;
  @Field(() => FieldTypeEnum) type: FieldType;
  @Field() required: boolean;
  @Field(() => [String], { description: 'What can be chosen, with CHOICE; else empty.' }) options: string[];
}

@ObjectType({ description: 'A small form that a rule sends into the chat. In a message it stays as it was when it was sent.' })
export class Form {
  @Field(() => ID, { description: 'Names it in rules ({collect: key}).' }) key: string;
  @Field() title: string;
  @Field(() => [FormField]) fields: FormField[];
}

@InputType()
class FormFieldInput {
  @Field() key: string;
  @Field() label: string;
  @Field(() => FieldTypeEnum) type: FieldType;
  @Field(() => Boolean, { nullable: true }) required?: boolean | null;
  @Field(() => [String], { nullable: true }) options?: string[] | null;
}

@InputType()
export class FormInput {
  @Field() title: string;
  @Field(() => [FormFieldInput]) fields: FormFieldInput[];
}

@ObjectType()
export class FormPayload {
  @Field(() => Form, { nullable: true }) form?: Form | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
