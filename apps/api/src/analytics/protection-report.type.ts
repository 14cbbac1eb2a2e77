import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One kind of protected matter over a range.' })
export class ProtectionKindFigures {
  @Field() kind: string;
  @Field({ description: 'Its name as people read it.' }) rule: string;
  @Field(() => Int, { description: 'Episodes in which it latched.' }) latched: number;
  @Field(() => Int, { description: 'Of those, answered by the AI after the latch and before a person replied or an admin lifted it. Must be 0.' }) answeredByAiAlone: number;
  @Field(() => Int, { description: 'Of those, with a public reply of a person since.' }) replied: number;
  @Field(() => Int, { description: 'Of those, lifted by an admin, with a reason.' }) lifted: number;
  @Field(() => Int, { description: 'Of those, still waiting for a person.' }) waiting: number;
  @Field(() => Float, { nullable: true, description: 'Seconds from the latch to the person’s reply; null when nobody has replied.' }) medianReplySeconds: number | null;
  @Field(() => Float, { nullable: true }) p90ReplySeconds: number | null;
}

/** Who replied and who lifted it are resolved beside this class. */
@ObjectType({ description: 'A protected matter of one episode, and what became of it.' })
export class ProtectionCase {
  @Field(() => ID) id: string;
  @Field(() => ID) conversationId: string;
  @Field() subject: string;
  @Field() kind: string;
  @Field() rule: string;
  @Field(() => String, { nullable: true }) phrase: string | null;
  @Field() latchedAt: Date;
  @Field(() => Date, { nullable: true }) repliedAt: Date | null;
  repliedById: string | null;
  @Field(() => Date, { nullable: true }) liftedAt: Date | null;
  liftedById: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was lifted.' }) liftReason: string | null;
  @Field({ description: 'The AI answered while it held. Must never be.' }) answeredByAiAlone: boolean;
}

@ObjectType({ description: 'The proof that what must reach a person did: every matter that latched in a range, and what became of it.' })
export class ProtectionReport {
  @Field() from: Date;
  @Field() to: Date;
  @Field(() => Int, { description: 'Conversations in which something latched.' }) conversations: number;
  @Field(() => Int, { description: 'Conversations answered by the AI alone while a protection held. Must be 0.' }) answeredByAiAlone: number;
  @Field(() => [ProtectionKindFigures]) kinds: ProtectionKindFigures[];
  @Field(() => [ProtectionCase], { description: 'The newest 1,000, newest first.' }) cases: ProtectionCase[];
  @Field({ description: 'There are more than those listed.' }) truncated: boolean;
}
