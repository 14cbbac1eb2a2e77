import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionTypes } from '../common/connection';

@ObjectType({ description: 'What a document did for customers so far. Counted from messages, so it outlives versions.' })
export class DocumentUsage {
  @Field(() => Int, { description: 'Messages that quoted it.' }) cited: number;
  @Field(() => Int, { description: 'Conversations in which it was quoted.' }) conversations: number;
  @Field(() => Int, { description: 'Episodes that went to a person after it was quoted in them.' }) ledToHandoff: number;
  @Field(() => Date, { nullable: true }) lastCitedAt: Date | null;
}

export const NEVER_USED: DocumentUsage = { cited: 0, conversations: 0, ledToHandoff: 0, lastCitedAt: null };

/** `message` and `conversation` are resolved in `document-usage.resolver.ts`. */
@ObjectType({ description: 'A message that quoted a document.' })
export class DocumentAnswer {
  messageId: string;
  conversationId: string;
  @Field(() => String, { nullable: true, description: 'What the customer had written before it.' }) question: string | null;
  @Field({ description: 'The first thing it quoted from the document.' }) quote: string;
  @Field(() => Int, { description: 'The version it read.' }) documentVersion: number;
  @Field() at: Date;
}

export const DocumentAnswerConnection = connectionTypes(() => DocumentAnswer, 'DocumentAnswer');
